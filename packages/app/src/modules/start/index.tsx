import {
  PageBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';

const startPage = PageBlueprint.make({
  name: 'start',
  params: {
    path: '/',
    noHeader: true,
    loader: () => import('./StartPage').then(({ StartPage }) => <StartPage />),
  },
});

export const startModule = createFrontendModule({
  pluginId: 'app',
  extensions: [startPage],
});
