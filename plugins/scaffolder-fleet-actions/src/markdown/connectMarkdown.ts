import { LinkTechnology } from '@fleet-portal/backstage-plugin-fleet-common';
import type { MemberConnection } from '../networking/connection';
import { code, sentence } from './inline';
import { section } from './section';

export interface ConnectWords {
  technology: LinkTechnology;
  connections: readonly MemberConnection[];
  /** Paths of the files that change; none when everything is there already. */
  files: readonly string[];
}

const names: Record<LinkTechnology, string> = {
  ciliumMesh: 'Cilium Cluster Mesh',
  submariner: 'Submariner',
};

/** `This pull request will connect stg-eu-1 and stg-us-1 by Submariner`. */
export function connectSentence({
  technology,
  connections,
  files,
}: ConnectWords): string {
  const clusters = connections.map(({ member }) => member.cluster);
  const listed = `${clusters.slice(0, -1).join(', ')} and ${clusters.at(-1)}`;
  return files.length === 0
    ? `The repository connects ${listed} by ${names[technology]} already`
    : `This pull request will connect ${listed} by ${names[technology]}`;
}

/** What links the clusters, as the text of a pull request. */
export function connectMarkdown(words: ConnectWords): string {
  const { technology, connections, files } = words;
  return [
    `## ${connectSentence(words)}`,
    ...section(
      'Clusters',
      technology === 'ciliumMesh'
        ? 'Cilium restarts on each of them. A cluster that had no number in a mesh before has its pods cut off until they are restarted, so restart them node by node.'
        : 'Every two of them get a tunnel between their gateways. The first one also holds the broker, at which they learn of each other.',
      ['Cluster', 'Addresses of its pods', 'What it gets'],
      connections.map(({ member, deliveries, ciliumValues }) => [
        code(member.cluster),
        member.podRanges.length > 0
          ? member.podRanges.map(code).join(', ')
          : sentence('found out on the cluster'),
        [
          ...(ciliumValues
            ? [
                sentence(
                  `number ${ciliumValues.cluster.id} in the mesh, reached at ${
                    member.address ?? ''
                  }`,
                ),
              ]
            : []),
          ...deliveries.map(({ application }) =>
            code(application.metadata.name ?? ''),
          ),
        ].join(', '),
      ]),
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
