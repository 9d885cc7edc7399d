import {
  ClusterRecovery,
  ClusterRecoveryDetail,
  listOf,
  Phrase,
  phrase,
  phraseText,
  quoted,
  RecoveryVerdict,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { reasonSentences, sentence } from '../words';
import { valueOf } from './blocks';
import { Objectives, spanPhrase } from './objectives';
import { isBad, isGood, isOver } from './runs';

/** What a cluster is judged by. */
export type Evidence = Pick<
  ClusterRecoveryDetail['recovery'],
  'locations' | 'schedules' | 'backups' | 'restores' | 'namespaces'
> & { objectives: Objectives; now: number };

type Verdict = Pick<
  ClusterRecovery,
  | 'verdict'
  | 'words'
  | 'remarks'
  | 'phrases'
  | 'lastGood'
  | 'observedAt'
  | 'stale'
>;

interface Finding {
  verdict: RecoveryVerdict;
  words: Phrase;
}

/**
 * Whether enough would come back. The first thing that is wrong makes the
 * verdict; the rest are remarks.
 */
export function judge(evidence: Evidence): Verdict {
  const { locations, schedules, backups, restores } = evidence;
  const parts = [locations, schedules, backups, restores];
  if (parts.every(({ status }) => status === 'absent')) {
    const words = phrase('recovery.noVelero');
    return { verdict: 'notInstalled', ...withRemarks(words, []) };
  }
  const dates = parts.flatMap(block =>
    'observedAt' in block ? block.observedAt : [],
  );
  const observedAt = dates.sort()[0];
  const [old] = parts.flatMap(block => (block.status === 'stale' ? block : []));
  // Of a cluster that fell silent nothing is known of the time since then.
  const at = old === undefined ? evidence.now : Date.parse(observedAt);
  const found = [
    ...aboutBackups(evidence, at),
    ...unread(evidence),
    ...aboutTheRest(evidence),
  ];
  const lastGood = newestGood(evidence);
  const [first = fineWords(lastGood, at)] = found;
  const remarks = found.slice(1).map(({ words }) => words);
  const facts = { lastGood, observedAt, stale: old?.reason };
  if (old && ['attention', 'fine'].includes(first.verdict)) {
    const words = phrase('recovery.notReadAnew', {
      reason: reasonSentences(old),
    });
    const before = phrase('recovery.whenLastRead', { words: [first.words] });
    return {
      verdict: 'unknown',
      ...withRemarks(words, [before, ...remarks]),
      ...facts,
    };
  }
  return {
    verdict: first.verdict,
    ...withRemarks(first.words, remarks),
    ...facts,
  };
}

/** The phrases of `words` are its sentences, those of `remarks` one for each. */
function withRemarks(
  words: Phrase,
  remarks: Phrase[],
): Pick<Verdict, 'words' | 'remarks' | 'phrases'> {
  return {
    words: phraseText(words),
    remarks: remarks.map(phraseText),
    phrases: { words: [words], remarks },
  };
}

function newestGood({ backups }: Pick<Evidence, 'backups'>) {
  const good = (valueOf(backups) ?? []).find(isGood);
  const startedAt = good?.startedAt ?? good?.finishedAt;
  return good && startedAt ? { name: good.name, startedAt } : undefined;
}

function fineWords(lastGood: Verdict['lastGood'], at: number): Finding {
  return {
    verdict: 'fine',
    words: phrase('recovery.lastGood', { age: ageWords(lastGood, at) }),
  };
}

function ageWords(lastGood: Verdict['lastGood'], at: number): Phrase[] {
  const since = lastGood ? Date.parse(lastGood.startedAt) : at;
  return [spanPhrase(Math.max(60, (at - since) / 1_000))];
}

function aboutBackups(evidence: Evidence, at: number): Finding[] {
  const { objectives, locations, schedules } = evidence;
  const backups = valueOf(evidence.backups);
  const found: Finding[] = [];
  const lastGood = newestGood(evidence);
  if (backups && !lastGood) {
    found.push({ verdict: 'noBackup', words: noBackupWords(backups.length) });
  }
  const { rpo } = objectives;
  if (lastGood && at - Date.parse(lastGood.startedAt) > rpo.ms) {
    found.push({
      verdict: 'tooOld',
      words: phrase('recovery.tooOld', {
        age: ageWords(lastGood, at),
        rpo: [spanPhrase(rpo.ms / 1_000)],
      }),
    });
  }
  const failing = (words: Phrase) => found.push({ verdict: 'failing', words });
  const lost = (valueOf(locations) ?? []).filter(
    ({ phase }) => phase !== 'Available',
  );
  for (const { name, message, phase } of lost) {
    const told = message ?? phase;
    const reason = told
      ? [quoted(sentence(told))]
      : [phrase('sentence', { words: [phrase('recovery.notLookedAt')] })];
    failing(phrase('recovery.locationLost', { name, reason }));
  }
  if (valueOf(locations)?.length === 0) failing(phrase('recovery.noLocation'));
  const plans = valueOf(schedules);
  if (plans && !plans.some(({ running }) => running)) {
    failing(
      plans.length === 0
        ? phrase('recovery.noSchedule')
        : phrase('recovery.noneRuns', namedWords(plans[0])),
    );
  }
  const newest = backups?.find(isOver);
  if (newest && isBad(newest) && lost.length === 0) {
    failing(phrase('recovery.newestBad', namedWords(newest)));
  }
  return found;
}

/** What was said of one object, for a sentence that names it. */
function namedWords({
  name,
  words,
  phrases,
}: Pick<ClusterRecovery, 'words' | 'phrases'> & { name: string }) {
  return { name, words: phrases?.words ?? words };
}

/** Half of the evidence proves nothing. */
function unread(evidence: Evidence): Finding[] {
  const parts = [
    ['recovery.backupsNotRead', evidence.backups],
    ['recovery.schedulesNotRead', evidence.schedules],
    ['recovery.locationsNotRead', evidence.locations],
  ] as const;
  const failed = parts.flatMap(([code, block]) =>
    block.status === 'failed' ? [{ code, block }] : [],
  );
  if (failed.length === 0) return [];
  const [{ code, block }] = failed;
  const all = failed.length === parts.length;
  const words = phrase(all ? 'recovery.notRead' : code, {
    reason: reasonSentences(block),
  });
  return [{ verdict: 'unknown', words }];
}

function noBackupWords(made: number): Phrase {
  return made === 0
    ? phrase('recovery.noBackup')
    : phrase('recovery.noneCompleted', { count: made });
}

function aboutTheRest(evidence: Evidence): Finding[] {
  const { restores, objectives } = evidence;
  const found: Finding[] = [];
  const attend = (words: Phrase) => found.push({ verdict: 'attention', words });
  const bare = (valueOf(evidence.namespaces) ?? []).filter(
    ({ claims, schedules }) => claims > 0 && schedules.length === 0,
  );
  if (bare.length > 0) {
    const namespaces = listOf(bare.map(({ namespace }) => namespace));
    attend(phrase('recovery.bareVolumes', { namespaces }));
  }
  for (const { name, region, sameRegion } of valueOf(evidence.locations) ??
    []) {
    if (sameRegion && region) {
      attend(phrase('recovery.sameRegion', { name, region }));
    }
  }
  const runs = valueOf(restores);
  const last = runs?.find(isOver);
  if (last && isBad(last)) {
    attend(phrase('recovery.restoreBad', namedWords(last)));
  }
  const good = runs?.find(isGood);
  if (runs && !good) attend(phrase('recovery.noRestore'));
  if (good?.withinRto === false) {
    attend(
      phrase('recovery.restoreSlow', {
        name: good.name,
        span: [spanPhrase(good.seconds ?? 0)],
        rto: [spanPhrase(objectives.rto.ms / 1_000)],
      }),
    );
  }
  return found;
}
