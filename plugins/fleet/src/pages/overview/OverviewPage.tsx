import { ButtonLink } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useFleetLinks, useMatrix, useOverview } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { OverviewBody } from './OverviewBody';
import { OverviewSkeleton } from './OverviewSkeleton';

/** Which version is where, and what is wrong: the first page of the fleet. */
export const OverviewPage = () => {
  const t = useFleetText();
  const overview = useOverview();
  const matrix = useMatrix();
  const retry = () => {
    overview.refetch();
    matrix.refetch();
  };

  return (
    <PageFrame
      title={t('page.overviewTitle')}
      actions={<TemplateButtons />}
      pending={overview.isPending}
    >
      {overview.isPending && <OverviewSkeleton />}
      {overview.isError && !overview.data && (
        <LoadFailure error={overview.error} onRetry={retry} />
      )}
      {overview.data && (
        <>
          <StaleNotice
            error={overview.error ?? (matrix.data ? matrix.error : null)}
            onRetry={retry}
          />
          <OverviewBody
            overview={overview.data}
            matrix={matrix.data}
            matrixFailure={matrix.data ? null : matrix.error}
            onRetry={retry}
          />
        </>
      )}
    </PageFrame>
  );
};

const TemplateButtons = () => {
  const t = useFleetText();
  const { template } = useFleetLinks();
  if (!template) return null;
  return (
    <>
      <ButtonLink
        variant="secondary"
        iconStart={<RiAddLine />}
        href={template('onboard-a-spoke')}
      >
        {t('page.onboard')}
      </ButtonLink>
      <ButtonLink
        variant="primary"
        iconStart={<RiAddLine />}
        href={template('put-a-service-on-the-fleet')}
      >
        {t('page.putService')}
      </ButtonLink>
    </>
  );
};
