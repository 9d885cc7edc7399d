import type { FleetPlan } from '../fleet/planFleet';
import type { Results } from '../report/Result';

export interface GoalContext {
  /** The usual fleet. */
  applications: number;
  seed: number;
  /** Fewer rounds: says the order of things, not more. */
  quick: boolean;
  /** Write CPU profiles of what is measured. */
  profile: boolean;
  plan: (size?: {
    applications?: number;
    hubs?: number;
    heavyTail?: boolean;
  }) => FleetPlan;
  say: (text: string) => void;
}

export interface Goal {
  /** P1, P2 ... */
  name: string;
  measure: (context: GoalContext) => Promise<Results>;
}
