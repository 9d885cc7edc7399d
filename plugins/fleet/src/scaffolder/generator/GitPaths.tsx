import { Button, ButtonIcon, Checkbox, TextField } from '@backstage/ui';
import { RiAddLine, RiCloseLine } from '@remixicon/react';
import { useFleetText } from '../../translation';
import { GeneratorDraft, PathRow } from './generatorDraft';
import styles from './GeneratorBuilder.module.css';

export interface GitPathsProps {
  rows: PathRow[];
  onChange: (rows: PathRow[]) => void;
  example: string;
  /** Folders may be left out of what another path takes. */
  canExclude: boolean;
  isDisabled?: boolean;
}

/** Paths in a Git repository, a row for each. */
export const GitPaths = (props: GitPathsProps) => {
  const { rows, onChange, example, canExclude, isDisabled } = props;
  const t = useFleetText();
  const set = (index: number, change: Partial<PathRow>) =>
    onChange(
      rows.map((one, at) => (at === index ? { ...one, ...change } : one)),
    );
  return (
    <div className={styles.rows}>
      {rows.map((row, index) => (
        // Rows have no name of their own and only ever go from the end.
        // eslint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.path}>
          <TextField
            aria-label={t('generator.pathNumber', { n: index + 1 })}
            placeholder={example}
            value={row.path}
            onChange={path => set(index, { path })}
            isDisabled={isDisabled}
            autoComplete="off"
            spellCheck="false"
          />
          {canExclude && (
            <Checkbox
              isSelected={row.exclude ?? false}
              onChange={exclude =>
                set(index, { exclude: exclude ? true : undefined })
              }
              isDisabled={isDisabled}
            >
              {t('generator.exclude')}
            </Checkbox>
          )}
          <ButtonIcon
            variant="tertiary"
            icon={<RiCloseLine aria-hidden />}
            aria-label={t('generator.removePath', { n: index + 1 })}
            onPress={() => onChange(rows.filter((_, at) => at !== index))}
            isDisabled={isDisabled || rows.length === 1}
          />
        </div>
      ))}
      <div>
        <Button
          variant="secondary"
          iconStart={<RiAddLine aria-hidden />}
          onPress={() => onChange([...rows, { path: '' }])}
          isDisabled={isDisabled}
        >
          {t('generator.addPath')}
        </Button>
      </div>
    </div>
  );
};

export interface GitRepositoryProps {
  draft: GeneratorDraft;
  onChange: (change: Partial<GeneratorDraft>) => void;
  isDisabled?: boolean;
}

/** Where the paths are, when that is not the fleet repository. */
export const GitRepository = (props: GitRepositoryProps) => {
  const { draft, onChange, isDisabled } = props;
  const t = useFleetText();
  return (
    <div className={styles.pair}>
      <TextField
        label={t('generator.repository')}
        description={t('generator.repositoryNote')}
        value={draft.repoURL}
        onChange={repoURL => onChange({ repoURL })}
        isDisabled={isDisabled}
        spellCheck="false"
      />
      <TextField
        label={t('generator.revision')}
        description={t('generator.revisionNote')}
        value={draft.revision}
        onChange={revision => onChange({ revision })}
        isDisabled={isDisabled}
        spellCheck="false"
      />
    </div>
  );
};
