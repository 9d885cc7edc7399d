import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { parseEntityYaml } from '@backstage/plugin-catalog-node';

const folder = resolvePackagePath(
  '@fleet-portal/backstage-plugin-fleet-backend',
  '../../demo/catalog',
);

/** Services, people and teams, as the files of the demo catalog have them. */
export function demoEntities(): Entity[] {
  return readdirSync(folder).flatMap(name => {
    const target = join(folder, name);
    const location = { type: 'file', target };
    return [...parseEntityYaml(readFileSync(target), location)].map(found => {
      if (found.type === 'entity') return withOwner(found.entity);
      throw new Error(`${target} holds something that is no entity.`);
    });
  });
}

/** The relation that a catalog makes of `spec.owner`; the fleet goes by it. */
function withOwner(entity: Entity): Entity {
  const owner = entity.spec?.owner;
  if (typeof owner !== 'string') return entity;
  const targetRef = stringifyEntityRef(
    parseEntityRef(owner, { defaultKind: 'group' }),
  );
  return { ...entity, relations: [{ type: RELATION_OWNED_BY, targetRef }] };
}
