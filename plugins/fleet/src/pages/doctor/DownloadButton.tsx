import { Button } from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import { fleetHubExportPermission } from '@fleet-portal/backstage-plugin-fleet-common';
import { RiDownloadLine } from '@remixicon/react';
import { useFleetText } from '../../translation';
import styles from './DoctorPage.module.css';

/** Asks for the archive, or says which permission it needs. */
export const DownloadButton = ({
  isPending,
  onPress,
}: {
  isPending: boolean;
  onPress: () => void;
}) => {
  const t = useFleetText();
  const { allowed, loading } = usePermission({
    permission: fleetHubExportPermission,
  });
  if (loading) return null;
  if (!allowed) {
    return (
      <span className={styles.small}>
        {t('doctor.mayNotDownload', {
          permission: fleetHubExportPermission.name,
        })}
      </span>
    );
  }
  return (
    <Button
      variant="secondary"
      size="small"
      iconStart={<RiDownloadLine />}
      isPending={isPending}
      onPress={onPress}
    >
      {t('doctor.download')}
    </Button>
  );
};
