import type { FleetUrls } from '../fleetUrls';
import type { WorldMetrics } from '../prometheus/WorldMetrics';
import type { Controls } from './Controls';

export interface ControlOptions {
  controls: Controls;
  urls: FleetUrls;
  /** Begins the world anew. */
  reset(): Promise<void>;
  /** Of the world that there is now. */
  metrics(): WorldMetrics;
}
