import {
  ClusterNetwork,
  ClusterNetworkDetail,
  ClusterRef,
  NetworkConflict,
  NetworkLink,
  NetworkRemedy,
  networkVerdicts,
  phrase,
  stringifyClusterRef,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { compareText } from '../environments';
import { valueOf } from '../recovery/blocks';
import { NetworkBlocks, networkBlocks } from './blocks';
import { ciliumEndpoint } from './ciliumEndpoint';
import { conflictsOf } from './conflicts';
import { judgeNetwork } from './judge';
import { linksOf } from './links';
import type { NetworkSubject } from './NetworkSubject';
import { submarinerEndpoint } from './submarinerEndpoint';

type Detail = ClusterNetworkDetail['network'];

/** How the clusters are linked. */
export interface FleetNetwork {
  links: NetworkLink[];
  conflicts: NetworkConflict[];
}

/** Links between clusters of all hubs, by what either end says of them. */
export function fleetNetwork(
  subjects: readonly NetworkSubject[],
): FleetNetwork {
  const endpoints = subjects.flatMap(subject =>
    [ciliumEndpoint(subject), submarinerEndpoint(subject)].flatMap(
      endpoint => endpoint ?? [],
    ),
  );
  const links = linksOf(endpoints);
  return { links, conflicts: conflictsOf(endpoints, links) };
}

/** One cluster, with what of the fleet's network concerns it. */
export function clusterNetwork(
  subject: NetworkSubject,
  fleet: FleetNetwork,
  now: number,
): Detail {
  const { place, reading } = subject;
  const key = stringifyClusterRef(place.ref);
  const isOwn = (ref: ClusterRef | undefined) =>
    ref !== undefined && stringifyClusterRef(ref) === key;
  const links = fleet.links.filter(({ ends }) =>
    ends.some(({ ref }) => isOwn(ref)),
  );
  const conflicts = fleet.conflicts.filter(({ clusters }) =>
    clusters.some(isOwn),
  );
  const blocks = networkBlocks(subject);
  return {
    ref: place.ref,
    environment: place.environment,
    region: place.region,
    pending: reading === undefined,
    ...judgeNetwork({ ...blocks, links, conflicts, now }),
    loadBalancers: loadBalancers(blocks),
    externalDns: externalDns(blocks),
    technologies: [...new Set(links.map(({ technology }) => technology))],
    serviceMeshes: (valueOf(blocks.meshes) ?? []).map(({ name }) => name),
    ...blocks,
    links,
    conflicts,
    remedies: remediesOf(blocks),
  };
}

/** The same without what only its own page shows. */
export function networkSummary(detail: Detail): ClusterNetwork {
  const {
    services: _,
    dnsController: __,
    dnsRecords: ___,
    ciliumMesh: ____,
    submariner: _____,
    sharedServices: ______,
    meshes: _______,
    links: ________,
    conflicts: _________,
    remedies: __________,
    ...summary
  } = detail;
  return summary;
}

/** Most harm first. */
export function compareNetworks(a: ClusterNetwork, b: ClusterNetwork): number {
  return (
    networkVerdicts.indexOf(a.verdict) - networkVerdicts.indexOf(b.verdict) ||
    compareText(a.ref.name, b.ref.name)
  );
}

function loadBalancers({
  services,
}: NetworkBlocks): ClusterNetwork['loadBalancers'] {
  const found = valueOf(services);
  return (
    found && {
      count: found.length,
      waiting: found.filter(({ addresses }) => addresses.length === 0).length,
    }
  );
}

function externalDns({
  dnsController,
}: NetworkBlocks): ClusterNetwork['externalDns'] {
  if (dnsController.status === 'absent') return 'notInstalled';
  const found = valueOf(dnsController);
  return found && (found.ready ? 'ready' : 'notReady');
}

function remediesOf(blocks: NetworkBlocks): NetworkRemedy[] {
  const { dnsController, ciliumMesh, submariner } = blocks;
  const cilium = valueOf(ciliumMesh);
  const remedies: NetworkRemedy[] = [];
  if (dnsController.status === 'absent') {
    const words = phrase('network.installDns');
    remedies.push({ about: 'externalDns', ...told({ words }) });
  }
  if (cilium && !cilium.apiServer) {
    const words = phrase('network.enableMesh');
    remedies.push({ about: 'ciliumMesh', ...told({ words }) });
  }
  if (submariner.status === 'absent') {
    const words = phrase('network.joinBroker');
    remedies.push({ about: 'submariner', ...told({ words }) });
  }
  return remedies;
}
