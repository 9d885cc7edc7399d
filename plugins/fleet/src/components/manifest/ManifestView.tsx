import { useMemo, useState } from 'react';
import { SearchField, VisuallyHidden } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useFleetText } from '../../translation';
import { useMoreRows } from '../layout';
import { CopyButton } from '../links';
import {
  folds,
  ManifestLine,
  manifestLines,
  matching,
  unfolded,
} from './manifestLines';
import styles from './ManifestView.module.css';

/** Lines that are drawn at once; a CustomResourceDefinition has ten thousands. */
const atFirst = 1_000;

/** A manifest to read, search, fold and copy. */
export const ManifestView = ({
  yaml,
  label,
}: {
  yaml: string;
  /** What it is, for those who do not see it. */
  label: string;
}) => {
  const t = useFleetText();
  const [words, setWords] = useState('');
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const lines = useMemo(() => manifestLines(yaml), [yaml]);
  const found = words === '' ? undefined : matching(lines, words);
  const { rows, more } = useMoreRows(
    found?.lines ?? unfolded(lines, folded),
    atFirst,
  );
  const toggle = (number: number) => {
    const next = new Set(folded);
    if (!next.delete(number)) next.add(number);
    setFolded(next);
  };
  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        <SearchField
          size="small"
          className={styles.search}
          aria-label={t('resource.search')}
          placeholder={t('resource.search')}
          value={words}
          onChange={setWords}
        />
        <span role="status" className={styles.hits}>
          {found && t('resource.found', { count: found.hits })}
        </span>
        <span className={styles.copy}>
          <CopyButton value={yaml} what={label} />
        </span>
      </div>
      <div
        className={styles.scroll}
        role="group"
        aria-label={label}
        // A long manifest scrolls by itself, by keyboard as well.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {rows.map(line => (
          <Line
            key={line.number}
            line={line}
            words={words}
            folded={folded.has(line.number)}
            onToggle={
              found || !folds(line) ? undefined : () => toggle(line.number)
            }
          />
        ))}
        {more}
      </div>
    </div>
  );
};

const Line = ({
  line,
  words,
  folded,
  onToggle,
}: {
  line: ManifestLine;
  words: string;
  folded: boolean;
  onToggle: (() => void) | undefined;
}) => {
  const t = useFleetText();
  const Arrow = folded ? RiArrowRightSLine : RiArrowDownSLine;
  return (
    <div className={styles.line}>
      <span className={styles.fold}>
        {onToggle && (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={!folded}
            onClick={onToggle}
          >
            <Arrow size={14} aria-hidden />
            <VisuallyHidden>
              {t('resource.section', { name: line.text.trim() })}
            </VisuallyHidden>
          </button>
        )}
      </span>
      <span className={styles.number} aria-hidden>
        {line.number}
      </span>
      <span className={styles.text}>
        <Text text={line.text} words={words} />
        {folded && (
          <span className={styles.hidden}>
            {' '}
            {t('resource.folded', { count: line.end - line.number })}
          </span>
        )}
      </span>
    </div>
  );
};

/** The key in its own colour; where something is sought, that is marked instead. */
const Text = ({ text, words }: { text: string; words: string }) => {
  if (words !== '') return <Marked text={text} words={words} />;
  const [, key = '', rest = text] =
    /^(\s*(?:- )*[\w./"-]+:)(\s.*|)$/.exec(text) ?? [];
  return (
    <>
      {key && <span className={styles.key}>{key}</span>}
      {rest}
    </>
  );
};

const Marked = ({ text, words }: { text: string; words: string }) => {
  const at = text
    .toLocaleLowerCase('en-US')
    .indexOf(words.toLocaleLowerCase('en-US'));
  if (at < 0) return <>{text}</>;
  const to = at + words.length;
  return (
    <>
      {text.slice(0, at)}
      <mark className={styles.mark}>{text.slice(at, to)}</mark>
      {text.slice(to)}
    </>
  );
};
