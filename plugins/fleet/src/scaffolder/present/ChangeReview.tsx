import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Text } from '@backstage/ui';
import {
  changeApplicationSet,
  fleetRepositorySchema,
  manifestYaml,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useMemo } from 'react';
import { diffLines } from 'diff';
import { Panel } from '../../components/layout';
import '../../components/theme.module.css';
import { useFleetText } from '../../translation';
import { formDataOf, isRecord } from '../formContext';
import { FieldTrouble } from '../pickers/FieldTrouble';
import { blastRadiusWords } from '../placement/blastRadiusWords';
import { PlacementPanel } from '../placement/PlacementPanel';
import { usePlacementPreview } from '../placement/usePlacementPreview';
import styles from './ChangeReview.module.css';
import { formChange } from './formChange';
import { chosenHubs } from '../useFleetClusters';
import {
  PresentService,
  usePresentApplicationSet,
} from './usePresentApplicationSet';

/** What a change does to the ApplicationSet and to the fleet. It asks nothing. */
export const ChangeReview = (props: FieldExtensionComponentProps<null>) => {
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
  return <Change present={data} form={form} />;
};

const Change = ({
  present,
  form,
}: {
  present: PresentService;
  form: unknown;
}) => {
  const t = useFleetText();
  const { changed, problems } = useMemo(() => {
    const { repository } = isRecord(form) ? form : {};
    return changeApplicationSet(
      present.manifest,
      formChange(form, present.intent.source),
      fleetRepositorySchema.parse(repository),
    );
  }, [present, form]);
  const before = manifestYaml(present.manifest);
  const after = manifestYaml(changed);
  const isSame = before === after;
  const hubs = chosenHubs(form);
  const placement = usePlacementPreview(
    isSame
      ? undefined
      : {
          hubs: hubs ?? [present.hub, ...present.otherwise],
          applicationSet: changed,
        },
  );
  return (
    <div className={styles.review}>
      {problems.map(({ field, message }) => (
        <Alert
          key={field}
          status="danger"
          icon
          title={t('present.byHand', { field })}
          description={message}
        />
      ))}
      {isSame ? (
        <Text>{t('present.same')}</Text>
      ) : (
        <>
          {placement.preview && !placement.isBehind && (
            <p className={styles.sentence} role="status">
              {blastRadiusWords(placement.preview, t)}
            </p>
          )}
          <Panel title={t('present.difference')}>
            <Difference before={before} after={after} />
          </Panel>
          <PlacementPanel placement={placement} empty="" />
        </>
      )}
    </div>
  );
};

const signs = { added: '+', removed: '-', kept: ' ' };

/** Lines of two texts, with what differs marked by a sign and a colour. */
const Difference = ({ before, after }: { before: string; after: string }) => {
  const t = useFleetText();
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
      aria-label={t('present.difference')}
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
