import type { Page } from 'playwright-core';
import { moveTo } from './move.mts';

/** A page of the portal as the demo world fills it. */
export interface FleetPage {
  /** Of its pictures. */
  name: string;
  path: string;
  /** Stands on the page once it is complete, on a phone as well. */
  words: string | RegExp;
}

/** Every page that shows the fleet, or a part of it. */
export const fleetPages: FleetPage[] = [
  {
    name: 'overview',
    path: '/fleet',
    words: 'does not answer, although prod-hub reports Successful',
  },
  { name: 'clusters', path: '/fleet/clusters', words: 'prod-ap-2' },
  {
    name: 'cluster',
    path: '/fleet/clusters/prod-hub/prod-us-2',
    words: 'Both voices agree',
  },
  {
    name: 'cluster-dead',
    path: '/fleet/clusters/prod-hub/prod-ap-2',
    words: 'The voices disagree; we believe the probe',
  },
  {
    name: 'cluster-without-access',
    path: '/fleet/clusters/prod-hub/prod-us-3',
    words: 'How to give the portal access',
  },
  {
    name: 'applicationsets',
    path: '/fleet/applicationsets',
    words: 'Fails to render',
  },
  {
    name: 'applicationset',
    path: '/fleet/applicationsets/prod-hub/argocd/payments-api',
    words: /clusters? matched/,
  },
  {
    name: 'application',
    path: '/fleet/applications/prod-hub/argocd/checkout-api-prod-us-2',
    words: 'It is deployed and does not work.',
  },
  {
    name: 'application-resource',
    path: '/fleet/applications/prod-hub/argocd/checkout-api-prod-us-2?resource=apps%2FDeployment%2Fcheckout-api%2Fcheckout-api',
    words: 'terminationGracePeriodSeconds:',
  },
  {
    name: 'application-drift',
    path: '/fleet/applications/prod-hub/argocd/edge-gateway-prod-eu-1',
    words: 'Git (asked for)',
  },
  {
    name: 'provisioning',
    path: '/fleet/provisioning',
    words: /of \d+ are ready/,
  },
  {
    name: 'provisioned-cluster',
    path: '/fleet/provisioning/prod-hub/clusters/prod-ap-1',
    words: 'From definition to workloads',
  },
  { name: 'upgrades', path: '/fleet/upgrades', words: /of \d+ upgraded/ },
  {
    name: 'recovery',
    path: '/fleet/recovery',
    words: /of \d+ clusters are fine/,
  },
  {
    name: 'recovery-cluster',
    path: '/fleet/recovery/clusters/prod-hub/prod-eu-1',
    words: 'What brings it back',
  },
  {
    name: 'regions',
    path: '/fleet/recovery/regions',
    words: 'Switch back',
  },
  { name: 'networking', path: '/fleet/networking', words: /of \d+ work/ },
  {
    name: 'networking-cluster',
    path: '/fleet/networking/clusters/prod-hub/prod-eu-1',
    words: 'shop.example.com',
  },
  { name: 'hubs', path: '/fleet/hubs', words: 'Run more servers' },
  {
    name: 'hub',
    path: '/fleet/hubs/prod-hub',
    words: 'argocd-application-controller-1',
  },
  { name: 'rollouts', path: '/fleet/rollouts', words: 'Stuck' },
  {
    name: 'rollout',
    path: '/fleet/rollouts/payments-api',
    words: 'Convergence time',
  },
  { name: 'readiness', path: '/fleet/readiness', words: 'prod-us-1' },
  { name: 'doctor', path: '/fleet/doctor', words: /of \d+ hubs work/ },
  {
    name: 'entity',
    path: '/catalog/default/component/checkout-api',
    words: /Applications on \d+ of \d+ clusters/,
  },
  {
    name: 'entity-tab',
    path: '/catalog/default/component/checkout-api/fleet',
    words: 'Found by',
  },
  {
    name: 'cluster-entity',
    path: '/catalog/default/resource/prod-hub.prod-us-2',
    words: 'prod-hub says: Successful',
  },
  {
    name: 'domain',
    path: '/catalog/default/domain/commerce',
    words: /Applications on \d+ of \d+ clusters/,
  },
  {
    name: 'template-service',
    path: '/create/templates/default/put-a-service-on-the-fleet',
    words: 'Folder of the Helm chart',
  },
  {
    name: 'template-promote',
    path: '/create/templates/default/promote-a-release',
    words: 'Environment to promote to',
  },
];

/** Opens a page by its address, and waits until it is complete. */
export async function openComplete(page: Page, one: FleetPage): Promise<void> {
  await page.goto(one.path);
  await untilComplete(page, one);
}

/** The same by a link from another page. */
export async function moveToComplete(
  page: Page,
  one: FleetPage,
): Promise<void> {
  await moveTo(page, one.path);
  await untilComplete(page, one);
}

/** Waits until the page that is open is complete. */
export async function untilComplete(
  page: Page,
  { words }: FleetPage,
): Promise<void> {
  await page.getByText(words).first().waitFor({ timeout: 60_000 });
  for (const waiting of [
    page.getByText('Loading', { exact: true }),
    page.getByText('Being read', { exact: true }),
    page.getByRole('progressbar'),
  ]) {
    await waiting.first().waitFor({ state: 'detached' });
  }
}
