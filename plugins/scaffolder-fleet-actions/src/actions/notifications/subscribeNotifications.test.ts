import { createMockDirectory } from '@backstage/backend-test-utils';
import { symlinkSync } from 'node:fs';
import { parse } from 'yaml';
import { fleetOver } from '../../__testUtils__/fleetOver';
import { writtenNotifications } from '../../__testUtils__/hubConfigFiles';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import {
  twoHubs,
  writtenApplicationSet,
} from '../../__testUtils__/serviceFiles';
import {
  fleetRepository,
  github,
  runIn,
  writtenIn,
} from '../../__testUtils__/runIn';
import { subscribeNotificationsAction } from './subscribeNotifications';
import { examples } from './subscribeNotifications.examples';

const workspace = createMockDirectory();
const set = 'apps/loyalty-points/applicationset-prod-hub.yaml';
const config = 'bootstrap/argocd/argocd-notifications-cm.yaml';
const subscription = 'notifications.argoproj.io/subscribe';
let repository: Record<string, string>;

const action = subscribeNotificationsAction({
  fleet: fleetOver(() => twoHubs, {
    present: () => [
      {
        hub: 'prod-hub',
        applicationSet: 'loyalty-points',
        name: 'loyalty-points-prod-eu-1',
        cluster: 'prod-eu-1',
      },
    ],
  }),
  reader: repositoryOver(() => repository),
  integrations: github,
});

const run = runIn(workspace, action, {
  repository: fleetRepository,
  name: 'loyalty-points',
  channel: 'loyalty',
});

const written = writtenIn(workspace);
const keep = () => {
  for (const path of [set, config]) repository[path] = written(path);
  workspace.setContent({});
};

describe('fleet:notifications:subscribe', () => {
  beforeEach(() => {
    workspace.setContent({});
    repository = {
      [set]: writtenApplicationSet,
      [config]: writtenNotifications,
    };
  });

  it('subscribes a channel, and has the hubs able to tell it', async () => {
    const outputs = await run();
    expect(written(set)).toBe(
      writtenApplicationSet.replace(
        'name: "loyalty-points-{{.name}}"\n',
        `name: "loyalty-points-{{.name}}"
      annotations:
        ${subscription}.on-deployed.slack: loyalty
        ${subscription}.on-health-degraded.slack: loyalty
        ${subscription}.on-sync-failed.slack: loyalty
`,
      ),
    );
    expect(written(config).startsWith(writtenNotifications)).toBe(true);
    const { data } = parse(written(config));
    expect(Object.keys(data)).toEqual([
      'trigger.on-sync-failed',
      'service.slack',
      'trigger.on-deployed',
      'template.app-deployed',
      'trigger.on-health-degraded',
      'template.app-health-degraded',
      'template.app-sync-failed',
    ]);
    expect(parse(data['service.slack'])).toEqual({ token: '$slack-token' });
    expect(parse(data['trigger.on-deployed'])[0]).toMatchObject({
      send: ['app-deployed'],
      oncePer: 'app.status.operationState?.syncResult?.revision',
    });
    expect(data['trigger.on-sync-failed']).toContain('page-somebody');
    expect(outputs.sentence).toBe(
      'This pull request will have loyalty-points on prod-hub tell #loyalty when it is deployed, it is Degraded, a sync fails',
    );
    expect(outputs.markdown).toContain(
      'the key `slack-token` of the Secret `argocd-notifications-secret`',
    );
  });

  it('says the same again, and nothing once it is merged', async () => {
    await run();
    const first = workspace.content();
    await run();
    expect(workspace.content()).toEqual(first);
    keep();
    expect(await run()).toMatchObject({
      files: [],
      sentence: '#loyalty is told all of this about loyalty-points already',
    });
    expect(workspace.content()).toEqual({});
  });

  it('adds a channel beside the others, for what is asked', async () => {
    await run();
    keep();
    const outputs = await run({ channel: 'oncall', events: ['degraded'] });
    expect(outputs.files).toEqual([set]);
    const { annotations } = parse(written(set)).spec.template.metadata;
    expect(annotations).toEqual({
      [`${subscription}.on-deployed.slack`]: 'loyalty',
      [`${subscription}.on-health-degraded.slack`]: 'loyalty;oncall',
      [`${subscription}.on-sync-failed.slack`]: 'loyalty',
    });
    expect(outputs.markdown).not.toContain('slack-token');
  });

  it.each<[string, object, RegExp]>([
    ['a channel with its #', { channel: '#x' }, /^channel: .*begins with #/],
    ['two channels in one', { channel: 'a;b' }, /^channel: /],
    ['a Go template', { channel: '{{.name}}' }, /^channel: /],
    [
      'another event',
      { events: ['created'] },
      /^events\[0\]: it must be one of deployed, degraded, syncFailed/,
    ],
    ['a service that is not there', { name: 'x' }, /^name: no hub has/],
    ['a folder above', { layout: { bootstrap: '..' } }, /^layout\.bootstrap: /],
  ])('refuses %s and names the field', async (_, input, words) => {
    await expect(run(input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
    expect(workspace.content()).toEqual({});
  });

  it('refuses a channel that the generator decides on', async () => {
    repository[set] = writtenApplicationSet.replace(
      'name: "loyalty-points-{{.name}}"\n',
      `name: "loyalty-points-{{.name}}"
      annotations:
        ${subscription}.on-deployed.slack: "{{.metadata.labels.channel}}"
`,
    );
    await expect(run()).rejects.toThrow(/^channel: .*the generator decides on/);
    expect(workspace.content()).toEqual({});
  });

  it('refuses to replace what the hubs have', async () => {
    delete repository[config];
    await expect(run()).rejects.toThrow(
      /^repository: it has no '.*argocd-notifications-cm.yaml'; put/,
    );
  });

  it('follows no link out of the workspace', async () => {
    symlinkSync(workspace.path, workspace.resolve('bootstrap'));
    await expect(run()).rejects.toThrow(/symbolic link/);
  });

  it('ends with the task', async () => {
    await expect(run({}, AbortSignal.abort())).rejects.toThrow(/abort/i);
    expect(action.supportsDryRun).toBe(true);
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { files } = await run(parse(example).steps[0].input);
    expect(files).toEqual([set, config]);
  });
});
