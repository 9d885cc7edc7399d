import {
  RiAddLine,
  RiCloseLine,
  RiPencilLine,
  RiQuestionLine,
  RiSubtractLine,
} from '@remixicon/react';
import { ReactNode } from 'react';
import { clockTime } from '../../components/time';
import { FleetText, useFleetText } from '../../translation';
import theme from '../../components/theme.module.css';
import styles from './PlacementPanel.module.css';
import { PlacementRow, RowKind } from './placementRows';

interface Look {
  icon: ReactNode;
  tone: string;
  /** The word in the tag; a cluster that is left out has none. */
  tag?:
    | 'preview.tagAdd'
    | 'preview.tagChange'
    | 'preview.tagRemove'
    | 'preview.tagKeep';
}

const size = 16;
const looks: Record<RowKind, Look> = {
  add: {
    icon: <RiAddLine size={size} />,
    tone: theme.positive,
    tag: 'preview.tagAdd',
  },
  change: {
    icon: <RiPencilLine size={size} />,
    tone: theme.announcement,
    tag: 'preview.tagChange',
  },
  remove: {
    icon: <RiCloseLine size={size} />,
    tone: theme.negative,
    tag: 'preview.tagRemove',
  },
  keep: {
    icon: <RiSubtractLine size={size} />,
    tone: theme.neutral,
    tag: 'preview.tagKeep',
  },
  out: { icon: <RiSubtractLine size={size} />, tone: theme.neutral },
};

/** One cluster of the preview. */
export const PlacementLine = ({ row }: { row: PlacementRow }) => {
  const t = useFleetText();
  const { icon, tone, tag } = looks[row.kind];
  const silent = row.unheardSince !== undefined;
  return (
    <li className={`${styles.row} ${tone}`}>
      <span className={styles.icon} aria-hidden>
        {silent ? <RiQuestionLine size={size} /> : icon}
      </span>
      <span className={styles.cluster}>{row.cluster}</span>
      <span className={styles.words}>
        {row.words}
        {silent && ` (${unheard(row, t)})`}
      </span>
      {tag && <span className={styles.tag}>{t(tag)}</span>}
    </li>
  );
};

function unheard({ hub, unheardSince }: PlacementRow, t: FleetText): string {
  return unheardSince
    ? t('preview.asOf', { time: clockTime(unheardSince, t), hub })
    : t('preview.neverHeard', { hub });
}
