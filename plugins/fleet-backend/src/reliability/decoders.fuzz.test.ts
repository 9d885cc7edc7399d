import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import fc from 'fast-check';
import { z } from 'zod';
import { parseLabelSelector } from '../entities/labelSelector';
import { applicationOf } from '../hub/argocd/__testUtils__/fixtures';
import { applicationForm } from '../hub/argocd/decodeApplication';
import { applicationSetForm } from '../hub/argocd/decodeApplicationSet';
import { decodeCluster } from '../hub/argocd/decodeCluster';
import { decodeDiff } from '../hub/argocd/decodeDiff';
import { decodeInput } from '../hub/argocd/decodeList';
import { decodeEvents } from '../hub/argocd/decodeEvents';
import { decodeResourceTree } from '../hub/argocd/decodeResourceTree';
import { decodeRevisionMetadata } from '../hub/argocd/decodeRevisionMetadata';
import { streamLines } from '../hub/argocd/decodeStreamLine';
import { decodeSyncWindows } from '../hub/argocd/decodeSyncWindows';
import { plainMessage, TextPool } from '../hub/argocd/plainText';
import { exportCluster } from '../hub/configuration/connectionSecrets';
import { argoKind, exportObject } from '../hub/configuration/exportObject';
import { decodePage } from '../hub/kubernetes/customResources';
import { decodeClusterSecret } from '../hub/kubernetes/decodeClusterSecret';
import { decodeResourceStatus } from '../hub/kubernetes/decodeResourceStatus';
import { watchLines } from '../hub/kubernetes/decodeWatchLine';
import { parseQuantity } from '../spoke/quantity';
import { decodeUsage } from '../spoke/usage';
import { effort, seed, tellFigure } from './__testUtils__/effort';

const pool = new TextPool();
const application = applicationForm(pool);
const applicationSet = applicationSetForm(pool);
const streamLine = streamLines(application, 'prod-hub');
const watchLine = watchLines(application);
const line = (input: unknown) =>
  typeof input === 'string' ? input : JSON.stringify(input) ?? '';

/** Everything that reads what a hub or a spoke answers. */
const decoders: Record<string, (input: unknown) => unknown> = {
  application: input => decodeInput(application, input),
  applicationSet: input => decodeInput(applicationSet, input),
  cluster: input => decodeCluster(input, pool),
  diff: decodeDiff,
  events: decodeEvents,
  resourceTree: decodeResourceTree,
  revision: decodeRevisionMetadata,
  streamLine: input => streamLine(Buffer.from(line(input))),
  syncWindows: decodeSyncWindows,
  message: input => plainMessage(line(input)),
  page: decodePage,
  clusterSecret: input => decodeClusterSecret(input, pool),
  resourceStatus: decodeResourceStatus,
  watchLine: input => watchLine(Buffer.from(line(input))),
  exportedApplication: input => exportObject(argoKind('Application'), input),
  exportedCluster: input => exportCluster('argocd', input),
  labelSelector: input => parseLabelSelector(line(input)),
  quantity: input => parseQuantity(line(input)),
  usage: decodeUsage,
};

/** How a decoder may refuse; anything else is a crash. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof z.ZodError ||
    error instanceof SyntaxError ||
    error instanceof SourceError
  );
}

const hostileText = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '\u0000',
    '../../etc/passwd',
    'javascript:alert(1)',
    '${7*7}',
    '9'.repeat(400),
    '-1e999Gi',
    'a='.repeat(200),
    '(((((',
  ),
);

const anything = fc.anything({
  key: fc.oneof(
    hostileText,
    fc.constantFrom('metadata', 'spec', 'status', 'items', 'name', 'nodes'),
  ),
  values: [hostileText, fc.double(), fc.boolean(), fc.constant(null)],
  maxDepth: 4,
});

/** As an answer comes: out of a text, so with plain objects only. */
function asAnswered(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input) ?? 'null');
}

/** A good object of a hub with one thing replaced by anything. */
const almostGood = fc
  .record({ place: fc.nat(), put: anything })
  .map(({ place, put }) => {
    const whole = {
      ...applicationOf({ name: 'shop', owner: 'shop' }),
      items: [applicationOf({ name: 'a' })],
      nodes: [{ uid: '1', kind: 'Pod', name: 'p', parentRefs: [] }],
      data: { name: 'YQ==', server: 'YQ==' },
      server: 'https://eu-1.example.com',
      result: { type: 'MODIFIED', application: applicationOf({ name: 'a' }) },
      type: 'MODIFIED',
      object: applicationOf({ name: 'a' }),
    };
    const places: [object, string][] = [];
    const visit = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return;
      for (const key of Object.keys(value)) {
        places.push([value, key]);
        visit(Reflect.get(value, key));
      }
    };
    visit(whole);
    const [owner, key] = places[place % places.length];
    Reflect.set(owner, key, put);
    return whole;
  });

describe('what reads the answers of hubs and spokes', () => {
  jest.setTimeout(60 * 60_000);

  it('refuses or reads anything, and never crashes', () => {
    const runs = effort(1_000, 55_000);
    const names = Object.keys(decoders);
    let refused = 0;
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(anything, almostGood).map(asAnswered), input => {
        for (const name of names) {
          try {
            decoders[name](input);
            read += 1;
          } catch (error) {
            if (!isRefusal(error)) {
              throw new Error(`${name} crashed`, { cause: error });
            }
            refused += 1;
          }
        }
      }),
      { seed, numRuns: runs },
    );
    expect(read).toBeGreaterThan(runs);
    expect(refused).toBeGreaterThan(runs);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    tellFigure(
      'R6',
      `${read + refused} inputs for ${
        names.length
      } decoders, ${read} read, ${refused} refused, 0 crashes`,
    );
  });
});
