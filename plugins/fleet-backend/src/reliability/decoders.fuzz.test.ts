import fc from 'fast-check';
import { doomedDocuments } from '../domain/upgrades/doomedDocuments';
import { parseLabelSelector } from '../entities/labelSelector';
import { applicationForm } from '../hub/argocd/decodeApplication';
import { applicationSetForm } from '../hub/argocd/decodeApplicationSet';
import { clusterForm } from '../hub/argocd/decodeCluster';
import { decodeDiff } from '../hub/argocd/decodeDiff';
import { decodeEvents } from '../hub/argocd/decodeEvents';
import { decodeGenerated } from '../hub/argocd/decodeGenerated';
import {
  decodeLiveManifest,
  decodeManagedManifests,
} from '../hub/argocd/decodeManifests';
import { decodeResourceTree } from '../hub/argocd/decodeResourceTree';
import { decodeRevisionMetadata } from '../hub/argocd/decodeRevisionMetadata';
import { streamLines } from '../hub/argocd/decodeStreamLine';
import { decodeSyncWindows } from '../hub/argocd/decodeSyncWindows';
import { plainMessage, TextPool } from '../hub/argocd/plainText';
import { exportCluster } from '../hub/configuration/connectionSecrets';
import { argoKind, exportObject } from '../hub/configuration/exportObject';
import { decodePage } from '../hub/kubernetes/customResources';
import { clusterSecretForm } from '../hub/kubernetes/decodeClusterSecret';
import { decodeResourceStatus } from '../hub/kubernetes/decodeResourceStatus';
import { watchLines } from '../hub/kubernetes/decodeWatchLine';
import { readWhole } from '../json/readerOf';
import {
  decodeMatrix,
  decodeRefusal,
  decodeVector,
} from '../observability/decodeAnswer';
import { parseQuantity } from '../spoke/quantity';
import { decodeUsage } from '../spoke/usage';
import { effort, seed, tellFigure } from './__testUtils__/effort';
import {
  almostGood,
  anything,
  asAnswered,
  isRefusal,
} from './__testUtils__/hostileInput';

const pool = new TextPool();
const application = applicationForm(pool);
const applicationSet = applicationSetForm(pool);
const cluster = clusterForm(pool);
const clusterSecret = clusterSecretForm(pool);
const streamLine = streamLines(application, 'prod-hub');
const watchLine = watchLines(application);
const line = (input: unknown) =>
  typeof input === 'string' ? input : JSON.stringify(input) ?? '';

const podRef = { kind: 'Pod', namespace: 'shop', name: 'p' };

/** Everything that reads what a hub or a spoke answers. */
const decoders: Record<string, (input: unknown) => unknown> = {
  application: input => application.toObject(application.schema.parse(input)),
  applicationBytes: input =>
    readWhole(application.read, Buffer.from(line(input))),
  applicationSet: input =>
    applicationSet.toObject(applicationSet.schema.parse(input)),
  cluster: input => cluster.toObject(cluster.schema.parse(input)),
  diff: decodeDiff,
  events: decodeEvents,
  resourceTree: decodeResourceTree,
  revision: decodeRevisionMetadata,
  streamLine: input => streamLine(Buffer.from(line(input))),
  syncWindows: decodeSyncWindows,
  message: input => plainMessage(line(input)),
  page: decodePage,
  clusterSecret: input =>
    clusterSecret.toObject(clusterSecret.schema.parse(input)),
  resourceStatus: decodeResourceStatus,
  watchLine: input => watchLine(Buffer.from(line(input))),
  exportedApplication: input => exportObject(argoKind('Application'), input),
  exportedCluster: input => exportCluster('argocd', input),
  labelSelector: input => parseLabelSelector(line(input)),
  quantity: input => parseQuantity(line(input)),
  usage: decodeUsage,
  generated: decodeGenerated,
  managedManifest: input => decodeManagedManifests(input, podRef),
  liveManifest: input => decodeLiveManifest({ manifest: line(input) }, podRef),
  metricsNow: input => decodeVector('metrics', input),
  metricsOverTime: input => decodeMatrix('metrics', input),
  metricsRefusal: decodeRefusal,
  manifestInGit: input => doomedDocuments(line(input)),
};

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
