import { ReadinessEnd } from '../readiness/followReadiness';
import { sentence, table } from './inline';

/** How far a cluster is from ready, and what to do. */
export function readinessMarkdown(end: ReadinessEnd): string {
  const rows = table(
    ['Step', 'Outcome', 'What was read', 'What to do'],
    end.missing.map(({ step, outcome, words, remedy }) => [
      step,
      outcome,
      sentence(words),
      remedy ? sentence(remedy) : '',
    ]),
  );
  // Without a step that is missing, the reasons are all that is known.
  const reasons = end.missing.length > 0 ? [] : end.reasons;
  return [
    `${sentence(end.sentence)}.`,
    ...(rows.length > 0 ? ['', '### Missing', '', ...rows] : []),
    ...(reasons.length > 0
      ? ['', ...reasons.map(one => `- ${sentence(one)}`)]
      : []),
    '',
  ].join('\n');
}
