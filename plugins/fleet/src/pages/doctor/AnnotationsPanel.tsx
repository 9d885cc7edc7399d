import { AnnotationHint } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../../components/layout';
import { PageLink } from '../../components/links';
import { useFleetLinks } from '../../hooks';
import { said, useFleetText } from '../../translation';
import styles from './DoctorPage.module.css';

/** Entities of the catalog whose annotations lead nowhere. */
export const AnnotationsPanel = ({
  hints,
}: {
  hints: readonly AnnotationHint[];
}) => {
  const t = useFleetText();
  const { entity } = useFleetLinks();
  return (
    <Panel title={t('doctor.annotations')}>
      <ul className={styles.sentences}>
        {hints.map(hint => (
          <li key={`${hint.entityRef} ${hint.words}`}>
            <div>
              <PageLink to={entity?.(hint.entityRef)}>
                {hint.entityRef}
              </PageLink>
            </div>
            <div>{said(hint, 'words', t)}</div>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
