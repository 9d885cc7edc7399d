import { PageLink } from '../components/links';
import { EmptyBox } from '../components/trouble';
import { useFleetLinks } from '../hooks';
import { useFleetText } from '../translation';

/** For an address below the fleet's own that leads nowhere. */
export const NoPage = () => {
  const t = useFleetText();
  const links = useFleetLinks();
  return (
    <EmptyBox
      next={
        <PageLink to={links.overview()}>{t('trouble.backToFleet')}</PageLink>
      }
    >
      {t('empty.noPage')}
    </EmptyBox>
  );
};
