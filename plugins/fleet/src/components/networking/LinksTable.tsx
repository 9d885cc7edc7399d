import {
  ClusterRef,
  LinkEnd,
  NetworkLink,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { DataTable, SecondLine } from '../layout';
import { PageLink } from '../links';
import { StateIcon, StateWord } from '../state';
import { Age } from '../time';
import styles from './networking.module.css';
import { endLook, linkLook } from './networkLook';

/** Links, with what each of their ends says. */
export const LinksTable = ({
  links,
  href,
}: {
  links: readonly NetworkLink[];
  href: (ref: ClusterRef) => string;
}) => {
  const t = useFleetText();
  return (
    <DataTable
      label={t('networking.links')}
      rows={links}
      rowKey={linkKey}
      columns={[
        {
          id: 'clusters',
          title: t('networking.between'),
          rowHeader: true,
          cell: ({ ends, technology }) => (
            <>
              {ends.map((end, index) => (
                <span key={endKey(end)} className={styles.between}>
                  {index > 0 && ' ↔ '}
                  {end.ref ? (
                    <PageLink to={href(end.ref)}>{end.ref.name}</PageLink>
                  ) : (
                    end.name
                  )}
                </span>
              ))}
              <SecondLine>
                {t(`networking.technology.${technology}`)}
              </SecondLine>
            </>
          ),
        },
        {
          id: 'state',
          title: t('networking.state'),
          nowrap: true,
          cell: ({ state }) => (
            <StateWord
              state={linkLook[state]}
              words={t(`networking.link.${state}`)}
            />
          ),
        },
        {
          id: 'ends',
          title: t('networking.endsSay'),
          prose: true,
          cell: ({ ends }) => (
            <ul className={styles.ends}>
              {ends.map(end => (
                <li key={endKey(end)}>
                  <EndLine end={end} />
                </li>
              ))}
            </ul>
          ),
        },
        // Cilium does not measure it.
        ...(links.some(({ ends }) => latenciesOf(ends).length > 0)
          ? [
              {
                id: 'latency',
                title: t('networking.latency'),
                nowrap: true,
                cell: ({ ends }: NetworkLink) =>
                  latencyWords(ends, t('networking.noLatency')),
              },
            ]
          : []),
      ]}
    />
  );
};

const EndLine = ({ end }: { end: LinkEnd }) => {
  const t = useFleetText();
  const { ref, name, state, observedAt } = end;
  return (
    <>
      <StateIcon
        state={endLook[state]}
        size={14}
        label={t(`networking.end.${state}`)}
      />
      <span>
        <strong>{ref?.name ?? name}</strong> {said(end, 'words', t)}
        {observedAt && (
          <SecondLine>
            <Age at={observedAt} />
          </SecondLine>
        )}
      </span>
    </>
  );
};

function latenciesOf(ends: readonly LinkEnd[]): number[] {
  return ends.flatMap(({ latencyMs }) => latencyMs ?? []);
}

function latencyWords(ends: readonly LinkEnd[], none: string): string {
  const known = latenciesOf(ends);
  return known.length === 0 ? none : `${Math.max(...known).toFixed(1)} ms`;
}

function endKey({ ref, name }: LinkEnd): string {
  return `${ref?.hub}/${ref?.name ?? name}`;
}

function linkKey({ technology, ends }: NetworkLink): string {
  return [technology, ...ends.map(endKey)].join(' ');
}
