import type { LoggerService } from '@backstage/backend-plugin-api';

export const silentLogger: LoggerService = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silentLogger,
};
