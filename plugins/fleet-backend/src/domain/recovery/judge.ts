import type {
  Block,
  ClusterRecovery,
  ClusterRecoveryDetail,
  RecoveryVerdict,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { listed, sentence } from '../words';
import { valueOf } from './blocks';
import { Objectives, spanWords } from './objectives';
import { isBad, isGood, isOver } from './runs';

/** What a cluster is judged by. */
export type Evidence = Pick<
  ClusterRecoveryDetail['recovery'],
  'locations' | 'schedules' | 'backups' | 'restores' | 'namespaces'
> & { objectives: Objectives; now: number };

type Verdict = Pick<
  ClusterRecovery,
  'verdict' | 'words' | 'remarks' | 'lastGood' | 'observedAt' | 'stale'
>;

interface Finding {
  verdict: RecoveryVerdict;
  words: string;
}

/**
 * Whether enough would come back. The first thing that is wrong makes the
 * verdict; the rest are remarks.
 */
export function judge(evidence: Evidence): Verdict {
  const { locations, schedules, backups, restores } = evidence;
  const parts = [locations, schedules, backups, restores];
  if (parts.every(({ status }) => status === 'absent')) {
    const words = 'Velero is not installed: only Git brings anything back.';
    return { verdict: 'notInstalled', words, remarks: [] };
  }
  const dates = parts.flatMap(block =>
    'observedAt' in block ? block.observedAt : [],
  );
  const observedAt = dates.sort()[0];
  const stale = parts.flatMap(block =>
    block.status === 'stale' ? block.reason : [],
  )[0];
  // Of a cluster that fell silent nothing is known of the time since then.
  const at = stale === undefined ? evidence.now : Date.parse(observedAt);
  const found = [
    ...aboutBackups(evidence, at),
    ...unread(evidence),
    ...aboutTheRest(evidence),
  ];
  const lastGood = newestGood(evidence);
  const [first = fineWords(lastGood, at)] = found;
  const remarks = found.slice(1).map(({ words }) => words);
  const silent =
    stale !== undefined && ['attention', 'fine'].includes(first.verdict);
  return silent
    ? {
        verdict: 'unknown',
        words: `It could not be read anew: ${sentence(stale)}`,
        remarks: [`When last read: ${first.words}`, ...remarks],
        lastGood,
        observedAt,
        stale,
      }
    : { ...first, remarks, lastGood, observedAt, stale };
}

function newestGood({ backups }: Pick<Evidence, 'backups'>) {
  const good = (valueOf(backups) ?? []).find(isGood);
  const startedAt = good?.startedAt ?? good?.finishedAt;
  return good && startedAt ? { name: good.name, startedAt } : undefined;
}

function fineWords(lastGood: Verdict['lastGood'], at: number): Finding {
  return {
    verdict: 'fine',
    words: `The last good backup is ${ageWords(lastGood, at)} old.`,
  };
}

function ageWords(lastGood: Verdict['lastGood'], at: number): string {
  const since = lastGood ? Date.parse(lastGood.startedAt) : at;
  return spanWords(Math.max(60, (at - since) / 1_000));
}

function aboutBackups(evidence: Evidence, at: number): Finding[] {
  const { objectives, locations, schedules } = evidence;
  const backups = valueOf(evidence.backups);
  const found: Finding[] = [];
  const lastGood = newestGood(evidence);
  if (backups && !lastGood) {
    found.push({
      verdict: 'noBackup',
      words: noBackupWords(backups.length),
    });
  }
  const { rpo } = objectives;
  if (lastGood && at - Date.parse(lastGood.startedAt) > rpo.ms) {
    found.push({
      verdict: 'tooOld',
      words: `The last good backup is ${ageWords(
        lastGood,
        at,
      )} old; the RPO is ${spanWords(rpo.ms / 1_000)}.`,
    });
  }
  const failing = (words: string) => found.push({ verdict: 'failing', words });
  const lost = (valueOf(locations) ?? []).filter(
    ({ phase }) => phase !== 'Available',
  );
  for (const { name, message, phase } of lost) {
    failing(
      `Backup location ${name} is not available: ${sentence(
        message ?? phase ?? 'Velero has not looked at it yet',
      )}`,
    );
  }
  if (valueOf(locations)?.length === 0) failing('It has no backup location.');
  const plans = valueOf(schedules);
  if (plans && !plans.some(({ running }) => running)) {
    failing(
      plans.length === 0
        ? 'It has no Schedule.'
        : `No Schedule makes backups. ${plans[0].name}: ${plans[0].words}`,
    );
  }
  const newest = backups?.find(isOver);
  if (newest && isBad(newest) && lost.length === 0) {
    failing(`The newest backup is no good. ${newest.name}: ${newest.words}`);
  }
  return found;
}

/** Half of the evidence proves nothing. */
function unread(evidence: Evidence): Finding[] {
  const parts: [string, Block<unknown>][] = [
    ['Its backups', evidence.backups],
    ['Its schedules', evidence.schedules],
    ['Its backup locations', evidence.locations],
  ];
  const failed = parts.flatMap(([what, block]) =>
    block.status === 'failed' ? [{ what, reason: block.reason }] : [],
  );
  if (failed.length === 0) return [];
  const [{ reason }] = failed;
  const words =
    failed.length === parts.length
      ? `It could not be read: ${sentence(reason)}`
      : `${failed[0].what} could not be read: ${sentence(reason)}`;
  return [{ verdict: 'unknown', words }];
}

function noBackupWords(made: number): string {
  if (made === 0) return 'No backup was ever made.';
  return made === 1
    ? 'Its only backup was not completed.'
    : `None of its ${made} backups was completed.`;
}

function aboutTheRest(evidence: Evidence): Finding[] {
  const { restores, objectives } = evidence;
  const found: Finding[] = [];
  const attend = (words: string) => found.push({ verdict: 'attention', words });
  const bare = (valueOf(evidence.namespaces) ?? []).filter(
    ({ claims, schedules }) => claims > 0 && schedules.length === 0,
  );
  if (bare.length > 0) {
    attend(
      `No schedule backs up the volumes in ${listed(
        bare.map(({ namespace }) => namespace),
      )}.`,
    );
  }
  const near = (valueOf(evidence.locations) ?? []).filter(
    ({ sameRegion }) => sameRegion,
  );
  for (const { name, region } of near) {
    attend(
      `Backup location ${name} lies in ${region}, the region of the cluster itself.`,
    );
  }
  const runs = valueOf(restores);
  const last = runs?.find(isOver);
  if (last && isBad(last)) attend(`Restore ${last.name}: ${last.words}`);
  const good = runs?.find(isGood);
  if (runs && !good) attend('No restore was ever completed on it.');
  if (good?.withinRto === false) {
    attend(
      `Restore ${good.name} took ${spanWords(
        good.seconds ?? 0,
      )}; the RTO is ${spanWords(objectives.rto.ms / 1_000)}.`,
    );
  }
  return found;
}
