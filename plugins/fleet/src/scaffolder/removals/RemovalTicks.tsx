import { Alert, Checkbox, CheckboxGroup } from '@backstage/ui';
import { PlacedChange } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { byEnvironment, nameOf } from './byEnvironment';
import styles from './removals.module.css';

export interface RemovalTicksProps {
  /** What is lost, in the order in which it is shown. */
  changes: readonly PlacedChange[];
  /** What is lost, in a sentence. */
  title: string;
  /** Applications that were ticked, as `hub/name`. */
  ticked: readonly string[];
  onChange: (ticked: string[]) => void;
}

/**
 * Applications that are only lost when each of them is ticked. There is no tick
 * for all of them: whoever deletes from production has read every name.
 */
export const RemovalTicks = (props: RemovalTicksProps) => {
  const { changes, title, ticked, onChange } = props;
  const t = useFleetText();
  if (changes.length === 0) return null;
  const names = changes.map(nameOf);
  const known = ticked.filter(one => names.includes(one));
  return (
    <Alert
      status="danger"
      icon
      title={title}
      description={
        <div className={styles.groups}>
          {byEnvironment(changes).map(([environment, own]) => (
            <CheckboxGroup
              key={environment}
              label={environment || t('removals.noEnvironment')}
              value={known}
              onChange={onChange}
            >
              {own.map(change => (
                <Checkbox key={nameOf(change)} value={nameOf(change)}>
                  <span className={styles.application}>
                    {change.application}
                  </span>{' '}
                  <span className={styles.place}>
                    {t('preview.clusterOn', {
                      cluster: change.cluster ?? t('preview.unknownCluster'),
                      hub: change.hub,
                    })}
                  </span>
                </Checkbox>
              ))}
            </CheckboxGroup>
          ))}
          <p className={styles.count} role="status">
            {t('removals.ticked', {
              done: known.length,
              total: names.length,
            })}
          </p>
        </div>
      }
    />
  );
};
