import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What a turn may free when there is no garbage left. */
const NEXT_TO_NOTHING = 64 * 1024;

/** Bytes that stay when all garbage is gone, buffers included. */
export async function memoryInUse(): Promise<number> {
  // Buffers go a turn after the objects that held them, and each turn takes
  // long in a process that has run many tests.
  let now = await afterOneTurn();
  for (let turn = 1; turn < 4; turn++) {
    const before = now;
    now = await afterOneTurn();
    if (turn > 1 && before - now < NEXT_TO_NOTHING) break;
  }
  return now;
}

async function afterOneTurn(): Promise<number> {
  collectGarbage();
  await new Promise(resolve => {
    setImmediate(resolve);
  });
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Where V8 keeps what it compiles: for hours it goes on to compile anew what is used most. */
const ofCode = /^(shared_)?(code|trusted)_/;

/** The same of objects and buffers only. */
export async function objectsInUse(): Promise<number> {
  const all = await memoryInUse();
  return getHeapSpaceStatistics()
    .filter(({ space_name: name }) => ofCode.test(name))
    .reduce((rest, { space_used_size: bytes }) => rest - bytes, all);
}
