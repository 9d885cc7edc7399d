import { ButtonLink } from '@backstage/ui';
import { RiArrowRightSLine } from '@remixicon/react';
import {
  EntityDeployments,
  EnvironmentState,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { EnvironmentLane, SourceWords } from '../components/entity';
import { Panel } from '../components/layout';
import { EmptyBox } from '../components/trouble';
import { useEntityDeployments, useFleetLinks } from '../hooks';
import { useFleetText } from '../translation';
import { CardAnswer } from './CardAnswer';
import { Promotions } from './Promotions';
import { summaryWords } from './summaryWords';
import { UnderWay } from './UnderWay';
import { useFleetEntity } from './useFleetEntity';
import styles from './entity.module.css';

/** Where the service is, environment by environment, and whether it may go on. */
export const FleetCard = () => {
  const t = useFleetText();
  const deployments = useEntityDeployments(useFleetEntity());
  const { data } = deployments;
  return (
    <Panel
      title={t('entity.title')}
      note={data && summaryWords(data, t)}
      aside={data && <SourceWords sources={data.sources} />}
    >
      <CardAnswer query={deployments}>
        {shown =>
          shown.applications.length === 0 ? (
            <NotOnTheFleet />
          ) : (
            <div className={styles.stack}>
              <Lanes deployments={shown} />
              <UnderWay deployments={shown} />
              <Promotions deployments={shown} />
            </div>
          )
        }
      </CardAnswer>
    </Panel>
  );
};

/** A service without Applications: the next step is a template. */
export const NotOnTheFleet = () => {
  const t = useFleetText();
  const { template } = useFleetLinks();
  return (
    <EmptyBox
      next={
        template && (
          <ButtonLink
            variant="secondary"
            size="small"
            href={template('put-a-service-on-the-fleet')}
          >
            {t('page.putService')}
          </ButtonLink>
        )
      }
    >
      {t('empty.entity')}
    </EmptyBox>
  );
};

const Lanes = ({ deployments }: { deployments: EntityDeployments }) => {
  const links = useFleetLinks();
  const { applications, environments, notPlaced } = deployments;
  const known = new Set(environments.map(e => e.name));
  return (
    <div className={styles.lanes}>
      {environments.map((environment, index) => (
        // The arrow begins a new row with its environment, it never ends one.
        <div
          key={environment.name}
          className={styles.step}
          style={{
            flexGrow: Math.max(2, Math.min(environment.applications, 6)),
          }}
        >
          {index > 0 && (
            <RiArrowRightSLine size={18} aria-hidden className={styles.arrow} />
          )}
          <EnvironmentLane
            environment={environment}
            before={environments[index - 1]}
            applications={applications.filter(
              a => nameOfEnvironment(a.environment, known) === environment.name,
            )}
            notPlaced={notPlaced.filter(
              place => place.environment === environment.name,
            )}
            href={application => links.application(application.ref)}
          />
        </div>
      ))}
    </div>
  );
};

/** Applications without an environment stand in the one without a name. */
function nameOfEnvironment(
  environment: string | undefined,
  known: ReadonlySet<EnvironmentState['name']>,
): string {
  return environment !== undefined && known.has(environment)
    ? environment
    : environment ?? '';
}
