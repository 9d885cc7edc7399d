import { Select } from '@backstage/ui';
import {
  MetricSpan,
  metricSpans,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';

/** How far back. */
export const SpanSelect = ({
  span,
  onChange,
}: {
  span: MetricSpan;
  onChange: (span: MetricSpan) => void;
}) => {
  const t = useFleetText();
  return (
    <Select
      aria-label={t('metrics.span')}
      size="small"
      options={metricSpans.map(value => ({
        value,
        label: t(`metrics.spans.${value}`),
      }))}
      value={span}
      onChange={value => {
        const chosen = metricSpans.find(known => known === value);
        if (chosen) onChange(chosen);
      }}
    />
  );
};
