import { ButtonLink } from '@backstage/ui';
import { RiGitPullRequestLine } from '@remixicon/react';
import { useTemplateLink } from '../../hooks';
import { useFleetText } from '../../translation';

/** The pull request about the labels of a cluster, its form filled in with it. */
export const ChangeLabels = (props: { hub: string; cluster: string }) => {
  const { hub, cluster } = props;
  const t = useFleetText();
  const href = useTemplateLink('change-a-clusters-labels', { hub, cluster });
  if (!href) return null;
  return (
    <ButtonLink
      variant="secondary"
      iconStart={<RiGitPullRequestLine />}
      href={href}
    >
      {t('cluster.changeLabels')}
    </ButtonLink>
  );
};
