import {
  AccessFinding,
  HubAccess,
  HubReading,
  OperatingFinding,
  OperatingPermission,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { NamedHub, notApi } from './hubTrouble';
import type { RouteValues } from './routes';

type Permission = Required<
  Pick<RouteValues, 'resource' | 'action' | 'subresource'>
>;

const needed: { reading: HubReading; permission: Permission }[] = [
  {
    reading: 'applications',
    permission: { resource: 'applications', action: 'get', subresource: '*/*' },
  },
  {
    reading: 'applicationSets',
    permission: {
      resource: 'applicationsets',
      action: 'get',
      subresource: '*/*',
    },
  },
  {
    reading: 'clusters',
    permission: { resource: 'clusters', action: 'get', subresource: '*' },
  },
  {
    reading: 'projects',
    permission: { resource: 'projects', action: 'get', subresource: '*' },
  },
];

/** What no operation of the portal ever needs. */
const excessive: Permission[] = [
  { resource: 'applications', action: 'delete', subresource: '*/*' },
  { resource: 'applicationsets', action: 'delete', subresource: '*/*' },
  { resource: 'clusters', action: 'update', subresource: '*' },
  { resource: 'projects', action: 'update', subresource: '*' },
];

const neededToOperate: {
  words: OperatingPermission;
  permission: Permission;
}[] = [
  {
    words: 'applications, sync, */*',
    permission: {
      resource: 'applications',
      action: 'sync',
      subresource: '*/*',
    },
  },
  {
    words: 'clusters, update, *',
    permission: { resource: 'clusters', action: 'update', subresource: '*' },
  },
];

const answerSchema = z.object({ value: z.enum(['yes', 'no']) });

/**
 * Asks Argo CD what our account may do. Its lists cannot tell: they leave out
 * what an account may not see, so that one without any permission gets an
 * empty list and no refusal.
 */
export async function checkAccess(
  ask: (permission: Permission) => Promise<unknown>,
  hub: NamedHub,
): Promise<HubAccess> {
  const may = async (permission: Permission): Promise<boolean> => {
    const answer = answerSchema.safeParse(await ask(permission));
    if (!answer.success) {
      throw notApi(hub, 'a strange word about our permissions');
    }
    return answer.data.value === 'yes';
  };
  const readings: AccessFinding<HubReading>[] = [];
  for (const { reading, permission } of needed) {
    const allowed = await may(permission);
    readings.push(allowed ? { reading } : { reading, trouble: refused(hub) });
  }
  const excess: string[] = [];
  for (const permission of excessive) {
    if (await may(permission)) {
      excess.push(`${permission.resource}, ${permission.action}`);
    }
  }
  const operating: OperatingFinding[] = [];
  for (const { words, permission } of neededToOperate) {
    operating.push({ permission: words, allowed: await may(permission) });
  }
  return { readings, excess, operating };
}

function refused(hub: NamedHub): SourceError {
  const { host } = new URL(hub.url);
  return new SourceError(
    'forbidden',
    `${host} does not let our account read all of them; what it may not read is left out without a word.`,
  );
}
