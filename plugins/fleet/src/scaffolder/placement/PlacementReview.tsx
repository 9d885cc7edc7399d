import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Checkbox } from '@backstage/ui';
import {
  ApplicationSetIntent,
  decodeApplicationSetIntent,
  FieldProblem,
  PreviewResponse,
  removedFromProduction,
} from '@fleet-portal/backstage-plugin-fleet-common';
import '../../components/theme.module.css';
import { useFleetText } from '../../translation';
import { formDataOf } from '../formContext';
import { RemovalTicks } from '../removals/RemovalTicks';
import { blastRadiusWords } from './blastRadiusWords';
import { requestsOf } from './draftIntent';
import { HubWords } from './HubWords';
import { PlacementPanel } from './PlacementPanel';
import styles from './PlacementReview.module.css';
import { ReviewValue } from './reviewValue';
import { usePlacementPreviews } from './usePlacementPreview';
import { WhatIsWritten } from './WhatIsWritten';

type Props = FieldExtensionComponentProps<Partial<ReviewValue>>;

/** What the pull request will do, in one sentence; what harms has to be ticked. */
export const PlacementReview = (props: Props) => {
  const form = formDataOf(props);
  const decoded = decodeApplicationSetIntent(form);
  return decoded.ok ? (
    <Review {...props} intent={decoded.intent} form={form} />
  ) : (
    <NotReady problems={decoded.problems} />
  );
};

const NotReady = ({ problems }: { problems: FieldProblem[] }) => {
  const t = useFleetText();
  return (
    <Alert
      status="warning"
      icon
      title={t('review.missing')}
      description={
        <ul className={styles.problems}>
          {problems.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <strong>{field}</strong>: {message}
            </li>
          ))}
        </ul>
      }
    />
  );
};

const Review = (
  props: Props & { intent: ApplicationSetIntent; form: unknown },
) => {
  const { intent, form, formData, onChange } = props;
  const placement = usePlacementPreviews(requestsOf(intent));
  const { preview, isBehind } = placement;
  const change = (changes: Partial<ReviewValue>) =>
    onChange({ ...formData, ...changes });
  return (
    <div className={styles.review}>
      {preview && !isBehind && (
        <Verdict preview={preview} value={formData ?? {}} onChange={change} />
      )}
      <PlacementPanel placement={placement} empty="" />
      <HubWords intent={intent} />
      <WhatIsWritten intent={intent} form={form} />
    </div>
  );
};

interface VerdictProps {
  preview: PreviewResponse;
  value: Partial<ReviewValue>;
  onChange: (changes: Partial<ReviewValue>) => void;
}

const Verdict = ({ preview, value, onChange }: VerdictProps) => {
  const t = useFleetText();
  const removals = removedFromProduction(preview);
  return (
    <>
      <p
        className={`${styles.sentence} ${
          removals.length > 0 ? styles.alarm : ''
        }`}
        role="status"
      >
        {blastRadiusWords(preview, t)}
      </p>
      <RemovalTicks
        changes={removals}
        title={t('removals.production', { count: removals.length })}
        ticked={value.removals ?? []}
        onChange={ticked => onChange({ removals: ticked })}
      />
      {preview.summary.clustersMatched === 0 && (
        <Checkbox
          isSelected={value.allowNoMatch ?? false}
          onChange={allowNoMatch => onChange({ allowNoMatch })}
        >
          {t('review.allowNoMatch')}
        </Checkbox>
      )}
    </>
  );
};
