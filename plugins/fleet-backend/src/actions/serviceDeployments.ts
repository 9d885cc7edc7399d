import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type {
  ApplicationSummary,
  EntityDeployments,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetContext, FleetService } from '../service';

/** What an action needs of a service, however it was named. */
export interface ServiceDeployments {
  entityRef?: string;
  applications: ApplicationSummary[];
  environments: EntityDeployments['environments'];
  notPlaced: EntityDeployments['notPlaced'];
  sources: Source[];
}

const pageSize = 500;

/**
 * Where a service runs. Without an Application it is empty.
 *
 * @param name - a service, or an entity reference
 * @throws InputError for an entity reference that cannot be read
 */
export async function serviceDeployments(
  service: FleetService,
  name: string,
  context: FleetContext,
): Promise<ServiceDeployments> {
  if (name.includes(':')) {
    return service.getEntityDeployments(readEntityRef(name), context);
  }
  const { applications, sources } = await applicationsOf(
    service,
    name,
    context,
  );
  const entityRef = applications.find(one => one.entityRef)?.entityRef;
  if (entityRef === undefined) {
    return { applications, sources, environments: [], notPlaced: [] };
  }
  return service.getEntityDeployments(parseEntityRef(entityRef), context);
}

function readEntityRef(text: string) {
  try {
    return parseEntityRef(text);
  } catch {
    throw new InputError(
      `'${text}' is no entity reference; write it as kind:namespace/name, for example component:default/checkout.`,
    );
  }
}

async function applicationsOf(
  service: FleetService,
  name: string,
  context: FleetContext,
): Promise<Pick<ServiceDeployments, 'applications' | 'sources'>> {
  const applications: ApplicationSummary[] = [];
  for (;;) {
    const page = await service.getApplications(
      { service: [name], offset: applications.length, limit: pageSize },
      context,
    );
    applications.push(...page.items);
    if (page.items.length === 0 || applications.length >= page.total) {
      return { applications, sources: page.sources };
    }
  }
}
