import { memo, ReactNode, useState } from 'react';
import { Link } from 'react-router-dom';
import {
  RiArrowRightSLine,
  RiNotificationLine,
  RiNotificationOffLine,
} from '@remixicon/react';
import {
  AttentionItem,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { Chip, Panel } from '../layout';
import { StateWord } from '../state';
import { Age } from '../time';
import { AttentionView } from './attentionViews';
import styles from './AttentionList.module.css';

export interface AttentionListProps {
  items: readonly AttentionItem[];
  view: AttentionView;
  /** How many items the other views have. */
  mine: number;
  muted: number;
  onView: (view: AttentionView) => void;
  onMute: (item: AttentionItem, mute: boolean) => void;
  /** What to say when there is nothing. */
  nothing: string;
  /** Items whose order changed while somebody reads the list. */
  pending: number;
  onApply: () => void;
  onHeld: (held: boolean) => void;
  /** How many are shown before somebody asks for more. */
  shownAtFirst: number;
  subjectHref: (item: AttentionItem) => string | undefined;
  nextHref: (item: AttentionItem) => string | undefined;
  ownerName: (item: AttentionItem) => string | undefined;
}

const clustersShown = 2;

/** What needs somebody, most harm first: why, where, since when, whose, what next. */
export const AttentionList = memo((props: AttentionListProps) => {
  const { items, nothing, pending, onApply, onHeld, shownAtFirst } = props;
  const t = useFleetText();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, shownAtFirst);
  const more = items.length - Math.min(shownAtFirst, items.length);

  return (
    <Panel
      title={t('attention.title')}
      note={
        items.length > 0 ? t('attention.summary', { n: items.length }) : null
      }
      aside={
        <>
          {pending > 0 && (
            <button type="button" className={styles.text} onClick={onApply}>
              {t('live.changes', { count: pending })}
            </button>
          )}
          <ViewButton {...props} of="mine" count={props.mine} />
          <ViewButton {...props} of="muted" count={props.muted} />
          {more > 0 && (
            <button
              type="button"
              className={styles.text}
              onClick={() => setAll(!all)}
            >
              {all
                ? t('action.showFewer')
                : t('action.showMore', { count: more })}
            </button>
          )}
        </>
      }
      flush
    >
      {items.length === 0 ? (
        <p className={styles.nothing}>
          <StateWord state="healthy" words={nothing} />
        </p>
      ) : (
        <div className={styles.sized}>
          <ol
            className={styles.list}
            onPointerEnter={() => onHeld(true)}
            onPointerLeave={() => onHeld(false)}
          >
            {shown.map(item => (
              <AttentionRow
                key={item.id}
                item={item}
                muted={props.view === 'muted'}
                subjectHref={props.subjectHref}
                nextHref={props.nextHref}
                ownerName={props.ownerName}
                onMute={props.onMute}
              />
            ))}
          </ol>
        </div>
      )}
    </Panel>
  );
});

/** Shows one part of the list, or all of it again. */
const ViewButton = (props: {
  of: 'mine' | 'muted';
  view: AttentionView;
  count: number;
  onView: (view: AttentionView) => void;
}) => {
  const { of, view, count, onView } = props;
  const t = useFleetText();
  const pressed = view === of;
  if (count === 0 && !pressed) return null;
  return (
    <button
      type="button"
      className={styles.text}
      aria-pressed={pressed}
      onClick={() => onView(pressed ? 'all' : of)}
    >
      {t(`attention.${of}`, { n: count })}
    </button>
  );
};

type RowProps = Pick<
  AttentionListProps,
  'subjectHref' | 'nextHref' | 'ownerName' | 'onMute'
> & { item: AttentionItem; muted: boolean };

const AttentionRow = memo((props: RowProps) => {
  const { item, muted, subjectHref, nextHref, ownerName, onMute } = props;
  const t = useFleetText();
  const where = subjectHref(item);
  const next = nextHref(item);
  const shown = item.clusters.slice(0, clustersShown);
  const more = item.clusters.length - shown.length;
  const name = said(item, 'subject', t);
  const detail = said(item, 'detail', t);
  const label = said(item.next, 'label', t);
  const subject: ReactNode = where ? (
    <Link className={styles.subject} to={where}>
      {name}
    </Link>
  ) : (
    name
  );
  return (
    <li className={styles.item}>
      <span className={styles.state}>
        <StateWord state={item.state} size={18} />
      </span>
      <div className={styles.words}>
        <div className={styles.headline}>
          {subject} {said(item, 'headline', t)}
        </div>
        {detail && (
          <div className={styles.detail} title={detail}>
            {detail}
          </div>
        )}
      </div>
      <span className={styles.clusters}>
        {shown.map(ref => (
          <Chip key={stringifyClusterRef(ref)}>{ref.name}</Chip>
        ))}
        {more > 0 && <Chip>{t('list.more', { count: more })}</Chip>}
      </span>
      <span className={styles.since}>
        {item.since && (
          <strong>
            <Age at={item.since} ago={false} />
          </strong>
        )}
        <span>{ownerName(item)}</span>
      </span>
      <span className={styles.next}>
        {next && (
          <Link
            className={styles.button}
            to={next}
            aria-label={`${label}: ${name}`}
          >
            <span>{label}</span>
            <RiArrowRightSLine size={20} aria-hidden />
          </Link>
        )}
        <button
          type="button"
          className={styles.mute}
          title={t('attention.muteHint')}
          aria-label={t(muted ? 'attention.unmute' : 'attention.mute', {
            subject: name,
          })}
          onClick={() => onMute(item, !muted)}
        >
          {muted ? (
            <RiNotificationLine size={16} aria-hidden />
          ) : (
            <RiNotificationOffLine size={16} aria-hidden />
          )}
        </button>
      </span>
    </li>
  );
});
