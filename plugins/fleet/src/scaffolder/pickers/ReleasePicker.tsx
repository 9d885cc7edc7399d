import { useApi } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Button, Flex, TextField } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { fleetApiRef } from '../../api';
import { fleetSessionOf } from '../../hooks';
import { useFleetText } from '../../translation';
import { formDataOf, isRecord } from '../formContext';
import { FieldTrouble } from './FieldTrouble';

/** So many are offered; older ones can be typed. */
const offered = 5;

/**
 * A release, typed, or one of those that the history has seen Healthy of the
 * service and in the environment that the form names, newest first.
 */
export const ReleasePicker = (props: FieldExtensionComponentProps<string>) => {
  const { formData, onChange, required, schema, name, idSchema } = props;
  const t = useFleetText();
  const api = useApi(fleetApiRef);
  const { service, environment } = askedFor(formDataOf(props));
  const { data, error, refetch } = useQuery(
    {
      queryKey: ['scaffolder', 'releases', service, environment],
      queryFn: ({ signal }) =>
        api.getEvents(
          { kind: 'healthy', service, environment, limit: 100 },
          signal,
        ),
      enabled: service !== '' && environment !== '',
      staleTime: 10_000,
    },
    fleetSessionOf(api).queries,
  );
  const releases = [
    ...new Set(data?.items.flatMap(({ version }) => version ?? [])),
  ].slice(0, offered);
  return (
    <Flex direction="column" gap="2" align="start">
      <TextField
        id={idSchema?.$id}
        label={schema.title ?? name}
        secondaryLabel={required ? t('form.required') : undefined}
        description={schema.description}
        value={formData ?? ''}
        onChange={text => onChange(text === '' ? undefined : text)}
        isRequired={required}
        validationBehavior="aria"
        isDisabled={props.disabled}
        autoComplete="off"
        spellCheck="false"
        style={{ width: '100%' }}
      />
      {error && (
        <FieldTrouble
          what={t('form.theReleases')}
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {releases.length > 0 && (
        <Flex
          role="group"
          aria-label={t('form.wereHealthy', { environment })}
          gap="2"
          align="center"
          style={{ flexWrap: 'wrap' }}
        >
          <span aria-hidden>{t('form.wereHealthy', { environment })}</span>
          {releases.map(release => (
            <Button
              key={release}
              variant="tertiary"
              size="small"
              onPress={() => onChange(release)}
              isDisabled={props.disabled}
            >
              {release}
            </Button>
          ))}
        </Flex>
      )}
    </Flex>
  );
};

function askedFor(form: unknown): { service: string; environment: string } {
  const { name, environment } = isRecord(form) ? form : {};
  return {
    service: typeof name === 'string' ? name : '',
    environment: typeof environment === 'string' ? environment : '',
  };
}
