/**
 * Rules that every package adds to Backstage's own: who may import whom, how
 * long a file may be, and no `any`.
 *
 * `import/no-restricted-paths` zones read "files under `target` must not
 * import anything under `from`".
 */
const rooms = {
  common: {
    folder: 'plugins/fleet-common',
    name: '@fleet-portal/backstage-plugin-fleet-common',
  },
  node: {
    folder: 'plugins/fleet-node',
    name: '@fleet-portal/backstage-plugin-fleet-node',
  },
  backend: {
    folder: 'plugins/fleet-backend',
    name: '@fleet-portal/backstage-plugin-fleet-backend',
  },
  frontend: {
    folder: 'plugins/fleet',
    name: '@fleet-portal/backstage-plugin-fleet',
  },
  actions: {
    folder: 'plugins/scaffolder-fleet-actions',
    name: '@fleet-portal/backstage-plugin-scaffolder-backend-module-fleet',
  },
  entities: {
    folder: 'plugins/catalog-backend-module-fleet',
    name: '@fleet-portal/backstage-plugin-catalog-backend-module-fleet',
  },
  simulator: {
    folder: 'packages/fleet-simulator',
    name: '@fleet-portal/fleet-simulator',
  },
  app: { folder: 'packages/app', name: 'app' },
  portal: { folder: 'packages/backend', name: 'backend' },
  bench: { folder: 'bench', name: 'fleet-bench' },
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
  // Also the insides of the backend: it measures the model by itself.
  bench: ['backend', 'node', 'common'],
};

/** What the tests of a room may import as well. */
const testsMayImport = ['common', 'node', 'simulator'];

function roomZones(extra) {
  return Object.entries(mayImport).flatMap(([room, allowed]) =>
    Object.keys(rooms)
      .filter(other => other !== room)
      .filter(other => !allowed.includes(other) && !extra.includes(other))
      .map(other => ({
        target: `./${rooms[room].folder}`,
        // By a path, or by its name as it is linked into node_modules.
        from: [
          `./${rooms[other].folder}`,
          `./node_modules/${rooms[other].name}`,
        ],
        message: `${rooms[room].folder} must not import ${rooms[other].folder}.`,
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

const backendLayers = layerZones(`${rooms.backend.folder}/src`, [
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

const frontendLayers = layerZones(`${rooms.frontend.folder}/src`, [
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

function restrictedPaths(zones) {
  return ['error', { basePath: __dirname, zones }];
}

const testFiles = [
  '**/*.test.{ts,tsx}',
  '**/src/setupTests.ts',
  '**/__fixtures__/**',
  '**/testUtils/**',
  '**/__testUtils__/**',
  '**/testUtils.{ts,tsx}',
  '**/dev/**',
];

/**
 * A property that looks elsewhere each time finds a new counterexample in the
 * run of somebody whose change has nothing to do with it.
 */
const unseededProperties = {
  selector: [
    "Program:has(CallExpression[callee.object.name='fc'][callee.property.name='assert'])",
    ":not(:has(Property[key.name='seed']))",
    // It sets the seed for all who import it.
    ':not(:has(ImportDeclaration[source.value=/\\u002fhostile$/]))',
  ].join(''),
  message: 'Give fast-check a seed, so that each run tries the same.',
};

module.exports = {
  restrictedTestSyntax: [unseededProperties],
  settings: {
    'import/resolver': {
      node: { extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json'] },
    },
  },
  rules: {
    '@backstage/no-mixed-plugin-imports': 'error',
    'import/no-restricted-paths': restrictedPaths([
      ...roomZones([]),
      ...backendLayers,
      ...frontendLayers,
    ]),
    'max-lines': ['error', { max: 400 }],
    'no-console': 'error',
  },
  restrictedSrcImports: [
    {
      name: '@backstage/ui',
      importNames: ['Skeleton'],
      message:
        'On a light page nobody sees it: take the Placeholder of components/layout.',
    },
  ],
  tsRules: {
    '@typescript-eslint/no-explicit-any': 'error',
    // What a file is for comes first, the details after it.
    '@typescript-eslint/no-use-before-define': [
      'error',
      { functions: false, typedefs: false, variables: false, classes: false },
    ],
  },
  overrides: [
    {
      files: testFiles,
      rules: {
        // A test of one layer may build its input with another.
        'import/no-restricted-paths': restrictedPaths(
          roomZones(testsMayImport),
        ),
        'max-lines': ['error', { max: 800 }],
        // Tests hold hostile input, and contract suites are exported.
        'no-script-url': 'off',
        'jest/no-export': 'off',
      },
    },
  ],
};
