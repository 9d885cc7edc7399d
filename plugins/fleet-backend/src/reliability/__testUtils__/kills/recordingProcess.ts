import knexFactory from 'knex';
import { setTimeout as pause } from 'node:timers/promises';
import { FakeFleetModel, FakeSpokeVoices } from '../../../__testUtils__';
import { linksByApplicationSet } from '../../../__testUtils__/links';
import { systemClock } from '../../../clock';
import { defaultEnvironmentRules } from '../../../domain/environments';
import { migrationsFolder } from '../../../history/__testUtils__/describeEachDatabase';
import { DeliveryRecorder } from '../../../history/DeliveryRecorder';
import { HistoryStore, VoiceTurn } from '../../../history/HistoryStore';
import { HistoryWriter } from '../../../history/HistoryWriter';
import { migrate } from '../../../history/migrate';
import type { DeliveryEvent } from '../../../domain/deliveryEvent';
import { killedWorld, turnOf } from './killedWorld';
import type { RecordingLine, RecordingPlan } from './startRecording';

/**
 * The recording half of a backend as a process of its own, made to be killed:
 * it opens the database, tells the past, and has one release after another
 * until it dies. What the database took is told at once to whoever started it.
 */
const plan: RecordingPlan = JSON.parse(process.argv[2]);

const tell = (line: RecordingLine) =>
  process.stdout.write(`${JSON.stringify(line)}\n`);

class TellingStore extends HistoryStore {
  async insert(events: readonly DeliveryEvent[]): Promise<string[]> {
    const added = await super.insert(events);
    tell({ kept: events.map(({ key }) => key), added });
    return added;
  }

  async turn(turn: VoiceTurn): Promise<boolean> {
    const turned = await super.turn(turn);
    if (turned) tell({ turnedAt: turn.at });
    return turned;
  }
}

async function record(): Promise<void> {
  const { client, connection } = plan.database;
  const db = knexFactory({
    client,
    connection: client === 'pg' ? connection : { filename: connection },
    useNullAsDefault: client !== 'pg',
  });
  let statement = 0;
  let answered = 0;
  db.on('query', () => {
    statement += 1;
    tell({ statement });
    if (plan.dies?.before === statement) process.kill(process.pid, 'SIGKILL');
  });
  db.on('query-response', () => {
    answered += 1;
    if (plan.dies?.after === answered) process.kill(process.pid, 'SIGKILL');
  });

  await migrate(db, migrationsFolder);
  const store = new TellingStore(db);
  const writer = new HistoryWriter({
    store: () => store,
    clock: systemClock,
    logger: {
      ...{ info() {}, debug() {}, child: () => Object.create(null) },
      warn: tellTrouble,
      error: tellTrouble,
    },
    onRoom() {},
  });
  const model = new FakeFleetModel(killedWorld(plan.releases));
  const recorder = new DeliveryRecorder({
    model,
    writer,
    spokes: new FakeSpokeVoices(),
    links: linksByApplicationSet,
    rules: defaultEnvironmentRules,
    staleAfterMs: Number.MAX_SAFE_INTEGER,
    retentionMs: Number.MAX_SAFE_INTEGER,
    clock: systemClock,
  });
  recorder.start();
  writer.addTurn(turnOf(plan.releases));
  for (let release = plan.releases + 1; ; release++) {
    while (writer.waiting > 0) await pause(1);
    if (plan.lastRelease !== undefined && release > plan.lastRelease) break;
    tell({ release });
    const hubs = killedWorld(release);
    const applications = [...hubs[0].applications.values()].map(
      ({ hub, namespace, name }) => ({ hub, namespace, name }),
    );
    model.change(hubs, { applications });
    writer.addTurn(turnOf(release));
  }
  recorder.stop();
  await writer.stop();
  await db.destroy();
}

function tellTrouble(words: string): void {
  process.stderr.write(`${words}\n`);
}

void record();
