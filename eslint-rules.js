/**
 * Rules that every package adds to Backstage's own: who may import whom, how
 * long a file may be, and no `any`.
 *
 * `import/no-restricted-paths` zones read "files under `target` must not
 * import anything under `from`".
 */
const rooms = {
  common: 'plugins/fleet-common',
  node: 'plugins/fleet-node',
  backend: 'plugins/fleet-backend',
  frontend: 'plugins/fleet',
  actions: 'plugins/scaffolder-fleet-actions',
  entities: 'plugins/catalog-backend-module-fleet',
  simulator: 'packages/fleet-simulator',
  app: 'packages/app',
  portal: 'packages/backend',
};

/** The rooms of ours that the sources of a room may import, besides itself. */
const mayImport = {
  common: [],
  node: ['common'],
  backend: ['node', 'common'],
  frontend: ['common'],
  actions: ['node', 'common'],
  entities: ['node', 'common'],
  simulator: ['common'],
  app: ['frontend'],
  portal: ['backend', 'actions', 'entities'],
};

/** What the tests of a room may import as well. */
const testsMayImport = ['common', 'node', 'simulator'];

function roomZones(extra) {
  return Object.entries(mayImport).flatMap(([room, allowed]) =>
    Object.keys(rooms)
      .filter(other => other !== room)
      .filter(other => !allowed.includes(other) && !extra.includes(other))
      .map(other => ({
        target: `./${rooms[room]}`,
        from: `./${rooms[other]}`,
        message: `${rooms[room]} must not import ${rooms[other]}.`,
      })),
  );
}

function layerZones(base, layers) {
  return layers.map(({ target, from, message }) => ({
    target: `./${base}/${target}`,
    from: from.map(folder => `./${base}/${folder}`),
    message,
  }));
}

const backendLayers = layerZones(`${rooms.backend}/src`, [
  {
    target: 'domain',
    from: ['router', 'service', 'model', 'hub', 'spoke', 'history'],
    message: 'The domain is pure: it knows no port, adapter or service.',
  },
  {
    target: 'service',
    from: ['router'],
    message: 'A service does not know about HTTP.',
  },
  ...['hub', 'spoke', 'history'].map(adapter => ({
    target: adapter,
    from: ['router', 'service'],
    message: 'An adapter implements a port and never imports upward.',
  })),
]);

const frontendLayers = layerZones(`${rooms.frontend}/src`, [
  {
    target: 'components',
    from: ['api', 'hooks', 'pages', 'entity'],
    message: 'A component does not fetch: give it what it draws as props.',
  },
  {
    target: 'hooks',
    from: ['components', 'pages', 'entity'],
    message: 'A hook holds data logic and draws nothing.',
  },
  {
    target: 'api',
    from: ['components', 'hooks', 'pages', 'entity'],
    message: 'The API client knows only the wire contract.',
  },
]);

function restrictedPaths(extra = []) {
  return [
    'error',
    {
      basePath: __dirname,
      zones: [...roomZones(extra), ...backendLayers, ...frontendLayers],
    },
  ];
}

const testFiles = [
  '**/*.test.{ts,tsx}',
  '**/src/setupTests.ts',
  '**/__fixtures__/**',
  '**/testUtils/**',
  '**/testUtils.{ts,tsx}',
  '**/dev/**',
];

module.exports = {
  settings: {
    'import/resolver': {
      node: { extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json'] },
    },
  },
  rules: {
    '@backstage/no-mixed-plugin-imports': 'error',
    'import/no-restricted-paths': restrictedPaths(),
    'max-lines': ['error', { max: 400 }],
    'no-console': 'error',
  },
  tsRules: {
    '@typescript-eslint/no-explicit-any': 'error',
  },
  overrides: [
    {
      files: testFiles,
      rules: {
        'import/no-restricted-paths': restrictedPaths(testsMayImport),
        'max-lines': ['error', { max: 800 }],
      },
    },
  ],
};
