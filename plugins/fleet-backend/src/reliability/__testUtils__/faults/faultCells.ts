import { randomOf, seed } from '../effort';
import { Expectation, FaultCase, faultCases, SourceKind } from './faultCases';

const kinds: SourceKind[] = [
  'argocd',
  'kubernetes',
  'spoke',
  'metrics',
  'management',
];
const moments = ['at the start', 'in steady state'] as const;

export interface FaultCell {
  name: string;
  kind: SourceKind;
  fault: FaultCase;
  expected: Expectation;
  moment: (typeof moments)[number];
}

/** Every fault of every kind of source at both moments. */
export const faultCells: FaultCell[] = faultCases.flatMap(fault =>
  kinds.flatMap(kind => {
    const expected = fault.expected[kind];
    if (expected === undefined) return [];
    return moments.map(moment => ({
      name: `${kind}: ${fault.name}, ${moment} (${expected})`,
      kind,
      fault,
      expected,
      moment,
    }));
  }),
);

/** Every fault once, of a kind and at a moment that the seed picks. */
export function pickCells(): FaultCell[] {
  const random = randomOf(seed);
  return faultCases.map(fault => {
    const ofFault = faultCells.filter(cell => cell.fault === fault);
    return ofFault[Math.floor(random() * ofFault.length)];
  });
}
