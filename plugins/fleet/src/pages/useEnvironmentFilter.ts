import { useSearchParams } from 'react-router-dom';

/**
 * Clusters of the environments that the URL names (`?env=`), or all of them,
 * and what a select of environments needs.
 */
export function useEnvironmentFilter<T extends { environment?: string }>(
  items: readonly T[],
) {
  const [params, setParams] = useSearchParams();
  const wanted = params.getAll('env');
  const choices = [
    ...new Set(items.flatMap(({ environment }) => environment ?? [])),
  ].sort();
  return {
    shown: items.filter(
      ({ environment }) =>
        wanted.length === 0 || wanted.includes(environment ?? ''),
    ),
    select: {
      choices,
      selected: choices.filter(name => wanted.includes(name)),
      onChange: (names: string[]) =>
        setParams({ env: names }, { replace: true }),
    },
  };
}
