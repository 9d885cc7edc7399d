import { useId } from 'react';
import { FleetText, useFleetText, writtenTime } from '../../translation';
import { Moments, TimeChartProps } from './chartProps';
import { ChartTable } from './ChartTable';
import { LineStyle, lineStyle } from './lineStyles';
import { pathOf, summaryOf } from './chartPath';
import styles from './TimeChart.module.css';

const width = 600;
const height = 120;

/**
 * Lines over time. No figure of the legend is without its moment: a line may
 * have ended, and the newest moment may be hours old. What a reader of the
 * screen does not see is told by the label, and all values are in a table below.
 */
export const TimeChart = (props: TimeChartProps) => {
  const { label, lines, moments, nameOf, format, provenUntil } = props;
  const t = useFleetText();
  const id = useId();
  const most = Math.max(
    0,
    ...lines.flatMap(({ values }) => values.map(value => value ?? 0)),
  );
  // A line at the very top would be cut in half.
  const top = most === 0 ? 1 : most * 1.05;
  const newest = moments.moments - 1;
  const until =
    provenUntil === undefined ? newest : indexAt(moments, provenUntil);
  const summaries = lines.map(({ name, values }) => ({
    name,
    ...summaryOf(values, until),
  }));
  const dated = ({ value, index }: { value: number; index: number }) =>
    t('metrics.valueAt', {
      value: format(value),
      time: timeWords(moments, index, t),
    });
  const words = summaries
    .map(({ name, last, least, greatest }) => {
      return t('metrics.lineWords', {
        name: nameOf(name),
        last: last === undefined ? '-' : dated(last),
        least: least === undefined ? '-' : format(least),
        most: greatest === undefined ? '-' : format(greatest),
      });
    })
    .join(' ');
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption className={styles.caption}>
        <span id={id} className={styles.label}>
          {label}
        </span>
        <ul className={styles.legend}>
          {summaries.map(({ name, last }) => (
            <li key={name}>
              <Swatch look={lineStyle(name)} /> {nameOf(name)}{' '}
              <span className={styles.value}>
                {last === undefined && '-'}
                {last &&
                  (last.index === newest ? format(last.value) : dated(last))}
              </span>
            </li>
          ))}
          {summaries.some(({ last }) => last?.index === newest) && (
            <li>
              {t('metrics.asOf', { time: timeWords(moments, newest, t) })}
            </li>
          )}
        </ul>
      </figcaption>
      <div className={styles.plot}>
        <span className={styles.most} aria-hidden>
          {format(most)}
        </span>
        <svg
          role="img"
          aria-label={`${label}. ${words}`}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className={styles.svg}
        >
          {[0, 0.5, 1].map(part => (
            <line
              key={part}
              x1={0}
              x2={width}
              y1={height * part}
              y2={height * part}
              className={styles.rule}
            />
          ))}
          {lines.map(({ name, values }) => {
            const { colour, dash } = lineStyle(name);
            return (
              <path
                key={name}
                d={pathOf(values, { width, height, top })}
                className={styles.line}
                style={{ stroke: `var(${colour})` }}
                strokeDasharray={dash}
              />
            );
          })}
        </svg>
        <div className={styles.times} aria-hidden>
          <span>{timeWords(moments, 0, t)}</span>
          <span>{timeWords(moments, moments.moments - 1, t)}</span>
        </div>
      </div>
      <details className={styles.details}>
        <summary>{t('metrics.asTable')}</summary>
        <ChartTable
          {...props}
          timeWords={index => timeWords(moments, index, t)}
        />
      </details>
    </figure>
  );
};

const Swatch = ({ look }: { look: LineStyle }) => (
  <svg width="18" height="8" aria-hidden className={styles.swatch}>
    <line
      x1="0"
      x2="18"
      y1="4"
      y2="4"
      style={{ stroke: `var(${look.colour})` }}
      strokeDasharray={look.dash}
      strokeWidth="2.5"
    />
  </svg>
);

/** Of the last moment that is not later; -1 where all are. */
function indexAt({ from, stepMs }: Moments, at: string): number {
  return Math.max(-1, Math.floor((Date.parse(at) - Date.parse(from)) / stepMs));
}

/** `Fri, 14:05`, in the reader's own time. */
function timeWords(
  { from, stepMs }: Moments,
  index: number,
  t: FleetText,
): string {
  return writtenTime(Date.parse(from) + index * stepMs, t, {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}
