export { createHistory, type History } from './createHistory';
export type {
  ApplicationName,
  EventFilter,
  HistoryStore,
  KnownCommit,
} from './HistoryStore';
export type { StoredEvent } from './eventRow';
