import { regionMessages } from '../regionMessages';
import { TextOf } from '../TextOf';

export const regionTexts: TextOf<typeof regionMessages> = {
  'regions.title': 'Regionen und Failover',
  'regions.byEnvironment': 'Regionen nach Umgebung',
  'regions.none':
    'Kein Cluster hat nach den Labels von fleet.environments sowohl Umgebung als auch Region.',
  'regions.region': 'Region',
  'regions.answering': 'Antworten',
  'regions.answeringOf': '{{n, number}} von {{all, number}}',
  'regions.applications': 'Applications',
  'regions.runbook': 'Wenn {{region}} in {{environment}} verloren ist',
  'regions.confirm': 'Prüfen, ob {{region}} verloren ist',
  'regions.choose':
    'Die Region wählen, die übernimmt, und mit einem Pull Request umschalten',
  'regions.noStandby': 'Die Umgebung hat keine andere Region.',
  'regions.failOver': 'Von {{from}} auf {{to}} umschalten',
  'regions.traffic': 'Den Verkehr dorthin leiten',
  'regions.trafficHow':
    'Namen folgen den Gewichten der DNS-Einträge: dasselbe Formular ändert sie in Git. External DNS einer verlorenen Region läuft nicht, ihren Eintrag also beim DNS-Anbieter entfernen.',
  'regions.data': 'Die Daten zurückholen',
  'regions.dataHow':
    'Was in Volumes liegt, kommt aus Backups: Namespaces, die es brauchen, auf den Clustern wiederherstellen, die übernommen haben.',
  'regions.back': 'Zurückschalten',
  'regions.backHow':
    'Ist die Region wieder gesund, denselben Wechsel in der anderen Richtung vorschlagen.',
  'regions.verdict.lost': 'Verloren',
  'regions.verdict.impaired': 'Beeinträchtigt',
  'regions.verdict.unknown': 'Nicht bekannt',
  'regions.verdict.healthy': 'Gesund',
  'regions.check.clusters': 'Cluster',
  'regions.check.applications': 'Applications',
  'regions.check.capacity': 'Kapazität',
  'regions.check.backups': 'Backups',
  'regions.outcome.failed': 'Nicht bereit',
  'regions.outcome.unknown': 'Nicht bekannt',
  'regions.outcome.attention': 'Bitte ansehen',
  'regions.outcome.ok': 'Bereit',
};
