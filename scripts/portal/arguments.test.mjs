import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { helpText, readArguments } from './arguments.mjs';
import { root } from './paths.mjs';

test('reads the settings of npm start, a flag before its variable', () => {
  const options = readArguments(
    ['start', '--as', 'alice', '--port=8080', '--reset', '--config', 'a.yaml'],
    { FLEET_PORTAL_PORT: '9090', FLEET_PORTAL_DEMO_PORT: '9100' },
  );

  assert.equal(options.command, 'start');
  assert.equal(options.as, 'user:default/alice');
  assert.equal(options.port, 8080);
  assert.equal(options.demoPort, 9100);
  assert.equal(options.appPort, 3000);
  assert.equal(options.reset, true);
  assert.equal(options.verbose, false);
  assert.equal(options.state, join(root, '.portal', 'state'));
  assert.equal(options.config.length, 1);
});

test('hands what npm test does not know to the test runner', () => {
  const options = readArguments(['test', 'plugins/fleet', '-t', 'name'], {});

  assert.deepEqual(options.rest, ['plugins/fleet', '-t', 'name']);
});

test('takes a full entity reference as it is', () => {
  const as = name => readArguments(['start', '--as', name], {}).as;

  assert.equal(as('user:default/alice'), 'user:default/alice');
  assert.equal(as('people/alice'), 'user:people/alice');
});

for (const [args, message] of [
  [['fly'], /"fly" is not a command.*start, dev, test/],
  [['start', '--port', '0'], /--port is "0": give a port from 1 to 65535/],
  [['start', '--port'], /--port needs a value/],
  [['start', '--prot', '1'], /--prot is not known/],
  [['start', 'alice'], /"alice" is not known/],
  [['start', '--alone'], /--alone is for npm run dev only/],
  [['start', '--legacy'], /--legacy is for npm run dev only/],
  [['dev', '--alone', '--legacy'], /--alone or --legacy, not both/],
  [['start', '--as', 'group:default/x'], /--as is "group:default\/x"/],
]) {
  test(`refuses "${args.join(' ')}" and says why`, () => {
    assert.throws(() => readArguments(args, {}), { message });
  });
}

test('names the variable when that is where a wrong port came from', () => {
  assert.throws(
    () => readArguments(['start'], { FLEET_PORTAL_APP_PORT: 'http' }),
    { message: /^FLEET_PORTAL_APP_PORT is "http"/ },
  );
});

test('explains every setting', () => {
  for (const word of ['--as', '--port', 'FLEET_PORTAL_STATE', '--reset']) {
    assert.ok(helpText().includes(word), word);
  }
});
