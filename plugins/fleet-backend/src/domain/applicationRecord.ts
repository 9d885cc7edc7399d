import type {
  ApplicationRecord,
  ApplicationsQuery,
  ApplicationListItem,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { applicationSummary } from './applications';
import type { FleetView } from './FleetView';
import { releaseHistory } from './release';
import type { ApplicationRow } from './row';

/** An Application of a list, with as much of it as was asked for. */
export function applicationListItem(
  view: FleetView,
  row: ApplicationRow,
  expand: ApplicationsQuery['expand'],
): ApplicationListItem {
  const summary = applicationSummary(view, row);
  return expand === 'record'
    ? { ...summary, record: applicationRecord(row) }
    : summary;
}

function applicationRecord(row: ApplicationRow): ApplicationRecord {
  const { facts } = row;
  return {
    uid: facts.uid,
    labels: facts.labels,
    createdAt: facts.createdAt,
    reconciledAt: facts.reconciledAt,
    healthSince: facts.healthSince,
    autoSync: facts.autoSync,
    history: releaseHistory(facts, row.version),
  };
}
