import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { demoEntities } from './demoEntities';

/**
 * The fleet plugin alone, for `npm run dev -- --alone`: it reads the hubs of the
 * demo fleet, takes whoever asks for a user, and knows the services of the demo
 * catalog without running one.
 */
const backend = createBackend();
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(catalogServiceMock.factory({ entities: demoEntities() }));
backend.add(import('../src'));
backend.start();
