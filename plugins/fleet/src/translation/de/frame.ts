import { frameMessages } from '../frameMessages';
import { TextOf } from '../TextOf';

export const frameTexts: TextOf<typeof frameMessages> = {
  'age.seconds': '{{n, number}} s',
  'age.minutes': '{{n, number}} min',
  'age.hours': '{{n, number}} Std.',
  'age.days': '{{n, number}} T',
  'age.ago': 'vor {{age}}',
  'age.exact': '{{local}} (Ortszeit), {{utc}} UTC',
  'age.never': 'nie',
  'list.and': '{{first}} und {{last}}',
  'list.more_one': 'und {{count}} weiterer',
  'list.more_other': 'und {{count}} weitere',
  'action.retry': 'Erneut versuchen',
  'action.copy': '{{what}} kopieren',
  'action.copied': 'Kopiert',
  'action.open': 'Öffnen',
  'action.close': 'Schließen',
  'action.showAll': 'Alle anzeigen',
  'action.showMore_one': '{{count}} weiteren anzeigen',
  'action.showMore_other': '{{count}} weitere anzeigen',
  'action.showFewer': 'Weniger anzeigen',
  'action.details': 'Details',
  'action.clearFilters': 'Filter zurücksetzen',
  'action.argocd': 'Argo CD',
  'action.newTab': '(öffnet einen neuen Tab)',
  'live.live': 'Live',
  'live.changed': 'Live, geändert vor {{age}}',
  'live.polling': 'Live, Abfrage alle {{seconds, number}} s',
  'live.offline':
    'Sie sind offline. Stand von {{time}} Uhr; es geht weiter, sobald Sie wieder verbunden sind.',
  'live.failing':
    'Das Fleet-Backend antwortet nicht. Stand von {{time}} Uhr; wir versuchen es weiter.',
  'live.changes_one': '{{count}} Änderung anzeigen',
  'live.changes_other': '{{count}} Änderungen anzeigen',
  'live.announcement': '{{subject}}: {{state}}',
  'page.fleet': 'Fleet',
  'page.overview': 'Übersicht',
  'page.clusters': 'Cluster',
  'page.applicationSets': 'ApplicationSets',
  'page.rollouts': 'Rollouts',
  'page.readiness': 'Bereitschaft',
  'page.overviewTitle': 'Fleet-Übersicht',
  'page.onboard': 'Cluster aufnehmen',
  'page.putService': 'Service ausrollen',
  'page.loading': 'Wird geladen',
  'trouble.forbidden': 'Das dürfen Sie nicht sehen, oder es existiert nicht.',
  'trouble.forbiddenNext':
    'Bitten Sie das Plattform-Team um Zugriff, oder gehen Sie zurück zur Fleet.',
  'trouble.failed': 'Die Fleet kann nicht angezeigt werden',
  'trouble.failedNext':
    'Auf der Fleet selbst hat das keine Auswirkung. Versuchen Sie es erneut; bleibt der Fehler, bitten Sie das Plattform-Team, in das Log des Fleet-Backends zu sehen.',
  'trouble.stale':
    'Gezeigt wird der zuletzt gelesene Stand; die jüngste Abfrage ist fehlgeschlagen: {{reason}}',
  'trouble.backToFleet': 'Zurück zur Fleet',
  'trouble.ownNetwork': 'Prüfen Sie zuerst das Portal selbst',
  'views.title': 'Gespeicherte Ansichten',
  'views.save': 'Diese Ansicht speichern…',
  'views.saveTitle': 'Diese Ansicht speichern',
  'views.name': 'Name',
  'views.nameNote':
    'Filter und Reihenfolge, nur für Sie. Zum Teilen kopieren Sie die Adresse.',
  'views.replaces': 'Ersetzt die Ansicht mit diesem Namen.',
  'views.keep': 'Speichern',
  'views.cancel': 'Abbrechen',
  'views.remove': '„{{name}}“ entfernen',
  'empty.noHubs':
    'Es ist noch kein Hub konfiguriert. Tragen Sie einen unter fleet.hubs in app-config.yaml ein, dann erscheint er hier.',
  'empty.noApplications': 'Auf der Fleet ist noch keine Application.',
  'empty.noApplicationsNext':
    'Rollen Sie einen Service aus, dann erscheint er hier.',
  'empty.noMatch': 'Nichts entspricht diesen Filtern.',
  'empty.noClusters': 'Auf keinem Hub ist bisher ein Cluster registriert.',
  'empty.noApplicationSets':
    'Auf keinem Hub gibt es bisher ein ApplicationSet.',
  'empty.entity':
    'Dieser Service ist noch auf keinem Cluster. Rollen Sie ihn aus.',
};
