import type {
  CheckOutcome,
  DoctorReport,
  Remedy,
  Verdict,
} from '@fleet-portal/backstage-plugin-fleet-common';

const marks: Record<CheckOutcome, string> = {
  ok: 'ok',
  warning: 'look',
  failed: 'FAIL',
  unknown: '?',
  skipped: '-',
};

const verdictWords: Record<Verdict, string> = {
  ok: 'well',
  attention: 'something to mend',
  broken: 'does not work',
  muted: 'muted',
  notConfigured: 'no access',
};

interface Check {
  check: string;
  outcome: CheckOutcome;
  words: string;
  remedy?: Remedy;
}

export interface PrintOptions {
  /** Also what works. */
  everything: boolean;
}

/** The report as plain text; without `everything` only what is to be mended. */
export function printReport(
  report: DoctorReport,
  { everything }: PrintOptions,
): string {
  const lines: string[] = [];
  const subject = (
    title: string,
    { verdict, checks }: { verdict: Verdict; checks: readonly Check[] },
  ) => {
    lines.push('', `${title}: ${verdictWords[verdict]}`);
    for (const check of checks) {
      if (everything || check.outcome !== 'ok')
        lines.push(...checkLines(check));
    }
  };
  lines.push(
    ...section('Mistakes in the configuration', report.configuration),
    ...section('The network of the portal', [report.ownNetwork ?? ''], true),
  );
  for (const hub of report.hubs) {
    const version = hub.argocdVersion ? ` (Argo CD ${hub.argocdVersion})` : '';
    subject(`Hub ${hub.hub}${version}`, hub);
    for (const { id, words, fixedIn } of hub.leaks) {
      lines.push(`  leak  ${id}: ${words} Fixed in ${fixedIn.join(', ')}.`);
    }
  }
  for (const spoke of report.spokes) {
    const { hub, name } = spoke.ref;
    const version = spoke.kubernetesVersion;
    const words = version ? ` (Kubernetes ${version})` : '';
    subject(`Spoke ${hub}/${name}${words}`, spoke);
  }
  const hints = report.annotations ?? [];
  lines.push(
    ...section(
      'Annotations that lead nowhere',
      hints.map(({ entityRef, words }) => `${entityRef}: ${words}`),
    ),
  );
  lines.push('', summary(report), '');
  return lines.join('\n').replace(/^\n+/, '');
}

/**
 * True: nothing is broken, muted and unasked spokes aside. Where there is no hub
 * at all nothing was examined: a pipeline with the wrong file must not pass.
 */
export function isWell(report: DoctorReport): boolean {
  return (
    report.hubs.length > 0 &&
    report.configuration.length === 0 &&
    [...report.hubs, ...report.spokes].every(
      ({ verdict }) => verdict !== 'broken',
    )
  );
}

function checkLines({ check, outcome, words, remedy }: Check): string[] {
  const lines = [`  ${marks[outcome].padEnd(4)}  ${check}: ${words}`];
  if (!remedy) return lines;
  lines.push(`        ${remedy.words}`);
  for (const line of remedy.paste?.trimEnd().split('\n') ?? []) {
    lines.push(`          ${line}`);
  }
  return lines;
}

function section(
  title: string,
  entries: readonly string[],
  single = false,
): string[] {
  const told = entries.filter(entry => entry !== '');
  if (told.length === 0) return [];
  return single
    ? ['', `${title}: ${told[0]}`]
    : ['', title, ...told.map(entry => `  ${entry}`)];
}

function summary({ hubs, spokes }: DoctorReport): string {
  const count = (subjects: readonly { verdict: Verdict }[]) => {
    const verdicts: Verdict[] = [
      'ok',
      'attention',
      'broken',
      'muted',
      'notConfigured',
    ];
    return verdicts
      .map(verdict => ({
        words: verdictWords[verdict],
        count: subjects.filter(one => one.verdict === verdict).length,
      }))
      .filter(one => one.count > 0)
      .map(one => `${one.count} ${one.words}`)
      .join(', ');
  };
  return [
    `${hubs.length} hubs: ${
      count(hubs) ||
      'none in fleet.hubs or argocd.appLocatorMethods, so nothing was examined; name the file that has them with --config'
    }.`,
    `${spokes.length} spokes: ${count(spokes) || 'none'}.`,
  ].join('\n');
}
