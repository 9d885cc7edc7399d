import { readinessMessages } from '../readinessMessages';
import { TextOf } from '../TextOf';

export const readinessTexts: TextOf<typeof readinessMessages> = {
  'readiness.bySteps': 'Cluster nach Schritten',
  'readiness.readyOf':
    '{{n, number}} von {{all, number}} Clustern haben jeden Schritt',
  'readiness.allClusters': 'Alle Cluster',
  'readiness.cluster': 'Cluster',
  'readiness.environment': 'Umgebung',
  'readiness.done': 'Erledigt',
  'readiness.doneOf': '{{done, number}} von {{all, number}} Schritten',
  'readiness.pending': 'Wird gelesen',
  'readiness.stale':
    'Zuletzt bekannt; das neueste Lesen ist gescheitert: {{reason}}',
  'readiness.evidence_one': '{{count}} Objekt',
  'readiness.evidence_other': '{{count}} Objekte',
  'readiness.good': 'Gut',
  'readiness.bad': 'Nicht gut',
  'readiness.openTemplate': 'Vorlage öffnen',
  'readiness.step.registered': 'Registriert',
  'readiness.step.labels': 'Labels',
  'readiness.step.nodes': 'Nodes',
  'readiness.step.network': 'Netzwerk',
  'readiness.step.defaultDeny': 'Default Deny',
  'readiness.step.certificates': 'Zertifikate',
  'readiness.step.secrets': 'Secrets',
  'readiness.step.policies': 'Policies',
  'readiness.step.backups': 'Backups',
  'readiness.step.metrics': 'Metriken',
  'readiness.step.benchmark': 'Benchmark',
  'readiness.step.deprecatedApis': 'Veraltete APIs',
  'readiness.step.workloads': 'Workloads',
  'readiness.outcome.notReady': 'Nicht bereit',
  'readiness.outcome.unknown': 'Nicht gelesen',
  'readiness.outcome.notInstalled': 'Nicht installiert',
  'readiness.outcome.attention': 'Funktioniert, bitte ansehen',
  'readiness.outcome.ready': 'Bereit',
};
