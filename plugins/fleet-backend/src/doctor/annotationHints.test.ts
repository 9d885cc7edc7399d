import { entitySelector } from '../entities/EntitySelector';
import {
  buildApplication,
  buildApplicationSet,
  buildHub,
} from '../__testUtils__';
import { annotationHints } from './annotationHints';

const entity = (name: string, annotations: Record<string, string>) =>
  entitySelector({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
  });

describe('annotationHints', () => {
  const hub = buildHub('prod-hub', {
    applications: [buildApplication('cart', 'prod-eu-1')],
    applicationSets: [buildApplicationSet('cart')],
  });
  const wordsOf = (annotations: Record<string, string>, hubs = [hub]) =>
    annotationHints([entity('cart', annotations)], hubs).map(
      ({ words }) => words,
    );

  it('names annotations that lead nowhere', () => {
    expect(
      wordsOf({
        'argocd/app-name': 'cart-prod-eu-1,old-cart',
        'argocd/instance-name': 'prod-hub,main',
        'argocd/proxy-url': '/argocd/api',
        'fleet-portal.io/applicationset': 'cart,prod-hub/cart,basket',
      }),
    ).toEqual([
      'argocd/proxy-url is not needed and ignored.',
      'argocd/instance-name names main, and no hub of fleet.hubs is called so.',
      'argocd/app-name names old-cart, and no hub has an Application that is called so.',
      'fleet-portal.io/applicationset names basket, and no hub has an ApplicationSet that is called so.',
    ]);
  });

  it('calls nothing missing that a silent hub may have', () => {
    const silent = {
      ...hub,
      voice: { ...hub.voice, state: 'unreachable' as const },
    };
    expect(wordsOf({ 'argocd/app-name': 'old-cart' }, [hub, silent])).toEqual(
      [],
    );
  });

  it('says nothing of annotations that fit', () => {
    expect(wordsOf({ 'argocd/app-name': 'cart-prod-eu-1' })).toEqual([]);
    expect(wordsOf({})).toEqual([]);
  });
});
