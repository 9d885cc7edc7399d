import {
  EntityAboutCard,
  EntityLayout,
  EntitySwitch,
} from '@backstage/plugin-catalog';
import {
  EntityFleetCard,
  EntityFleetClusterCard,
  EntityFleetContent,
  EntityFleetReadinessCard,
  EntityFleetRollUpCard,
  isFleetAvailable,
  isFleetCluster,
  isFleetRollUp,
} from '@fleet-portal/backstage-plugin-fleet/legacy';
import { Grid } from '@material-ui/core';

const overview = (
  <Grid container spacing={3} alignItems="stretch">
    <EntitySwitch>
      <EntitySwitch.Case if={isFleetAvailable}>
        <Grid item xs={12}>
          <EntityFleetCard />
        </Grid>
      </EntitySwitch.Case>
      <EntitySwitch.Case if={isFleetRollUp}>
        <Grid item xs={12}>
          <EntityFleetRollUpCard />
        </Grid>
      </EntitySwitch.Case>
      <EntitySwitch.Case if={isFleetCluster}>
        <Grid item xs={12}>
          <EntityFleetClusterCard />
        </Grid>
        <Grid item xs={12}>
          <EntityFleetReadinessCard />
        </Grid>
      </EntitySwitch.Case>
    </EntitySwitch>
    <Grid item xs={12}>
      <EntityAboutCard />
    </Grid>
  </Grid>
);

export const entityPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      {overview}
    </EntityLayout.Route>
    <EntityLayout.Route path="/fleet" title="Fleet" if={isFleetAvailable}>
      <EntityFleetContent />
    </EntityLayout.Route>
  </EntityLayout>
);
