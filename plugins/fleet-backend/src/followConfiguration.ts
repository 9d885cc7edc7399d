import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { FleetConfig, readFleetConfig } from './config';

/** Reads `fleet` again when the configuration changed, and says what is wrong with it now. */
export function followConfiguration(options: {
  config: RootConfigService;
  /** Mistakes that the log has already. */
  known: readonly string[];
  logger: LoggerService;
  onChange: (config: FleetConfig) => void;
}): { stop(): void } {
  const { config, logger, onChange } = options;
  let known = new Set(options.known);
  const subscription = config.subscribe?.(() => {
    const read = readFleetConfig(config);
    for (const problem of read.problems) {
      if (!known.has(problem)) logger.warn(problem);
    }
    known = new Set(read.problems);
    onChange(read);
  });
  return { stop: () => subscription?.unsubscribe() };
}
