import { coldStart } from './coldStart';
import { entityPage } from './entityPage';
import { fanOut } from './fanOut';
import { fleetPage } from './fleetPage';
import type { Goal } from './Goal';
import { liveness } from './liveness';
import { memoryKept } from './memoryKept';
import { manyViewers } from './viewers';

/** P7 is about the browser and is not measured here. */
export const goals: readonly Goal[] = [
  entityPage,
  fleetPage,
  coldStart,
  memoryKept,
  manyViewers,
  liveness,
  fanOut,
];
