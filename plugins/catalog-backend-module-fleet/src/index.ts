import { createBackendModule } from '@backstage/backend-plugin-api';

export default createBackendModule({
  pluginId: 'catalog',
  moduleId: 'fleet',
  register(env) {
    env.registerInit({ deps: {}, async init() {} });
  },
});
