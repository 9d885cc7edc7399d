export { announceFleet } from './announceFleet';
export type { AnnounceFleetOptions } from './announceFleet';
export { readNotifications, type NotificationsConfig } from './config';
