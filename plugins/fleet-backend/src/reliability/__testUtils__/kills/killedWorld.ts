import {
  buildApplication,
  buildCluster,
  buildHub,
} from '../../../__testUtils__';
import type { HubSnapshot, ModelApplication } from '../../../model/FleetModel';
import type { VoiceTurn } from '../../../history/HistoryStore';

const clusters = ['prod-eu-1', 'prod-us-1', 'prod-ap-1', 'staging-eu-1'];
const services = ['cart', 'checkout', 'search'];

/** The release with this number, everywhere, a minute after the one before. */
const releasedAt = (release: number) =>
  Date.UTC(2026, 10, 21) + release * 60_000;

const timeText = (ms: number) => new Date(ms).toISOString();
const revisionOf = (release: number) => release.toString(16).padStart(40, '0');

function application(
  service: string,
  cluster: string,
  releases: number,
): ModelApplication {
  const history = Array.from({ length: releases + 1 }, (_, back) => {
    const release = releases - back;
    return {
      id: release,
      revisions: [revisionOf(release)],
      deployedAt: timeText(releasedAt(release)),
    };
  });
  const healthSince = timeText(releasedAt(releases) + 20_000);
  return buildApplication(service, cluster, { history, healthSince });
}

/** What the hub tells after so many releases: it remembers all of them. */
export function killedWorld(releases: number): HubSnapshot[] {
  const applications = services.flatMap(service =>
    clusters.map(cluster => application(service, cluster, releases)),
  );
  return [
    buildHub('prod-hub', {
      clusters: clusters.map(cluster => buildCluster(cluster)),
      applications,
    }),
  ];
}

/** One spoke is lost with every odd release, and found with the next one. */
export function turnOf(release: number): VoiceTurn {
  const at = releasedAt(release);
  const word = release % 2 === 1 ? 'lost' : 'found';
  return { hub: 'prod-hub', cluster: 'prod-ap-1', word, at, seenAt: at };
}
