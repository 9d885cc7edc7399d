import type { PlatformPart } from '@fleet-portal/backstage-plugin-fleet-common';
import type { PartManifests } from '../manifests/platform/platformManifests';
import { code, sentence } from './inline';
import { section } from './section';

export interface PlatformWords {
  cluster: string;
  parts: readonly PartManifests[];
  /** Paths of the files that change; none when everything is there already. */
  files: readonly string[];
}

/** Each with what it is for. */
const titles: Record<PlatformPart, [title: string, brings: string]> = {
  cilium: ['Cilium', 'the network of the cluster'],
  'cert-manager': ['cert-manager', 'an issuer of certificates'],
  'external-secrets': ['External Secrets', 'the way to Vault'],
  kyverno: ['Kyverno', 'the baseline policies'],
  'default-deny': [
    'the default-deny policy',
    'first the rules for DNS, API server, Vault and hub, then the policy that denies everything else',
  ],
  velero: ['Velero', 'backups in another region'],
  thanos: [
    'Prometheus with a Thanos sidecar',
    'metrics, kept in a bucket for the queries of the fleet',
  ],
  grafana: ['Grafana', "a data source and a dashboard of the fleet's Grafana"],
};

/** `This pull request will bring cert-manager and Velero to prod-eu-3`. */
export function platformSentence({ cluster, parts, files }: PlatformWords) {
  const names = parts.map(({ part }) => titles[part][0]);
  const listed = [names.slice(0, -1).join(', '), ...names.slice(-1)]
    .filter(word => word !== '')
    .join(' and ');
  return files.length === 0
    ? `The repository has ${listed} for ${cluster} already`
    : `This pull request will bring ${listed} to ${cluster}`;
}

/** What a spoke is equipped with, as the text of a pull request. */
export function platformMarkdown(words: PlatformWords): string {
  const { parts, files } = words;
  return [
    `## ${platformSentence(words)}`,
    ...section(
      'Parts',
      'Each is an Application of its own, which tries again until what it needs is there.',
      ['Part', 'What it brings', 'Application', 'Chart'],
      parts.map(({ part, application }) => {
        const chart = application.spec.sources?.find(one => one.chart);
        return [
          sentence(titles[part][0]),
          sentence(titles[part][1]),
          code(application.metadata.name ?? ''),
          chart?.chart ? code(chart.chart) : '–',
        ];
      }),
    ),
    ...section(
      'Files',
      'What else they hold stays as it is.',
      ['File'],
      files.map(path => [code(path)]),
    ),
    '',
  ].join('\n');
}
