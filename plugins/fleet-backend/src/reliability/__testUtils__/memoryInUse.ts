import { setFlagsFromString } from 'node:v8';
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
