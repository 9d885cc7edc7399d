import { memo, useMemo, useState } from 'react';
import {
  AttentionItem,
  OverviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { AttentionList, AttentionView } from '../../components/overview';
import {
  FleetFilters,
  useFleetLinks,
  useLater,
  useSteadyOrder,
} from '../../hooks';
import { FleetText, useFleetText } from '../../translation';
import { attentionLinks } from './attentionLinks';
import { useAttention } from './useAttention';
import { nameOfRef } from './useOverviewView';

export interface AttentionPanelProps {
  overview: OverviewResponse;
  /** Is it about what the filters look for? */
  concerns: (item: AttentionItem) => boolean;
  filters: FleetFilters;
  filtered: boolean;
  shownAtFirst: number;
}

const keyOfItem = (item: { id: string }) => item.id;
const ownerName = (item: { owner?: string }) => nameOfRef(item.owner);

/** What the filters leave of the attention list; the matrix comes before it. */
export const AttentionPanel = memo((props: AttentionPanelProps) => {
  const { overview, filtered, shownAtFirst } = props;
  const t = useFleetText();
  const links = useFleetLinks();
  const concerns = useLater(props.concerns);
  const items = useMemo(
    () => overview.attention.filter(concerns),
    [overview, concerns],
  );
  const [held, setHeld] = useState(false);
  const { parts, setMuted, ...shown } = useAttention(items);
  const filters = useLater(props.filters);
  const asked = useMemo(
    () => ({ filters, view: shown.view }),
    [filters, shown.view],
  );
  const attention = useSteadyOrder(parts[shown.view], keyOfItem, held, asked);
  const toItem = useMemo(() => attentionLinks(links), [links]);

  const nothingWords = (part: AttentionView, someMuted: boolean) => {
    if (part === 'mine') return t('attention.nothingMine');
    if (part === 'muted') return t('attention.nothingMuted');
    if (someMuted) return t('attention.allMuted');
    return filtered ? t('attention.nothingMatches') : nothingWrong(overview, t);
  };
  return (
    <AttentionList
      items={attention.items}
      view={shown.view}
      mine={parts.mine.length}
      muted={parts.muted.length}
      onView={shown.setView}
      onMute={setMuted}
      nothing={nothingWords(shown.view, parts.muted.length > 0)}
      shownAtFirst={shownAtFirst}
      pending={attention.pending}
      onApply={attention.apply}
      onHeld={setHeld}
      subjectHref={toItem.subject}
      nextHref={toItem.next}
      ownerName={ownerName}
    />
  );
});

/** "Nothing needs attention. 3 hubs live, 14 of 14 clusters answer." */
function nothingWrong(overview: OverviewResponse, t: FleetText): string {
  const live = overview.sources.filter(
    source => source.kind === 'hub' && source.state === 'ok',
  ).length;
  return t('attention.nothing', {
    hubs: t('attention.hubs', { count: live }),
    answering: overview.clusters.filter(c => c.probe.state === 'reachable')
      .length,
    total: overview.clusters.length,
  });
}
