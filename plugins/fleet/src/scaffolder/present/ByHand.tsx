import { Alert } from '@backstage/ui';
import {
  applicationSetFile,
  fleetRepositorySchema,
  resolveRepository,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { SafeLink } from '../../components/links';
import { FleetText, useFleetText } from '../../translation';
import { isRecord } from '../formContext';
import { fieldWords } from './fieldWords';
import type { PresentService } from './usePresentApplicationSet';

/** What the form cannot change about a service, why, and where to do it instead. */
export const ByHand = ({
  field,
  present,
  form,
}: {
  /** Of the intent. */
  field: string;
  present: PresentService;
  form: unknown;
}) => {
  const t = useFleetText();
  const repository = repositoryPage(form);
  return (
    <Alert
      status="warning"
      icon
      title={t('present.byHand', { what: fieldWords(field, t) })}
      description={
        <>
          {whyWords(field, present, t)}{' '}
          {t('present.editFile', {
            file: applicationSetFile(present.name, present.hub),
          })}{' '}
          {field === 'generator' && t('present.untick')}{' '}
          {repository && (
            <SafeLink href={repository}>{t('present.openRepository')}</SafeLink>
          )}
        </>
      }
    />
  );
};

function whyWords(field: string, present: PresentService, t: FleetText) {
  if (field === 'rollingSync') return t('present.otherSteps');
  const kinds = generatorKinds(present);
  return t('present.otherGenerator', {
    kinds: kinds.length > 0 ? kinds.join(', ') : '-',
  });
}

function generatorKinds({ manifests: [first] }: PresentService): string[] {
  const { spec } = first.manifest;
  const generators: unknown = isRecord(spec) ? spec.generators : undefined;
  return Array.isArray(generators)
    ? generators.flatMap(one => Object.keys(one ?? {}).slice(0, 1))
    : [];
}

/** Git hosts show a repository where it is cloned from over HTTP. */
function repositoryPage(form: unknown): string | undefined {
  const known = fleetRepositorySchema.safeParse(
    isRecord(form) ? form.repository : undefined,
  );
  if (!known.success) return undefined;
  const { gitUrl } = resolveRepository(known.data);
  return /^https?:/.test(gitUrl) ? gitUrl.replace(/\.git$/, '') : undefined;
}
