import { bigSets } from './bigSets';
import { browser } from './browser';
import { coldStart } from './coldStart';
import { entityPage } from './entityPage';
import { fanOut } from './fanOut';
import { fleetPage } from './fleetPage';
import type { Goal } from './Goal';
import { liveness } from './liveness';
import { memoryKept } from './memoryKept';
import { manyViewers } from './viewers';

export const goals: readonly Goal[] = [
  entityPage,
  fleetPage,
  coldStart,
  memoryKept,
  manyViewers,
  liveness,
  browser,
  fanOut,
  bigSets,
];
