import { createBackendModule } from '@backstage/backend-plugin-api';

export default createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'fleet',
  register(env) {
    env.registerInit({ deps: {}, async init() {} });
  },
});
