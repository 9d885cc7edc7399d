import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Text } from '@backstage/ui';
import {
  Fate,
  hiddenRemovalsInProduction,
  PlacedChange,
  PreviewResponse,
  unheardHubs,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel, Placeholder } from '../../components/layout';
import '../../components/theme.module.css';
import { useFleetText } from '../../translation';
import { formDataOf } from '../formContext';
import { FieldTrouble } from '../pickers/FieldTrouble';
import { usePlacementPreviews } from '../placement/usePlacementPreview';
import reviewStyles from '../placement/PlacementReview.module.css';
import { useServiceManifests } from '../present/useServiceManifests';
import { byEnvironment, nameOf } from './byEnvironment';
import { leavingApplications, retirementRequests } from './retirement';
import { RemovalTicks } from './RemovalTicks';
import styles from './removals.module.css';

type Props = FieldExtensionComponentProps<string[]>;

/**
 * The Applications that go with a service. Its value is what was ticked: those
 * that production may lose, as `hub/name`.
 */
export const RetirementReview = (props: Props) => {
  const t = useFleetText();
  const service = useServiceManifests(formDataOf(props));
  const manifests = service.data ?? [];
  const asked = usePlacementPreviews(retirementRequests(manifests));
  const { preview, isBehind } = asked;
  const trouble = service.error ?? asked.error;
  if (trouble) {
    return (
      <FieldTrouble
        what={t('retirement.whatGoes')}
        error={trouble}
        onRetry={() => (service.error ? service.refetch() : asked.retry())}
      />
    );
  }
  if (service.isPending && service.fetchStatus === 'idle') {
    return <Text color="secondary">{t('retirement.chooseFirst')}</Text>;
  }
  if (service.data?.length === 0) {
    return <Alert status="warning" icon title={t('present.nobodyHasIt')} />;
  }
  if (!preview || isBehind) return <Placeholder height={80} />;
  const leaving = leavingApplications(preview, manifests);
  return (
    <div className={reviewStyles.review}>
      <Leaving
        leaving={leaving}
        ticked={props.formData ?? []}
        onChange={props.onChange}
      />
      <Unknown preview={preview} />
    </div>
  );
};

interface LeavingProps {
  leaving: ReturnType<typeof leavingApplications>;
  ticked: readonly string[];
  onChange: (ticked: string[]) => void;
}

const Leaving = ({ leaving, ticked, onChange }: LeavingProps) => {
  const t = useFleetText();
  const going = leaving.filter(({ fate }) => fate !== 'orphaned');
  const inProduction = going.filter(({ production }) => production);
  const others = leaving.filter(one => !inProduction.includes(one));
  const fates = [...new Set(leaving.map(({ fate }) => fate))];
  return (
    <>
      <p className={reviewStyles.sentence} role="status">
        {leaving.length === 0
          ? t('retirement.nothing')
          : t('retirement.sentence', { count: going.length })}
      </p>
      {fates.map(fate => (
        <Text key={fate}>{t(`retirement.fate.${fate}` as const)}</Text>
      ))}
      <RemovalTicks
        changes={inProduction}
        title={t('removals.production', { count: inProduction.length })}
        ticked={ticked}
        onChange={onChange}
      />
      {others.length > 0 && (
        <Panel title={t('retirement.others')} flush>
          <Others changes={others} />
        </Panel>
      )}
    </>
  );
};

/** What needs no tick: outside of production, or with no owner from then on. */
const Others = ({
  changes,
}: {
  changes: readonly (PlacedChange & { fate: Fate })[];
}) => {
  const t = useFleetText();
  return (
    <ul className={styles.list}>
      {byEnvironment(changes).map(([environment, own]) => (
        <li key={environment} className={styles.row}>
          <span>{environment || t('removals.noEnvironment')}</span>
          <ul className={styles.names}>
            {own.map(change => (
              <li key={nameOf(change)}>{change.application}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
};

/** What this person, or nobody at all, can tell. */
const Unknown = ({ preview }: { preview: PreviewResponse }) => {
  const t = useFleetText();
  const hidden = hiddenRemovalsInProduction(preview);
  return (
    <>
      {hidden > 0 && (
        <Alert
          status="danger"
          icon
          title={t('clusterForm.hiddenRemovals', { count: hidden })}
        />
      )}
      {unheardHubs(preview)
        .filter(({ hub }) => preview.hubs.some(one => one.hub === hub))
        .map(({ hub }) => (
          <Alert
            key={hub}
            status="warning"
            icon
            title={t('retirement.unheard', { hub })}
          />
        ))}
    </>
  );
};
