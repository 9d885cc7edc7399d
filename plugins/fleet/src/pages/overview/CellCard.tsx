import { ReactNode } from 'react';
import { Placeholder } from '../../components/layout';
import { PageLink } from '../../components/links';
import {
  cardStyles,
  GridCell,
  GridColumn,
  GridRow,
} from '../../components/matrix';
import { StateWord } from '../../components/state';
import { useAgeWords } from '../../components/time';
import {
  useApplicationSet,
  useApplicationSets,
  useCell,
  useFleetLinks,
} from '../../hooks';
import { said, saidOfEach, useFleetText } from '../../translation';

/** What hover and focus tell about a cell: why, since when, by whose word. */
export const CellCard = ({
  row,
  column,
}: {
  row: GridRow;
  column: GridColumn;
}) => {
  const cell = row.cells.get(column.key);
  return cell ? (
    <PlacedCard row={row} column={column} cell={cell} />
  ) : (
    <GapCard row={row} column={column} />
  );
};

const PlacedCard = ({
  row,
  column,
  cell,
}: {
  row: GridRow;
  column: GridColumn;
  cell: GridCell;
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const ageOf = useAgeWords();
  const { data } = useCell(row.service, column.cluster.ref);
  const application = data?.[0];
  return (
    <>
      <Title row={row} column={column}>
        <StateWord state={cell.state} size={14} />
      </Title>
      {!application ? (
        <Placeholder height={36} />
      ) : (
        <p className={cardStyles.reason}>
          {said(application, 'reason', t) || t(`meaning.${cell.state}`)}
        </p>
      )}
      <div className={cardStyles.muted}>
        {[
          cell.version,
          cell.behind > 0 && t('matrix.behind', { count: cell.behind }),
          cell.applications > 1 &&
            t('cell.several', { count: cell.applications }),
          application?.deployedAt &&
            t('cell.deployed', { age: ageOf(application.deployedAt) }),
        ]
          .filter(Boolean)
          .join(', ')}
      </div>
      <div className={cardStyles.foot}>
        {application && (
          <PageLink to={links.application(application.ref)}>
            {t('cell.openApplication')}
          </PageLink>
        )}
        <PageLink to={links.cluster(column.cluster.ref)}>
          {t('cell.openCluster')}
        </PageLink>
        <PageLink to={links.rollout(row.service)}>
          {t('cell.openRollout')}
        </PageLink>
        <Heard column={column} />
      </div>
    </>
  );
};

/** Why the ApplicationSet of the service leaves this cluster out. */
const GapCard = ({ row, column }: { row: GridRow; column: GridColumn }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { ref } = column.cluster;
  const sets = useApplicationSets();
  const set = sets.data?.items.find(
    item => item.service === row.service && item.ref.hub === ref.hub,
  );
  const keys = row.gaps.get(column.key) ?? '';
  return (
    <>
      <Title row={row} column={column}>
        <StateWord state="notPlaced" size={14} />
      </Title>
      {set ? (
        <PlacementReasons set={set.ref} cluster={ref.name} keys={keys} />
      ) : (
        <p className={cardStyles.reason}>{t('cell.notPlaced', { keys })}</p>
      )}
      <div className={cardStyles.foot}>
        {set && (
          <PageLink to={links.applicationSet(set.ref)}>
            {t('cell.openApplicationSet')}
          </PageLink>
        )}
        <PageLink to={links.cluster(ref)}>{t('cell.openCluster')}</PageLink>
        <Heard column={column} />
      </div>
    </>
  );
};

const PlacementReasons = (props: {
  set: { hub: string; namespace: string; name: string };
  cluster: string;
  keys: string;
}) => {
  const t = useFleetText();
  const { data } = useApplicationSet(props.set);
  const found = data?.placement.find(place => place.cluster === props.cluster);
  return (
    <p className={cardStyles.reason}>
      {found?.reasons.length
        ? saidOfEach(found, 'reasons', t).join(' ')
        : t('cell.notPlaced', { keys: props.keys })}
    </p>
  );
};

const Title = (props: {
  row: GridRow;
  column: GridColumn;
  children: ReactNode;
}) => {
  const t = useFleetText();
  return (
    <div className={cardStyles.title}>
      <strong>{props.row.service}</strong>
      <span className={cardStyles.muted}>
        {t('cell.on', { cluster: props.column.cluster.ref.name })}
      </span>
      <span>{props.children}</span>
    </div>
  );
};

/** Whose word it is, and how old. */
const Heard = ({ column }: { column: GridColumn }) => {
  const t = useFleetText();
  const ageOf = useAgeWords();
  const { hub } = column.cluster.ref;
  const at = column.source?.observedAt;
  return (
    <span className={cardStyles.muted}>
      {at ? t('cell.heard', { hub, age: ageOf(at) }) : hub}
    </span>
  );
};
