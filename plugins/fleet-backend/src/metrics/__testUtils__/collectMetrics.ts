import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';

type Attributes = Record<string, unknown>;

/** OpenTelemetry's own SDK, which reads the metrics when a test wants them. */
export function collectMetrics() {
  const exporter = new InMemoryMetricExporter(
    AggregationTemporality.CUMULATIVE,
  );
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: 3_600_000,
  });
  const provider = new MeterProvider({ readers: [reader] });
  const metrics = provider.getMeter('backstage-plugin-fleet');

  /** Every metric as of now. */
  const collect = async () => {
    exporter.reset();
    await provider.forceFlush();
    return exporter
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics)
      .flatMap(scope => scope.metrics);
  };

  /** The values of one metric; of a histogram how many there were. */
  const points = async (name: string) => {
    const found = (await collect()).find(one => one.descriptor.name === name);
    return (found?.dataPoints ?? []).map(({ attributes, value }) => ({
      attributes: attributes as Attributes,
      value: typeof value === 'number' ? value : value.count,
    }));
  };

  return { metrics, collect, points, stop: () => provider.shutdown() };
}
