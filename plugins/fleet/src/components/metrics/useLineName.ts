import { useFleetText } from '../../translation';

/** What a line is called; health statuses are Argo CD's own words. */
export function useLineName(): (line: string) => string {
  const t = useFleetText();
  const names: Readonly<Record<string, string>> = {
    used: t('metrics.lines.used'),
    allocatable: t('metrics.lines.allocatable'),
    ready: t('metrics.lines.ready'),
    notReady: t('metrics.lines.notReady'),
  };
  return line => names[line] ?? line;
}
