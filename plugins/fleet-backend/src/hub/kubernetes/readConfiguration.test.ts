import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { readConfiguration } from './readConfiguration';

const core = '/api/v1/namespaces/argocd';
const paths = {
  applications: '/applications',
  applicationSets: '/applicationsets',
  projects: '/appprojects',
  namespace: 'argocd',
};

const settings = (name: string, data: Record<string, string>) => ({
  metadata: { name, namespace: 'argocd' },
  data,
});

/** Of a hub with so many ConfigMaps and nothing else. */
function exportWith(configMaps: unknown[], refused?: string) {
  return readConfiguration(async path => {
    if (path === refused) throw new SourceError('forbidden', 'It may not.');
    return path === `${core}/configmaps` ? configMaps : [];
  }, paths);
}

const rbac = settings('argocd-rbac-cm', { 'policy.csv': 'p, role:x' });
const main = settings('argocd-cm', {
  url: 'https://argocd.example.com',
  'dex.config': 'connectors: [{config: {clientSecret: canary-dex}}]',
  'oidc.config': 'clientSecret: canary-oidc',
});

describe('the settings of a hub in its export', () => {
  it('are there with RBAC, without what sign-in keeps secret', async () => {
    const { objects } = await exportWith([rbac, main]);
    expect(objects.map(({ name, masked }) => [name, masked])).toEqual([
      ['argocd-rbac-cm', []],
      ['argocd-cm', ['data.dex.config', 'data.oidc.config']],
    ]);
    expect(objects[1].manifest.data).toEqual({
      url: 'https://argocd.example.com',
    });
    expect(JSON.stringify(objects)).not.toContain('canary');
  });

  it.each([
    ['token: $slack-token\nusername: fleet\nicon: ":rocket:"', true],
    ['host: smtp.example.com\nport: 465\npassword: $mail:password', true],
    ['headers:\n  - name: Authorization\n    value: Bearer $token', true],
    ['token: xoxb-canary', false],
    ['url: https://hooks.example.com/canary', false],
    ['recipientUrls:\n  shop: https://teams.example.com/canary', false],
    ['headers:\n  - name: Authorization\n    value: Bearer canary', false],
    ['serviceKeys: { shop: canary }', false],
    ['{ canary', false],
  ])('keep a service of notifications with %j: %s', async (service, kept) => {
    const notifications = settings('argocd-notifications-cm', {
      'service.one': service,
      'trigger.on-deployed': '- send: [app-deployed]',
    });
    const { objects } = await exportWith([rbac, main, notifications]);
    const last = objects[objects.length - 1];
    expect(last.masked).toEqual(kept ? [] : ['data.service.one']);
    expect(last.manifest.data).toEqual({
      ...(kept && { 'service.one': service }),
      'trigger.on-deployed': '- send: [app-deployed]',
    });
    expect(JSON.stringify(objects)).not.toContain('canary');
  });

  it('name RBAC and settings when they are not found, or may not be read', async () => {
    const none = await exportWith([]);
    expect(none.missing.map(({ what }) => what)).toEqual([
      'ConfigMap argocd-cm (settings)',
      'ConfigMap argocd-rbac-cm (RBAC)',
      expect.stringMatching(/^Credentials of clusters/),
    ]);
    const refused = await exportWith([rbac, main], `${core}/configmaps`);
    expect(refused.missing[0]).toEqual({
      what: 'Every ConfigMap',
      reason: 'It may not.',
      remedy: `Let the portal's ServiceAccount list ${core}/configmaps.`,
    });
  });
});
