import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes that stay when all garbage is gone, buffers included. */
export async function memoryInUse(): Promise<number> {
  // Buffers go a turn after the objects that held them.
  for (let turn = 0; turn < 4; turn++) {
    collectGarbage();
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
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
