const leftBehind = [
  'audit-log',
  'checkout-api',
  'edge-gateway',
  'event-bridge',
  'identity',
  'media-cdn-sync',
  'payments-api',
  'session-store',
  'thumbnailer',
  'video-transcoder',
  'web-storefront',
].map(service => `nonprod-hub/${service}-test-ap-1`);

const platform = {
  parts: [
    'cilium',
    'cert-manager',
    'external-secrets',
    'kyverno',
    'default-deny',
    'velero',
    'thanos',
    'grafana',
  ],
  certManager: { email: 'ops@example.com', ingressClass: 'cilium' },
  externalSecrets: { vaultServer: 'https://vault.example.com:8200' },
  defaultDeny: { hubAddresses: ['10.20.0.0/16'] },
  velero: { bucket: 'acme-backups', region: 'eu-west-1' },
  thanos: { bucket: 'acme-metrics', region: 'us-east-1' },
  grafana: { url: 'http://thanos-query.monitoring:9090' },
};

/**
 * What to fill in to come to the last step of each template's form; of the
 * clusters and services of the demo world, so that a preview has much to show.
 */
export const templateForms: Record<string, object> = {
  'add-the-fleet-dashboard': {},
  'change-a-clusters-labels': {
    hub: 'nonprod-hub',
    cluster: 'test-eu-1',
    labels: { set: [{ key: 'tier', value: 'edge' }] },
  },
  'change-a-service': { name: 'cart' },
  'connect-clusters': {
    technology: 'submariner',
    clusters: ['stg-ap-1', 'test-eu-1'].map(cluster => ({
      hub: 'nonprod-hub',
      cluster,
    })),
  },
  'equip-a-spoke': {
    hub: 'nonprod-hub',
    cluster: 'dev-us-1',
    environment: 'dev',
    region: 'us-east-1',
    ...platform,
  },
  'fail-over-a-region': {
    environment: 'test',
    from: 'ap-south-1',
    to: 'eu-west-1',
    toLabels: [{ key: 'deploy', value: 'true' }],
    fromLabels: [{ key: 'deploy', value: 'false' }],
    dnsWeights: ['eu-west-1', 'ap-south-1'].map((region, index) => ({
      file: `apps/shop/${region}/gateway.yaml`,
      setIdentifier: region,
      weight: index === 0 ? 200 : 0,
    })),
  },
  'follow-a-rollout': { service: 'payments-api' },
  'grant-a-team': {
    project: 'tea',
    groups: ['acme:tea'],
    namespaces: ['tea-*'],
  },
  'onboard-a-spoke': {
    hub: 'prod-hub',
    cluster: 'prod-eu-3',
    server: 'https://prod-eu-3.k8s.example.com:6443',
    environment: 'prod',
    region: 'us-east-1',
    tier: 'core',
    ...platform,
  },
  'open-preview-environments': {
    name: 'checkout-api',
    hub: 'nonprod-hub',
    cluster: 'stg-eu-1',
    project: 'default',
    source: { path: 'charts/service' },
    pullRequests: {
      repoUrl: 'github.com?owner=fleet-demo&repo=fleet',
      labels: ['preview'],
    },
  },
  'promote-a-release': { name: 'address-book', environment: 'prod' },
  'provision-a-cluster': {
    hub: 'prod-hub',
    cluster: 'prod-eu-3',
    version: 'v1.36.1',
    environment: 'prod',
    region: 'eu-west-1',
  },
  'put-a-service-on-the-fleet': {
    name: 'tea-tokens',
    catalog: { owner: 'group:default/checkout' },
    hubs: ['prod-hub', 'nonprod-hub'],
    generator: { clusters: { selector: { matchLabels: { tier: 'core' } } } },
    project: 'checkout',
    namespace: 'tea-tokens',
  },
  'restore-a-namespace': {
    hub: 'prod-hub',
    cluster: 'prod-eu-1',
    backup: 'nightly',
    namespaces: ['payments-api'],
  },
  'retire-a-service': {
    name: 'cart',
    removals: ['ap-1', 'eu-1', 'us-1', 'us-2'].map(
      place => `prod-hub/cart-prod-${place}`,
    ),
  },
  'retire-a-spoke': {
    hub: 'nonprod-hub',
    cluster: 'test-ap-1',
    removals: leftBehind,
  },
  'roll-back-a-release': { name: 'address-book', environment: 'prod' },
  'scale-a-cluster': { hub: 'nonprod-hub', cluster: 'dev-eu-1', replicas: 5 },
  'scale-a-hub': { hub: 'prod-hub', parallelismLimit: 20 },
  'stop-an-upgrade': { reason: 'Errors on test-eu-1' },
  'subscribe-to-notifications': {
    name: 'cart',
    channel: 'cart-alerts',
    events: ['degraded'],
  },
  'sync-a-service': {
    hub: 'prod-hub',
    applications: ['shipping-rates-prod-ap-1'],
  },
  'upgrade-a-wave': { wave: 'development' },
};
