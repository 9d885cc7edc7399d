import { operationMessages } from '../operationMessages';
import { TextOf } from '../TextOf';

export const operationTexts: TextOf<typeof operationMessages> = {
  'operate.menu': 'Operationen',
  'operate.refresh': 'Refresh',
  'operate.sync': 'Sync',
  'operate.terminate': 'Operation abbrechen',
  'operate.rollback': 'Rollback',
  'operate.invalidateCache': 'Cluster-Cache verwerfen',
  'operate.refreshTitle': 'Refresh von {{name}}',
  'operate.syncTitle': 'Sync von {{name}}',
  'operate.terminateTitle': 'Operation von {{name}} abbrechen',
  'operate.rollbackTitle': 'Rollback von {{name}}',
  'operate.where':
    'Auf Cluster {{cluster}} ({{environment}}), durch Hub {{hub}}.',
  'operate.whereUnknown': 'Auf Cluster {{cluster}}, durch Hub {{hub}}.',
  'operate.production': 'Das ist Produktion.',
  'operate.refreshWhat':
    'Der Hub vergleicht die Application jetzt mit Git und ändert auf dem Cluster nichts.',
  'operate.refreshAutomated':
    'Der automatische Sync ist an: Was danach abweicht, wird sofort synchronisiert.',
  'operate.hard': 'Hard: auch die Manifeste des Commits neu erzeugen',
  'operate.syncWhat':
    'Der Hub wendet {{revision}}, wie es jetzt in Git steht, auf den Cluster an.',
  'operate.tryWhat':
    'Der Hub versucht, {{revision}} anzuwenden, und sagt, wie es ausging; nichts ändert sich.',
  'operate.changes_one': 'Das ändert {{count}} Ressource: {{names}}.',
  'operate.changes_other': 'Das ändert {{count}} Ressourcen: {{names}}.',
  'operate.prunes_one':
    'Das löscht {{count}} Ressource, die Git nicht mehr hat: {{names}}.',
  'operate.prunes_other':
    'Das löscht {{count}} Ressourcen, die Git nicht mehr hat: {{names}}.',
  'operate.keeps_one':
    '{{count}} Ressource, die Git nicht mehr hat, bleibt: {{names}}.',
  'operate.keeps_other':
    '{{count}} Ressourcen, die Git nicht mehr hat, bleiben: {{names}}.',
  'operate.tries_one': 'Es ginge um {{count}} Ressource: {{names}}.',
  'operate.tries_other': 'Es ginge um {{count}} Ressourcen: {{names}}.',
  'operate.nothingDiffers': 'Gerade weicht nichts von Git ab.',
  'operate.diffUnknown': 'Was von Git abweicht, ließ sich nicht lesen.',
  'operate.dryRun': 'Dry run: versuchen, nichts ändern',
  'operate.prune': 'Prune: löschen, was Git nicht mehr hat',
  'operate.only': 'Nur diese Ressourcen (alle, wenn keine gewählt ist)',
  'operate.revision': 'Revision',
  'operate.revisionNote': 'Branch, Tag oder Commit; leer für {{revision}}',
  'operate.terminateWhat':
    'Der Hub hält die laufende Operation an. Was sie schon angewendet hat, bleibt auf dem Cluster.',
  'operate.rollbackWhat':
    'Der Hub wendet {{version}}, wie es am {{date}} ausgerollt wurde, auf den Cluster an.',
  'operate.rollbackTo': 'Zurück zu',
  'operate.invalidateTitle': 'Cache von {{name}} verwerfen',
  'operate.invalidateWhat':
    'Hub {{hub}} vergisst, was er von {{name}} weiß, und liest es neu. Auf dem Cluster ändert sich nichts.',
  'operate.invalidateMeans_one':
    'Bis dahin kann der Zustand von {{count}} Application veraltet sein.',
  'operate.invalidateMeans_other':
    'Bis dahin kann der Zustand von {{count}} Applications veraltet sein.',
  'operate.trying': 'Versuchen',
  'operate.cancel': 'Abbrechen',
  'operate.again': 'Zurück zur Auswahl',
  'operate.refreshed': 'Der Hub hat sie mit Git verglichen.',
  'operate.taken': 'Der Hub hat es angenommen und beginnt gleich.',
  'operate.begun': 'Begonnen hat es {{age}}.',
  'operate.mayClose':
    'Sie können das hier schließen: Die Seite sagt weiter, wie es steht.',
  'operate.applying': 'Der Hub wendet es an.',
  'operate.tryingNow': 'Der Hub versucht es; nichts ändert sich.',
  'operate.ending': 'Der Hub hält die Operation an.',
  'operate.done': 'Fertig: Der Hub hat es angewendet.',
  'operate.ended': 'Die Operation ist zu Ende.',
  'operate.failed': 'Es ist gescheitert.',
  'operate.failedNext':
    'Beheben Sie in Git oder auf dem Cluster, was die Worte nennen, und versuchen Sie es noch einmal.',
  'operate.triedWell': 'Der Dry run ist gelungen. Nichts wurde geändert.',
  'operate.triedWellNext':
    'Gehen Sie zurück und nehmen Sie das Häkchen beim Dry run weg, um es zu tun.',
  'operate.triedBadly':
    'Der Dry run ist gescheitert: Ein Sync würde es auch. Nichts wurde geändert.',
  'operate.triedList': 'Was der Dry run von jeder Ressource sagt',
  'operate.accepted': 'würde angewendet',
  'operate.refused': 'würde abgelehnt',
  'operate.otherRevision':
    'Was {{revision}} ändert, weiß nur der Hub: Ein Dry run sagt es.',
  'hubEvents.title': 'Ereignisse',
  'hubEvents.none':
    'Der Hub berichtet von keinem Ereignis; er behält sie etwa eine Stunde.',
  'hubEvents.times': '{{n, number}}-mal',
  'hubEvents.Normal': 'Normal',
  'hubEvents.Warning': 'Warnung',
  'syncWindows.title': 'Sync windows',
  'syncWindows.none': 'Ihr AppProject hat kein Sync window für sie.',
  'syncWindows.maySync': 'Ein Sync von Hand ist jetzt erlaubt.',
  'syncWindows.allow': 'erlaubt Syncs',
  'syncWindows.deny': 'verbietet Syncs',
  'syncWindows.when': '{{schedule}} für {{duration}}',
  'syncWindows.whenIn': '{{schedule}} für {{duration}} ({{timeZone}})',
  'syncWindows.whenInUnknown':
    '{{schedule}} für {{duration}} (UTC, da Argo CD keine Zeitzone {{timeZone}} kennt)',
  'syncWindows.open': 'jetzt offen',
  'syncWindows.byHand': 'ein Sync von Hand wird durchgelassen',
  'syncWindows.denied':
    'Ein Sync window verbietet jetzt Syncs und lässt nur einen von Hand durch: {{windows}}.',
  'syncWindows.notAllowed':
    'Kein Sync window ist jetzt offen; nur ein Sync von Hand wird durchgelassen: {{windows}}.',
};
