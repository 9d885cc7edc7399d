import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Hubs and spokes of the fleet as Resource entities. */
      argocdFleet?: {
        /** Owner of the entities. Default: `unknown`. */
        owner?: string;
        /** System that the entities belong to. Default: none. */
        system?: string;
        /** Namespace of the entities. Default: `default`. */
        namespace?: string;
        /** When the fleet is read. Default: every 30 seconds. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
