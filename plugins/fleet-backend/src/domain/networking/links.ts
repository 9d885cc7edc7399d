import {
  LinkEnd,
  LinkState,
  linkStates,
  linkTechnologies,
  NetworkLink,
  Phrase,
  phrase,
  quoted,
  stringifyClusterRef,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { compareText } from '../environments';
import { inARow } from '../words';
import type { Endpoint } from './Endpoint';

/** Every link that one of its ends was told of, most harm first. */
export function linksOf(endpoints: readonly Endpoint[]): NetworkLink[] {
  const links = new Map<string, NetworkLink>();
  for (const one of endpoints) {
    for (const peer of one.peers.keys()) {
      const other = namesake(endpoints, one, peer);
      const key = keyOf(one, other, peer);
      if (!links.has(key)) links.set(key, linkOf(one, other, peer));
    }
  }
  return [...links.values()].sort(compareLinks);
}

/** The one cluster of that name; of two nobody knows which is meant. */
function namesake(
  endpoints: readonly Endpoint[],
  one: Endpoint,
  name: string,
): Endpoint | undefined {
  const found = endpoints.filter(
    other =>
      other !== one &&
      other.technology === one.technology &&
      other.name === name,
  );
  return found.length === 1 ? found[0] : undefined;
}

function keyOf(one: Endpoint, other: Endpoint | undefined, peer: string) {
  const ends = [
    stringifyClusterRef(one.ref),
    other ? stringifyClusterRef(other.ref) : `?${peer}`,
  ];
  return [one.technology, ...ends.sort()].join(' ');
}

function linkOf(
  one: Endpoint,
  other: Endpoint | undefined,
  peer: string,
): NetworkLink {
  const near = endOf(one, peer);
  const far: LinkEnd = other
    ? endOf(other, one.name)
    : {
        name: peer,
        state: 'unknown',
        ...told({ words: phrase('link.noNamesake', { name: peer }) }),
      };
  const ends = [near, far];
  const state = stateOf(near, far);
  return {
    technology: one.technology,
    state,
    ...told({ words: wordsOf(state, ends) }),
    ends,
  };
}

function endOf(endpoint: Endpoint, peer: string): LinkEnd {
  const { ref, name } = endpoint;
  return {
    ref,
    name,
    ...(endpoint.peers.get(peer) ?? endpoint.stranger(peer)),
  };
}

function stateOf(near: LinkEnd, far: LinkEnd): LinkState {
  const has = (state: LinkEnd['state']) =>
    near.state === state || far.state === state;
  if (has('down')) return has('up') ? 'disputed' : 'down';
  if (has('missing')) return 'half';
  if (has('connecting')) return 'connecting';
  return has('unknown') ? 'unknown' : 'up';
}

function wordsOf(state: LinkState, ends: readonly LinkEnd[]): Phrase[] {
  const said = (of: LinkEnd['state']) =>
    ends
      .filter(end => end.state === of)
      .map(end =>
        phrase('link.endSays', { name: titleOf(end), words: [saidBy(end)] }),
      );
  switch (state) {
    case 'up':
      return [phrase('link.bothWork')];
    case 'down':
      return said('down');
    case 'disputed':
      return [phrase('link.disputed'), ...said('up'), ...said('down')];
    case 'half':
      return [phrase('link.half'), ...said('missing')];
    case 'connecting':
      return said('connecting');
    default:
      return [phrase('link.unknown'), ...said('unknown')];
  }
}

/** The words of an end, or of a link, as one value. */
export function saidBy({
  words,
  phrases,
}: Pick<LinkEnd, 'words' | 'phrases'>): Phrase {
  return phrases?.words ? inARow(phrases.words) : quoted(words);
}

/** What a person calls the cluster at an end. */
export function titleOf({ ref, name }: LinkEnd): string {
  return ref?.name ?? name;
}

function compareLinks(a: NetworkLink, b: NetworkLink): number {
  const names = ({ ends }: NetworkLink) => ends.map(titleOf).join(' ');
  return (
    linkStates.indexOf(a.state) - linkStates.indexOf(b.state) ||
    linkTechnologies.indexOf(a.technology) -
      linkTechnologies.indexOf(b.technology) ||
    compareText(names(a), names(b))
  );
}
