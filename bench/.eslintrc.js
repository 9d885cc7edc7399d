const rules = require('../eslint-rules');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  ...rules,
  overrides: [
    ...rules.overrides,
    {
      // A cold start is measured without the portal around it, so it needs the
      // insides of the backend plugin.
      files: ['src/coldstart/*.ts'],
      rules: { '@backstage/no-forbidden-package-imports': 'off' },
    },
  ],
});
