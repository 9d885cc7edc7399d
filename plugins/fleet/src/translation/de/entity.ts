import { entityMessages } from '../entityMessages';
import { TextOf } from '../TextOf';

export const entityTexts: TextOf<typeof entityMessages> = {
  'entity.title': 'Fleet',
  'entity.summary':
    '{{applications}} auf {{placed, number}} von {{total, number}} Clustern',
  'entity.perCluster': 'Je Cluster',
  'entity.mostHarm': '{{applications}}, die schlimmste zuerst',
  'entity.environment': 'Umgebung',
  'entity.cluster': 'Cluster',
  'entity.state': 'Zustand',
  'entity.version': 'Version',
  'entity.sync': 'Sync',
  'entity.deployed': 'Ausgerollt',
  'entity.why': 'Warum, in Worten',
  'entity.showDiff': 'Diff anzeigen',
  'entity.hideDiff': 'Diff ausblenden',
  'entity.driftOn': 'Drift auf {{cluster}}',
  'entity.notPlaced': '{{clusters}} nicht platziert: {{keys}}',
  'entity.releasesBehind_one': '{{count}} Release hinter {{environment}}',
  'entity.releasesBehind_other': '{{count}} Releases hinter {{environment}}',
  'entity.deployedAt': 'ausgerollt vor {{age}}',
  'entity.lastKnown': 'zuletzt bekannt',
  'entity.notReady':
    'Noch nicht nach {{environment}} zu übernehmen. {{reason}}',
  'entity.ready': '{{version}} kann nach {{environment}} übernommen werden',
  'entity.readyWhy': '{{from}} ist auf jedem Cluster Healthy.',
  'entity.reasonTrouble': 'In {{environment}}: {{troubles}}.',
  'entity.promote': 'Per Pull Request übernehmen',
  'entity.history': 'Historie',
  'entity.historyOf': 'Neuestes zuerst',
  'entity.onClusters_one': '{{count}} Cluster',
  'entity.onClusters_other': '{{count}} Cluster',
  'entity.matchedBy': 'Gefunden über {{how}}.',
  'entity.search': 'Cluster, Version, Grund',
  'entity.openFleet': 'Auf der Fleet anzeigen',
};
