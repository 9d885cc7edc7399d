import {
  buildApplication,
  buildCluster,
  emptyWorld,
  FakeFleet,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { loadMatrix } from './loadMatrix';

describe('loadMatrix', () => {
  it('reads all pages and knows every cell by its cluster', async () => {
    const services = Array.from({ length: 450 }, (_, i) => `service-${i}`);
    const fleet = new FakeFleet(
      emptyWorld({
        clusters: [buildCluster()],
        applications: services.map(service =>
          buildApplication({ service, version: '1.2.3', behind: 2 }),
        ),
        gaps: { 'service-0': { 'prod-hub/prod-eu-1': 'tier' } },
      }),
    );
    const matrix = await loadMatrix(fleet);
    expect(matrix.rows).toHaveLength(450);
    expect(fleet.calls).toEqual(['getMatrix', 'getMatrix']);
    const row = matrix.rows.find(r => r.service === 'service-0');
    expect(row?.cells.get('prod-hub/prod-eu-1')).toEqual({
      state: 'healthy',
      version: '1.2.3',
      behind: 2,
      applications: 1,
    });
    expect(row?.gaps.get('prod-hub/prod-eu-1')).toBe('tier');
  });
});
