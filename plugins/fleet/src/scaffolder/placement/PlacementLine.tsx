import {
  RiAddLine,
  RiCloseLine,
  RiPencilLine,
  RiQuestionLine,
  RiSubtractLine,
} from '@remixicon/react';
import { ReactNode } from 'react';
import theme from '../../components/theme.module.css';
import styles from './PlacementPanel.module.css';
import { PlacementRow, RowKind } from './placementRows';

interface Look {
  icon: ReactNode;
  tone: string;
  /** The word in the tag; a cluster that is left out has none. */
  tag?: string;
}

const size = 16;
const looks: Record<RowKind, Look> = {
  add: { icon: <RiAddLine size={size} />, tone: theme.positive, tag: 'add' },
  change: {
    icon: <RiPencilLine size={size} />,
    tone: theme.announcement,
    tag: 'change',
  },
  remove: {
    icon: <RiCloseLine size={size} />,
    tone: theme.negative,
    tag: 'remove',
  },
  keep: {
    icon: <RiSubtractLine size={size} />,
    tone: theme.neutral,
    tag: 'keep',
  },
  out: { icon: <RiSubtractLine size={size} />, tone: theme.neutral },
};

/** One cluster of the preview. */
export const PlacementLine = ({ row }: { row: PlacementRow }) => {
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
        {silent && ` (${unheard(row)})`}
      </span>
      {tag && <span className={styles.tag}>{tag}</span>}
    </li>
  );
};

function unheard({ hub, unheardSince }: PlacementRow): string {
  return unheardSince
    ? `as of ${new Date(
        unheardSince,
      ).toLocaleTimeString()}, ${hub} is not heard`
    : `${hub} was never heard`;
}
