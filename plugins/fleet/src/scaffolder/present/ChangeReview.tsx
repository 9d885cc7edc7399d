import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Text } from '@backstage/ui';
import { removedFromProduction } from '@fleet-portal/backstage-plugin-fleet-common';
import { useMemo } from 'react';
import { diffLines } from 'diff';
import { Panel } from '../../components/layout';
import '../../components/theme.module.css';
import { useFleetText } from '../../translation';
import { formDataOf } from '../formContext';
import { FieldTrouble } from '../pickers/FieldTrouble';
import { blastRadiusWords } from '../placement/blastRadiusWords';
import { PlacementPanel } from '../placement/PlacementPanel';
import { usePlacementPreviews } from '../placement/usePlacementPreview';
import { RemovalTicks } from '../removals/RemovalTicks';
import { changedManifests, changeRequests } from './changedManifests';
import { fieldWords } from './fieldWords';
import styles from './ChangeReview.module.css';
import {
  PresentService,
  usePresentApplicationSet,
} from './usePresentApplicationSet';

type Props = FieldExtensionComponentProps<string[]>;

/**
 * What a change does to the ApplicationSets and to the fleet. Its value is what
 * was ticked: the Applications that production may lose, as `hub/name`.
 */
export const ChangeReview = (props: Props) => {
  const t = useFleetText();
  const form = formDataOf(props);
  const { data, error, refetch } = usePresentApplicationSet(form);
  if (error) {
    return (
      <FieldTrouble
        what={t('present.theService')}
        error={error}
        onRetry={() => refetch()}
      />
    );
  }
  if (data === undefined) return <p>{t('present.reading')}</p>;
  if (data === null) {
    return <Alert status="warning" icon title={t('present.nobodyHasIt')} />;
  }
  return <Change {...props} present={data} form={form} />;
};

const Change = (props: Props & { present: PresentService; form: unknown }) => {
  const { present, form, formData, onChange } = props;
  const t = useFleetText();
  const manifests = useMemo(
    () => changedManifests(present, form),
    [present, form],
  );
  const differing = manifests.filter(({ before, after }) => before !== after);
  const placement = usePlacementPreviews(changeRequests(manifests));
  const { preview, isBehind } = placement;
  const lost = preview && !isBehind ? removedFromProduction(preview) : [];
  return (
    <div className={styles.review}>
      <Problems manifests={manifests} />
      {differing.length === 0 ? (
        <Text>{t('present.same')}</Text>
      ) : (
        <>
          {preview && !isBehind && (
            <p className={styles.sentence} role="status">
              {blastRadiusWords(preview, t)}
            </p>
          )}
          <RemovalTicks
            changes={lost}
            title={t('removals.production', { count: lost.length })}
            ticked={formData ?? []}
            onChange={onChange}
          />
          {differing.map(({ hubs, before, after }) => {
            const title =
              manifests.length > 1
                ? t('present.differenceOn', { hubs: hubs.join(', ') })
                : t('present.difference');
            return (
              <Panel key={hubs.join(' ')} title={title}>
                <Difference title={title} before={before} after={after} />
              </Panel>
            );
          })}
          <PlacementPanel placement={placement} empty="" />
        </>
      )}
    </div>
  );
};

/** What can only be changed by hand, once where hubs have it in common. */
const Problems = ({
  manifests,
}: {
  manifests: ReturnType<typeof changedManifests>;
}) => {
  const t = useFleetText();
  const problems = new Map(
    manifests
      .flatMap(one => one.problems)
      .map(one => [`${one.field} ${one.message}`, one]),
  );
  return (
    <>
      {[...problems].map(([key, { field, message }]) => (
        <Alert
          key={key}
          status="danger"
          icon
          title={t('present.byHand', { what: fieldWords(field, t) })}
          description={message}
        />
      ))}
    </>
  );
};

const signs = { added: '+', removed: '-', kept: ' ' };

/** Lines of two texts, with what differs marked by a sign and a colour. */
const Difference = ({
  title,
  before,
  after,
}: {
  title: string;
  before: string;
  after: string;
}) => {
  const lines = diffLines(before, after).flatMap(
    ({ value, added, removed }) => {
      const kind = (added && 'added') || (removed && 'removed') || 'kept';
      return value
        .replace(/\n$/, '')
        .split('\n')
        .map(text => ({ kind, text } as const));
    },
  );
  return (
    <pre
      className={styles.lines}
      aria-label={title}
      // A scrolling region has to be reachable with the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {lines.map(({ kind, text }, index) => (
        // Lines have no identity but their place.
        <span key={index} data-kind={kind}>
          {`${signs[kind]} ${text}\n`}
        </span>
      ))}
    </pre>
  );
};
