import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Select, Text, TextField } from '@backstage/ui';
import { useEffect, useState } from 'react';
import '../../components/theme.module.css';
import { useFleetText } from '../../translation';
import { KnownRevisions } from './KnownRevisions';
import styles from './SourceField.module.css';
import { SourceValue } from './useKnownRevisions';

type Key = keyof SourceValue;
const kinds = ['git', 'helm'] as const;
type Kind = (typeof kinds)[number];

const places = { git: 'source.inGit', helm: 'source.inHelm' } as const;

/** What each kind asks for, in this order. */
const asked = {
  git: [
    {
      key: 'repoURL',
      label: 'source.git.repoURL',
      note: 'source.git.repoURLNote',
    },
    { key: 'path', label: 'source.git.path', note: 'source.git.pathNote' },
    {
      key: 'targetRevision',
      label: 'source.git.targetRevision',
      note: 'source.git.targetRevisionNote',
    },
  ],
  helm: [
    {
      key: 'repoURL',
      label: 'source.helm.repoURL',
      note: 'source.helm.repoURLNote',
    },
    { key: 'chart', label: 'source.helm.chart', note: 'source.helm.chartNote' },
    {
      key: 'targetRevision',
      label: 'source.helm.targetRevision',
      note: 'source.helm.targetRevisionNote',
    },
  ],
} as const;

/** Where the chart is, in a Git or a Helm repository, and which release of it. */
export const SourceField = (
  props: FieldExtensionComponentProps<SourceValue, { path?: string }>,
) => {
  const { formData = {}, onChange, schema, uiSchema, disabled } = props;
  const usual = uiSchema?.['ui:options']?.path;
  const t = useFleetText();
  const [chosen, setChosen] = useState<Kind>();
  const kind = chosen ?? (formData.chart ? 'helm' : 'git');
  const isUntouched = kind === 'git' && Object.keys(formData).length === 0;
  // Fields that fill themselves in at the same moment would undo one another.
  const [isSettled, setSettled] = useState(false);
  useEffect(() => setSettled(true), []);
  useEffect(() => {
    if (isSettled && isUntouched && usual) onChange({ path: usual });
  });
  const choose = (next: Kind) => {
    setChosen(next);
    const { targetRevision: _, ...rest } = formData;
    onChange(only(next, rest));
  };
  const set = (key: Key, text: string) =>
    onChange(only(kind, { ...formData, [key]: text }));
  const title = schema.title ?? t('source.title');
  return (
    <div role="group" aria-label={title} className={styles.fields}>
      <Text weight="bold">{title}</Text>
      <Select
        label={t('source.where')}
        options={kinds.map(id => ({ id, label: t(places[id]) }))}
        value={kind}
        onChange={key => {
          const next = kinds.find(one => one === key);
          if (next) choose(next);
        }}
        isDisabled={disabled}
      />
      {asked[kind].map(({ key, label, note }) => (
        <TextField
          key={label}
          label={t(label)}
          description={t(note)}
          value={formData[key] ?? ''}
          onChange={text => set(key, text)}
          isDisabled={disabled}
          autoComplete="off"
          spellCheck="false"
        />
      ))}
      <KnownRevisions
        source={only(kind, formData)}
        onChoose={revision => set('targetRevision', revision)}
        isDisabled={disabled}
      />
    </div>
  );
};

/** What is filled in of what the kind asks for, and a folder that was emptied on purpose. */
function only(kind: Kind, source: SourceValue): SourceValue {
  return Object.fromEntries(
    asked[kind].flatMap(({ key }) =>
      source[key] || (key === 'path' && source.path === '')
        ? [[key, source[key]]]
        : [],
    ),
  );
}
