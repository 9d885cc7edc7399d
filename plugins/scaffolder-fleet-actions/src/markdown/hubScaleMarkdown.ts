import type { SettingChange } from '../hubs/editHubSettings';
import { code } from './inline';

export interface HubScaleWords {
  hub: string;
  path: string;
  changes: readonly SettingChange[];
}

/** `This pull request will scale hub prod-hub: server.replicas 3` */
export function hubScaleSentence({ hub, changes }: HubScaleWords): string {
  if (changes.length === 0) return `Hub ${hub} is configured like this already`;
  const words = changes.map(({ key, after }) => `${key} ${after}`).join(', ');
  return `This pull request will scale hub ${hub}: ${words}`;
}

/** What it sets, as the text of the pull request. */
export function hubScaleMarkdown(words: HubScaleWords): string {
  const { path, changes } = words;
  return [
    `## ${hubScaleSentence(words)}`,
    '',
    `It changes ${code(path)}:`,
    '',
    '| setting | before | after |',
    '| --- | --- | --- |',
    ...changes.map(
      ({ key, before, after }) =>
        `| ${code(key)} | ${
          before === undefined ? 'not set' : code(before)
        } | ${code(after)} |`,
    ),
    '',
    'Components read their settings when they start: those of argocd-cmd-params-cm need a restart of the components that they are about.',
    '',
  ].join('\n');
}
