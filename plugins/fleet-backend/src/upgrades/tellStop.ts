import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  stringifyClusterRef,
  UpgradeStop,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { EntityLinks } from '../domain/facts';
import { NotificationsConfig, upgradeStopped } from '../notifications/config';

export interface TellStopOptions {
  readonly config: NotificationsConfig;
  readonly links: Pick<EntityLinks, 'clusterEntity'>;
  readonly notifications: Pick<NotificationService, 'send'>;
  readonly logger: LoggerService;
}

/**
 * Tells the owners of the clusters that are beyond an objective, and the owner
 * of the platform, that the plan stopped. Whoever wrote the stop calls it, so
 * they are told once.
 */
export async function tellStop(
  { version, burnt }: { version: string; burnt: UpgradeStop['burnt'] },
  { config, links, notifications, logger }: TellStopOptions,
): Promise<void> {
  const { enabled, topics, platformOwner } = config;
  if (!enabled || !topics.includes(upgradeStopped)) return;
  const clusters = new Map(
    burnt.map(({ cluster }) => [stringifyClusterRef(cluster), cluster]),
  );
  const owners = [...clusters.values()].flatMap(
    ref => links.clusterEntity(ref)?.owners ?? [],
  );
  const told = new Set(platformOwner ? [...owners, platformOwner] : owners);
  if (told.size === 0) return;
  const names = [...clusters.values()].map(({ name }) => name).join(', ');
  try {
    await notifications.send({
      recipients: { type: 'entity', entityRef: [...told] },
      payload: {
        title: `The upgrade to ${version} was stopped`,
        description: `Beyond an objective: ${names}. No wave begins until somebody resumes it.`,
        link: '/fleet/upgrades',
        severity: 'critical',
        topic: upgradeStopped,
        scope: `${upgradeStopped}/${version}`,
      },
    });
  } catch (error) {
    logger.warn(`Nobody could be told that the upgrade was stopped. ${error}`);
  }
}
