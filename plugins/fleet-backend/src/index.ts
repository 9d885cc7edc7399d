import { createBackendPlugin } from '@backstage/backend-plugin-api';

export default createBackendPlugin({
  pluginId: 'fleet',
  register(env) {
    env.registerInit({ deps: {}, async init() {} });
  },
});
