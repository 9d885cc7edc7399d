import type {
  ApplicationSource,
  AutoSync,
  Condition,
  HistoryEntry,
  Operation,
  TriedResource,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { operationPhases } from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubApplication } from '@fleet-portal/backstage-plugin-fleet-node';
import { PackReader, PackWriter } from './PackedText';
import { Packing, Unpacking } from './Packing';
import type { TextTable } from './TextPool';

/*
 * What of an Application is packed, in the order in which it lies: uid and
 * resourceVersion, destination, history, everything else. The reader and the
 * writer of each part stand together, because they have to agree.
 */

export type PackedDetails = Pick<
  HubApplication,
  | 'labels'
  | 'annotations'
  | 'sources'
  | 'comparedRevisions'
  | 'healthSince'
  | 'operation'
  | 'autoSync'
  | 'conditions'
  | 'images'
  | 'reconciledAt'
  | 'createdAt'
>;

/** @param table - for the texts that Applications share */
export function packApplication(
  application: HubApplication,
  table: TextTable,
): string {
  const packing = new Packing(wholeWriter.clear(), table);
  writeUid(packing.writer, application.uid);
  writeVersion(packing.writer, application.resourceVersion);
  writeDestination(packing, application.destination);
  const history = new Packing(historyWriter.clear(), table);
  history.list(application.history, writeEntry);
  // With its length before it, so that what follows is found without it.
  packing.writer.part(history.writer);
  writeDetails(packing, application);
  return packing.writer.take();
}

const wholeWriter = new PackWriter();
const historyWriter = new PackWriter();

export function unpackUid(packed: string): string {
  return readUid(new PackReader(packed));
}

export function unpackVersion(packed: string): string {
  const reader = new PackReader(packed);
  skipUid(reader);
  return readVersion(reader);
}

/** The same uid and the same resourceVersion, where there is one. */
export function isSameVersion(a: string, b: string): boolean {
  const reader = new PackReader(a);
  skipUid(reader);
  if (readVersion(reader) === '') return false;
  return b.startsWith(a.slice(0, reader.position));
}

export function unpackDestination(
  packed: string,
  table: TextTable,
): HubApplication['destination'] {
  return readDestination(afterIdentity(packed, table));
}

export function unpackHistory(
  packed: string,
  table: TextTable,
): HistoryEntry[] {
  const unpacking = afterIdentity(packed, table);
  readDestination(unpacking);
  unpacking.reader.count();
  return unpacking.list(() => readEntry(unpacking));
}

export function unpackDetails(packed: string, table: TextTable): PackedDetails {
  return readDetails(atDetails(packed, table));
}

/** Labels and annotations: they lie first. */
export function unpackMarks(
  packed: string,
  table: TextTable,
): [labels: Record<string, string>, annotations: Record<string, string>] {
  const unpacking = atDetails(packed, table);
  return [unpacking.map(), unpacking.map()];
}

function atDetails(packed: string, table: TextTable): Unpacking {
  const unpacking = afterIdentity(packed, table);
  readDestination(unpacking);
  unpacking.reader.skip(unpacking.reader.count());
  return unpacking;
}

function afterIdentity(packed: string, table: TextTable): Unpacking {
  const reader = new PackReader(packed);
  skipUid(reader);
  readVersion(reader);
  return new Unpacking(reader, table);
}

const OTHER_UID = 0;
const UUID = 1;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const uuidBytes = 16;
/** Where the pairs of digits are. */
const uuidPairs = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const OTHER_VERSION = 0;
const plainNumber = /^[1-9]\d{0,14}$/;

function writeUid(writer: PackWriter, uid: string): void {
  if (uuid.test(uid)) {
    writer.count(UUID);
    for (const at of uuidPairs) writer.byte(hexByteAt(uid, at));
  } else {
    writer.count(OTHER_UID).text(uid);
  }
}

function hexByteAt(text: string, at: number): number {
  return 16 * hexDigitAt(text, at) + hexDigitAt(text, at + 1);
}

/** Of a digit in lower case. */
function hexDigitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 0x61 ? code - 0x30 : code - 0x61 + 10;
}

function readUid(reader: PackReader): string {
  return reader.count() === UUID
    ? uuidOf(reader.bytes(uuidBytes))
    : reader.text();
}

function skipUid(reader: PackReader): void {
  if (reader.count() === UUID) reader.skip(uuidBytes);
  else reader.text();
}

function writeVersion(writer: PackWriter, version: string): void {
  if (plainNumber.test(version)) writer.count(Number(version));
  else writer.count(OTHER_VERSION).text(version);
}

function readVersion(reader: PackReader): string {
  const version = reader.count();
  return version === OTHER_VERSION ? reader.text() : String(version);
}

function uuidOf(bytes: string): string {
  const hex = Buffer.from(bytes, 'latin1').toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

function writeDestination(
  packing: Packing,
  { server, name, namespace }: HubApplication['destination'],
): void {
  packing.shared(server).shared(name).shared(namespace);
}

function readDestination(unpacking: Unpacking): HubApplication['destination'] {
  return {
    server: unpacking.shared(),
    name: unpacking.shared(),
    namespace: unpacking.shared(),
  };
}

/** What an entry of the history has besides its id, time and revisions. */
const STARTED_AT = 1;
const VERSION = 2;
const INITIATED_BY = 4;
const BY_HAND = 8;
const AUTOMATED = 16;

function writeEntry(packing: Packing, entry: HistoryEntry): void {
  const { startedAt, version, initiatedBy, automated } = entry;
  const manner = automated ? AUTOMATED : BY_HAND;
  const has =
    (startedAt === undefined ? 0 : STARTED_AT) +
    (version === undefined ? 0 : VERSION) +
    (initiatedBy === undefined ? 0 : INITIATED_BY) +
    (automated === undefined ? 0 : manner);
  packing.writer.count(has).integer(entry.id).time(entry.deployedAt);
  if (startedAt !== undefined) packing.writer.time(startedAt);
  packing.texts(entry.revisions);
  if (version !== undefined) packing.shared(version);
  if (initiatedBy !== undefined) packing.shared(initiatedBy);
}

function readEntry(unpacking: Unpacking): HistoryEntry {
  const { reader } = unpacking;
  const parts = reader.count();
  const has = (part: number) => Math.floor(parts / part) % 2 === 1;
  return {
    id: reader.integer(),
    deployedAt: reader.time() ?? '',
    startedAt: has(STARTED_AT) ? reader.time() : undefined,
    revisions: unpacking.list(() => unpacking.text()),
    version: has(VERSION) ? unpacking.text() : undefined,
    initiatedBy: has(INITIATED_BY) ? unpacking.text() : undefined,
    automated: has(AUTOMATED) || (has(BY_HAND) ? false : undefined),
  };
}

function writeDetails(packing: Packing, application: HubApplication): void {
  const { comparedRevisions, operation } = application;
  packing
    .map(application.labels)
    .map(application.annotations)
    .list(application.sources, writeSource)
    .flag(comparedRevisions && true)
    .texts(comparedRevisions ?? [])
    .flag(application.autoSync?.prune)
    .flag(application.autoSync?.selfHeal)
    .texts(application.images)
    .list(application.conditions, writeCondition);
  packing.writer
    .time(application.createdAt)
    .time(application.healthSince)
    .time(application.reconciledAt);
  packing.flag(operation && true);
  if (operation) writeOperation(packing, operation);
}

function readDetails(unpacking: Unpacking): PackedDetails {
  const { reader } = unpacking;
  const labels = unpacking.map();
  const annotations = unpacking.map();
  const sources = unpacking.list(() => readSource(unpacking));
  const isCompared = unpacking.flag() === true;
  const compared = unpacking.list(() => unpacking.text());
  const autoSync = readAutoSync(unpacking);
  const images = unpacking.list(() => unpacking.text());
  const conditions = unpacking.list(() => readCondition(unpacking));
  const createdAt = reader.time();
  const healthSince = reader.time();
  const reconciledAt = reader.time();
  return {
    labels,
    annotations,
    sources,
    comparedRevisions: isCompared ? compared : undefined,
    autoSync,
    images,
    conditions,
    createdAt,
    healthSince,
    reconciledAt,
    operation: unpacking.flag() ? readOperation(unpacking) : undefined,
  };
}

function readAutoSync(unpacking: Unpacking): AutoSync | undefined {
  const [prune, selfHeal] = [unpacking.flag(), unpacking.flag()];
  return prune === undefined || selfHeal === undefined
    ? undefined
    : { prune, selfHeal };
}

function writeSource(packing: Packing, source: ApplicationSource): void {
  packing
    .shared(source.repoURL)
    .shared(source.path)
    .shared(source.chart)
    .shared(source.targetRevision)
    .shared(source.revision);
}

function readSource(unpacking: Unpacking): ApplicationSource {
  return {
    repoURL: unpacking.text(),
    path: unpacking.shared(),
    chart: unpacking.shared(),
    targetRevision: unpacking.shared(),
    revision: unpacking.shared(),
  };
}

function writeCondition(packing: Packing, condition: Condition): void {
  packing
    .shared(condition.type)
    .shared(condition.message)
    .shared(condition.status)
    .shared(condition.reason);
  packing.writer.time(condition.lastTransitionTime);
}

function readCondition(unpacking: Unpacking): Condition {
  return {
    type: unpacking.text(),
    message: unpacking.text(),
    status: unpacking.shared(),
    reason: unpacking.shared(),
    lastTransitionTime: unpacking.reader.time(),
  };
}

function writeOperation(packing: Packing, operation: Operation): void {
  packing.writer
    .count(operationPhases.indexOf(operation.phase))
    .time(operation.startedAt)
    .time(operation.finishedAt);
  packing
    .shared(operation.message)
    .integer(operation.retryCount)
    .integer(operation.retryLimit)
    .shared(operation.initiatedBy)
    .flag(operation.dryRun)
    .optionalList(operation.tried, writeTried);
}

function writeTried(packing: Packing, tried: TriedResource): void {
  packing
    .shared(tried.kind)
    .shared(tried.namespace)
    .shared(tried.name)
    .flag(tried.failed)
    .shared(tried.message);
}

function readTried(unpacking: Unpacking): TriedResource {
  return {
    kind: unpacking.text(),
    namespace: unpacking.shared(),
    name: unpacking.text(),
    failed: unpacking.flag() === true,
    message: unpacking.text(),
  };
}

function readOperation(unpacking: Unpacking): Operation {
  const { reader } = unpacking;
  const phase = operationPhases[reader.count()];
  const startedAt = reader.time();
  const finishedAt = reader.time();
  return {
    phase,
    startedAt,
    finishedAt,
    message: unpacking.shared(),
    retryCount: unpacking.integer(),
    retryLimit: unpacking.integer(),
    initiatedBy: unpacking.shared(),
    dryRun: unpacking.flag(),
    tried: unpacking.optionalList(() => readTried(unpacking)),
  };
}
