import { Button } from '@backstage/ui';
import {
  DoctorHub,
  DoctorReport,
  DoctorSpoke,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { worstVerdictFirst, verdictLook } from '../../components/doctor';
import { PageSkeleton, Panel } from '../../components/layout';
import { Age } from '../../components/time';
import { EmptyBox, TroubleBox } from '../../components/trouble';
import { useDoctorReport, useFleetLinks } from '../../hooks';
import { said, useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { AnnotationsPanel } from './AnnotationsPanel';
import { HubPanel } from './HubPanel';
import { SpokesPanel } from './SpokesPanel';
import styles from './DoctorPage.module.css';

/** What works between the portal and its hubs and spokes, asked anew. */
export const DoctorPage = () => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { data, error, isPending, isFetching, refetch } = useDoctorReport();
  return (
    <PageFrame
      title={t('page.doctor')}
      trail={[{ label: t('page.fleet'), to: links.overview() }]}
      actions={
        <Button
          variant="secondary"
          isPending={isFetching}
          onPress={() => refetch()}
        >
          {t('doctor.again')}
        </Button>
      }
    >
      {isPending && (
        <>
          <p className={styles.wait}>{t('doctor.asking')}</p>
          <PageSkeleton shape="list" />
        </>
      )}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <Report report={data} />
        </>
      )}
    </PageFrame>
  );
};

const Report = ({ report }: { report: DoctorReport }) => {
  const t = useFleetText();
  const { configuration, hubs, spokes, annotations = [] } = report;
  return (
    <>
      <Verdicts report={report} />
      {report.ownNetwork && (
        <TroubleBox announce state="atRisk" title={t('trouble.ownNetwork')}>
          {said(report, 'ownNetwork', t)}
        </TroubleBox>
      )}
      {configuration.length > 0 && (
        <Panel title={t('doctor.configuration')} alarming>
          <ul className={styles.sentences}>
            {configuration.map(words => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Panel>
      )}
      {hubs.length === 0 && <EmptyBox>{t('empty.noHubs')}</EmptyBox>}
      {worstVerdictFirst(hubs).map(hub => (
        <HubPanel key={hub.hub} report={hub} />
      ))}
      {spokes.length > 0 && <SpokesPanel spokes={spokes} />}
      {annotations.length > 0 && <AnnotationsPanel hints={annotations} />}
    </>
  );
};

const Verdicts = ({ report }: { report: DoctorReport }) => {
  const t = useFleetText();
  const { hubs, spokes, configuration, generatedAt } = report;
  const [worst] = worstVerdictFirst([...hubs, ...spokes]);
  const verdict = configuration.length > 0 ? 'broken' : worst?.verdict ?? 'ok';
  return (
    <TroubleBox
      announce
      state={verdictLook[verdict]}
      title={t('doctor.summary', {
        hubs: hubs.filter(works).length,
        allHubs: hubs.length,
        spokes: spokes.filter(works).length,
        allSpokes: spokes.length,
      })}
    >
      {t('doctor.asked')} <Age at={generatedAt} />
    </TroubleBox>
  );
};

/** An entry that the doctor could not ask, such as one of no registered cluster, does not. */
function works({ verdict, checks }: DoctorHub | DoctorSpoke): boolean {
  if (verdict !== 'attention') return verdict === 'ok';
  return checks.some(
    ({ check, outcome }) => check === 'reachable' && outcome === 'ok',
  );
}
