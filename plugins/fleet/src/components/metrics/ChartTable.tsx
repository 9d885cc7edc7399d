import { DataTable } from '../layout';
import { useFleetText } from '../../translation';
import type { TimeChartProps } from './chartProps';

/** Rows that can be read at a glance; the newest is always among them. */
const mostRows = 13;

/** The values of a chart, newest first. */
export const ChartTable = ({
  label,
  lines,
  moments: { moments },
  nameOf,
  format,
  timeWords,
}: TimeChartProps & { timeWords: (index: number) => string }) => {
  const t = useFleetText();
  const stride = Math.max(1, Math.ceil(moments / mostRows));
  const rows: number[] = [];
  for (let index = moments - 1; index >= 0; index -= stride) rows.push(index);
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={index => index}
      columns={[
        {
          id: 'time',
          title: t('metrics.time'),
          rowHeader: true,
          cell: timeWords,
        },
        ...lines.map(({ name, values }) => ({
          id: name,
          title: nameOf(name),
          align: 'end' as const,
          cell: (index: number) => {
            const value = values[index] ?? null;
            return value === null ? '-' : format(value);
          },
        })),
      ]}
    />
  );
};
