import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  CustomFieldValidator,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import {
  describeProblems,
  fieldProblems,
  FleetRepository,
  fleetRepositorySchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Select, TextField } from '@backstage/ui';
import { useFleetText } from '../../translation';
import { useEffect, useMemo } from 'react';
import { ConfigApi } from '@backstage/frontend-plugin-api';

interface OfferedRepository {
  title: string;
  repository: FleetRepository;
}

/**
 * The repositories of `fleet.repositories`, the first one chosen at the start.
 * Without any, a person writes where the pull request goes.
 */
export const RepositoryField = (
  props: FieldExtensionComponentProps<Partial<FleetRepository>>,
) => {
  const { formData, onChange, schema, required } = props;
  const t = useFleetText();
  const config = useApi(configApiRef);
  const offered = useMemo(() => offeredRepositories(config), [config]);
  const chosen = formData?.repoUrl;
  useEffect(() => {
    if (!chosen && offered.length > 0) onChange(offered[0].repository);
  }, [chosen, offered, onChange]);

  const label = schema.title ?? t('form.repository');
  if (offered.length === 0) {
    return (
      <TextField
        label={label}
        secondaryLabel={required ? t('form.required') : undefined}
        description={t('form.repositoryNote')}
        value={chosen ?? ''}
        onChange={repoUrl => onChange({ repoUrl })}
        isRequired={required}
        validationBehavior="aria"
        isDisabled={props.disabled}
      />
    );
  }
  return (
    <Select
      label={label}
      description={schema.description}
      options={offered.map(({ title, repository }) => ({
        id: repository.repoUrl,
        label: title,
      }))}
      value={chosen ?? null}
      onChange={key =>
        onChange(
          offered.find(({ repository }) => repository.repoUrl === key)
            ?.repository,
        )
      }
      isRequired={required}
      validationBehavior="aria"
      isDisabled={props.disabled}
    />
  );
};

/** An entry that is not a repository is left out; the rest is offered. */
function offeredRepositories(config: ConfigApi): OfferedRepository[] {
  const entries = config.getOptionalConfigArray('fleet.repositories') ?? [];
  return entries.flatMap(entry => {
    const parsed = fleetRepositorySchema.safeParse({
      repoUrl: entry.getOptionalString('repoUrl'),
      gitUrl: entry.getOptionalString('gitUrl'),
      branch: entry.getOptionalString('branch') ?? 'main',
    });
    if (!parsed.success) return [];
    const title = entry.getOptionalString('title') ?? parsed.data.repoUrl;
    return [{ title, repository: parsed.data }];
  });
}

export const validateRepository: CustomFieldValidator<
  Partial<FleetRepository>
> = (value, validation) => {
  const parsed = fleetRepositorySchema.safeParse(value);
  if (!parsed.success) {
    validation.addError(`${describeProblems(fieldProblems(parsed.error))}.`);
  }
};
