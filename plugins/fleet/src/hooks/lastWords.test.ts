import {
  buildCluster,
  BUILT_AT,
  contradict,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { lastWords } from './lastWords';
import type { ShownCluster } from './useShownCluster';

const detailOf = (cluster: ShownCluster['cluster']): ShownCluster => ({
  version: 1,
  epoch: 'one',
  sources: [],
  cluster,
  applications: [],
  addOns: { status: 'ok', value: [], observedAt: BUILT_AT },
  nodes: { status: 'absent', reason: 'no such API' },
});

describe('what was read of a spoke', () => {
  it('stands while the spoke answers', () => {
    const detail = detailOf(buildCluster());
    expect(lastWords(detail)).toBe(detail);
  });

  it('is its last word from the moment on that it does not', () => {
    const cluster = contradict(buildCluster(), 720);
    expect(lastWords(detailOf(cluster))).toMatchObject({
      addOns: {
        status: 'stale',
        value: [],
        observedAt: BUILT_AT,
        reason: cluster.probe.reason,
      },
      nodes: { status: 'absent' },
      pods: undefined,
    });
  });
});
