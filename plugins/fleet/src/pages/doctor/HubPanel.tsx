import {
  DoctorHub,
  KnownLeak,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { CheckList, VerdictWord } from '../../components/doctor';
import { Panel } from '../../components/layout';
import { TroubleBox } from '../../components/trouble';
import { refusalOf, useHubExport } from '../../hooks';
import { said, useFleetText } from '../../translation';
import { DownloadButton } from './DownloadButton';
import { saveArchive } from './saveArchive';
import styles from './DoctorPage.module.css';

/** One hub: its checks, the leaks of its version, and its configuration to take home. */
export const HubPanel = ({ report }: { report: DoctorHub }) => {
  const t = useFleetText();
  const { hub, title, verdict, argocdVersion, account, checks, leaks } = report;
  const download = useHubExport(hub, saveArchive);
  return (
    <Panel
      title={title}
      note={[
        argocdVersion && `Argo CD ${argocdVersion}`,
        account && t('doctor.account', { account }),
      ]
        .filter(Boolean)
        .join(', ')}
      aside={
        <>
          <VerdictWord verdict={verdict} />
          <DownloadButton
            isPending={download.isPending}
            onPress={() => download.mutate()}
          />
        </>
      }
      alarming={verdict === 'broken'}
      flush
    >
      {download.error && (
        <div className={styles.refused}>
          <TroubleBox
            announce
            state="syncFailed"
            title={t('doctor.notDownloaded', { hub })}
          >
            {refusalOf(download.error)}
          </TroubleBox>
        </div>
      )}
      {leaks.length > 0 && <Leaks leaks={leaks} />}
      <CheckList verdict={verdict} checks={checks} />
    </Panel>
  );
};

const Leaks = ({ leaks }: { leaks: readonly KnownLeak[] }) => {
  const t = useFleetText();
  return (
    <ul className={`${styles.sentences} ${styles.leaks}`}>
      {leaks.map(leak => (
        <li key={leak.id}>
          <strong>{leak.id}</strong> {said(leak, 'words', t)}{' '}
          {leak.fixedIn.length > 0 &&
            t('doctor.fixedIn', { versions: leak.fixedIn.join(', ') })}
        </li>
      ))}
    </ul>
  );
};
