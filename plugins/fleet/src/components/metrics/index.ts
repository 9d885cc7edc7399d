export { MetricBody } from './MetricBody';
export { SpanSelect } from './SpanSelect';
export { TimeChart } from './TimeChart';
export { useLineName } from './useLineName';
