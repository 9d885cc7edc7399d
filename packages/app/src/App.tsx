import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navModule } from './modules/nav';
import { startModule } from './modules/start';

/**
 * The other plugins need no line here: `app.packages: all` in app-config.yaml
 * installs every dependency of this package that exports one.
 */
export default createApp({ features: [catalogPlugin, navModule, startModule] });
