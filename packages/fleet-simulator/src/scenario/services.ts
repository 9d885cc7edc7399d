export const environments = ['dev', 'test', 'staging', 'prod'] as const;
export type Environment = (typeof environments)[number];

/**
 * How a service is spread:
 * - `everywhere`, `serving`, `core`: a cluster generator with matchExpressions or matchLabels
 * - `regional`: the clusters of two regions
 * - `rolling`: `serving`, synced step by step (RollingSync), Go templates
 * - `listed`: a list generator that names three clusters
 * - `matrix`: one ApplicationSet of its group makes every `media` service for every edge cluster
 * - `config`: a Git files generator reads where it goes
 */
export type Spread =
  | 'everywhere'
  | 'serving'
  | 'core'
  | 'regional'
  | 'rolling'
  | 'listed'
  | 'matrix'
  | 'config';

export interface ServiceSpec {
  name: string;
  /** Group that owns it; also its AppProject and its system in the catalog. */
  owner: string;
  title: string;
  spread: Spread;
  /** Newest version in each environment. */
  versions: Record<Environment, string>;
  /** Older versions that single clusters still run. */
  pinned?: Record<string, string>;
  /** False where somebody presses the button. */
  automated?: boolean;
  config?: Record<string, string>;
  migration?: boolean;
  progressDeadlineSeconds?: number;
}

function versions(...list: [string, string, string, string]) {
  const [dev, test, staging, prod] = list;
  return { dev, test, staging, prod };
}

/** The same version in every environment. */
function all(version: string) {
  return versions(version, version, version, version);
}

export const demoServices: readonly ServiceSpec[] = [
  {
    name: 'checkout-api',
    owner: 'checkout',
    title: 'Checkout API',
    spread: 'serving',
    versions: versions('2.17.0', '2.16.1', '2.16.0', '2.14.3'),
    pinned: { 'prod-eu-2': '2.14.1' },
  },
  {
    name: 'cart',
    owner: 'checkout',
    title: 'Cart',
    spread: 'core',
    versions: versions('3.2.0', '3.1.4', '3.1.4', '3.1.4'),
  },
  {
    name: 'session-store',
    owner: 'checkout',
    title: 'Session store',
    spread: 'serving',
    versions: all('7.4.2'),
  },
  {
    name: 'address-book',
    owner: 'checkout',
    title: 'Address book',
    spread: 'core',
    versions: versions('1.9.1', '1.9.0', '1.9.0', '1.8.4'),
  },
  {
    name: 'gift-cards',
    owner: 'checkout',
    title: 'Gift cards',
    spread: 'core',
    versions: versions('0.14.0', '0.13.2', '0.13.2', '0.13.2'),
  },
  {
    name: 'ledger-writer',
    owner: 'payments',
    title: 'Ledger writer',
    spread: 'core',
    versions: versions('1.32.0', '1.31.0', '1.31.0', '1.31.0'),
    migration: true,
  },
  {
    name: 'payments-api',
    owner: 'payments',
    title: 'Payments API',
    spread: 'rolling',
    versions: versions('3.9.1', '3.9.0', '3.9.0', '3.9.0'),
    pinned: { 'prod-us-2': '3.8.2', 'prod-ap-1': '3.8.2' },
  },
  {
    name: 'fraud-scoring',
    owner: 'payments',
    title: 'Fraud scoring',
    spread: 'core',
    versions: versions('0.28.0', '0.28.0', '0.27.4', '0.27.4'),
  },
  {
    name: 'invoicing',
    owner: 'payments',
    title: 'Invoicing',
    spread: 'core',
    versions: versions('5.6.0', '5.6.0', '5.5.3', '5.5.3'),
  },
  {
    name: 'tax-calculator',
    owner: 'payments',
    title: 'Tax calculator',
    spread: 'regional',
    versions: all('2026.11.0'),
  },
  {
    name: 'search-indexer',
    owner: 'storefront',
    title: 'Search indexer',
    spread: 'core',
    versions: versions('2.4.0', '2.3.0', '2.3.0', '2.2.8'),
    progressDeadlineSeconds: 86_400,
  },
  {
    name: 'catalog-api',
    owner: 'storefront',
    title: 'Catalog API',
    spread: 'core',
    versions: versions('5.4.0', '5.3.0', '5.3.0', '5.3.0'),
    pinned: { 'prod-ap-1': '5.2.4' },
  },
  {
    name: 'pricing',
    owner: 'storefront',
    title: 'Pricing',
    spread: 'core',
    versions: versions('1.19.0', '1.19.0', '1.18.2', '1.18.2'),
  },
  {
    name: 'shipping-rates',
    owner: 'storefront',
    title: 'Shipping rates',
    spread: 'core',
    versions: versions('2.1.0', '2.0.7', '2.0.7', '2.0.7'),
    automated: false,
  },
  {
    name: 'web-storefront',
    owner: 'storefront',
    title: 'Web storefront',
    spread: 'serving',
    versions: versions('24.12.0', '24.11.2', '24.11.2', '24.11.0'),
  },
  {
    name: 'recommendations',
    owner: 'storefront',
    title: 'Recommendations',
    spread: 'core',
    versions: versions('4.13.0', '4.12.1', '4.12.1', '4.12.0'),
  },
  {
    name: 'reviews',
    owner: 'storefront',
    title: 'Reviews',
    spread: 'regional',
    versions: versions('1.5.0', '1.4.9', '1.4.9', '1.4.8'),
  },
  {
    name: 'edge-gateway',
    owner: 'platform',
    title: 'Edge gateway',
    spread: 'everywhere',
    versions: versions('0.49.0', '0.48.1', '0.48.1', '0.48.1'),
    automated: false,
    config: {
      'routes.yaml':
        'checkout: /api/checkout\ncatalog: /api/catalog\nsearch: /api/search\n',
      RATE_LIMIT: '400',
    },
  },
  {
    name: 'identity',
    owner: 'platform',
    title: 'Identity',
    spread: 'everywhere',
    versions: versions('4.3.0', '4.2.1', '4.2.1', '4.2.1'),
  },
  {
    name: 'feature-flags',
    owner: 'platform',
    title: 'Feature flags',
    spread: 'core',
    versions: all('6.0.3'),
  },
  {
    name: 'audit-log',
    owner: 'platform',
    title: 'Audit log',
    spread: 'serving',
    versions: versions('2.5.0', '2.4.0', '2.4.0', '2.4.0'),
  },
  {
    name: 'admin-console',
    owner: 'platform',
    title: 'Admin console',
    spread: 'listed',
    versions: all('3.0.9'),
  },
  {
    name: 'image-resizer',
    owner: 'media',
    title: 'Image resizer',
    spread: 'core',
    versions: versions('5.3.0', '5.2.0', '5.2.0', '5.2.0'),
    pinned: { 'prod-ap-1': '5.0.1', 'prod-us-1': '5.1.0' },
  },
  {
    name: 'media-cdn-sync',
    owner: 'media',
    title: 'CDN sync',
    spread: 'matrix',
    versions: all('1.6.2'),
  },
  {
    name: 'video-transcoder',
    owner: 'media',
    title: 'Video transcoder',
    spread: 'matrix',
    versions: all('0.31.0'),
  },
  {
    name: 'thumbnailer',
    owner: 'media',
    title: 'Thumbnailer',
    spread: 'matrix',
    versions: all('2.2.5'),
  },
  {
    name: 'event-bridge',
    owner: 'data',
    title: 'Event bridge',
    spread: 'serving',
    versions: versions('3.4.0', '3.3.3', '3.3.3', '3.3.3'),
  },
  {
    name: 'notifications',
    owner: 'data',
    title: 'Notifications',
    spread: 'core',
    versions: versions('2.10.0', '2.9.0', '2.9.0', '2.9.0'),
  },
  {
    name: 'usage-metering',
    owner: 'data',
    title: 'Usage metering',
    spread: 'core',
    versions: versions('0.9.3', '0.9.2', '0.9.2', '0.9.2'),
  },
  {
    name: 'report-builder',
    owner: 'data',
    title: 'Report builder',
    spread: 'config',
    versions: versions('8.1.0', '8.1.0', '8.1.0', '8.0.6'),
  },
];

/** Release `steps` before this one; every service of the demo has some history. */
export function earlier(version: string, steps: number): string {
  let [major, minor, patch = 0] = version.split('.').map(Number);
  for (let step = 0; step < steps; step += 1) {
    if (patch > 0) patch -= 1;
    else if (minor > 0) {
      minor -= 1;
      patch = 2;
    } else {
      major -= 1;
      minor = 9;
      patch = 1;
    }
  }
  return [major, minor, patch].join('.');
}
