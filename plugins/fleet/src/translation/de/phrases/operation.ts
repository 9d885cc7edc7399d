export const operationTexts = {
  'said.operation.switchedOff':
    'Es ist ausgeschaltet: Setzen Sie fleet.operations.{{operation}} in der Konfiguration des Portals auf true.',
  'said.operation.forbidden':
    'Dafür brauchen Sie die Berechtigung {{permission}}. Fragen Sie, wer die Berechtigungen des Portals verwaltet.',
  'said.operation.notTaken':
    'Hub {{hub}} nimmt vom Portal keine Operationen an: Er ist stummgeschaltet, oder er wird nicht über die API von Argo CD gelesen.',
  'said.operation.unheard': 'Hub {{hub}} antwortet nicht.',
  'said.operation.unheardWhy': 'Hub {{hub}} antwortet nicht: {{why}}',
  'said.operation.running':
    'Eine andere Operation läuft: Warten Sie ihr Ende ab, oder brechen Sie sie ab.',
  'said.operation.notRunning': 'Es läuft keine Operation.',
  'said.operation.automated':
    'Argo CD rollt nur zurück, solange automatischer Sync aus ist: Rollen Sie in Git zurück, oder schalten Sie dort zuerst den automatischen Sync aus.',
  'said.operation.noHistory': 'Ihre Historie hat keinen früheren Eintrag.',
  'said.operation.cacheCost':
    'Der Hub liest jede Ressource des Clusters neu; bei einem großen Cluster dauert das Minuten und braucht Speicher.',
  'said.operation.overtakesStep':
    'Im RollingSync von {{applicationSet}} ist sie noch nicht an der Reihe; ein Sync wartet nicht.',
  'said.syncWindow.denied':
    'Ein Sync-Fenster ihres Projekts verbietet es gerade: {{window}}.',
  'said.syncWindow.noneOpen':
    'Ihr Projekt lässt sie nur in Fenstern synchronisieren, und gerade ist keines offen: {{windows}}.',
  'said.syncWindow.forbidden':
    'Die Sync-Fenster ihres Projekts verbieten es gerade.',
  'said.syncWindow.window': '{{kind}} ‚{{schedule}}‘ für {{duration}}',
  'said.syncWindow.windowIn':
    '{{kind}} ‚{{schedule}}‘ ({{timeZone}}) für {{duration}}',
  'said.syncWindow.windowInUnknown':
    '{{kind}} ‚{{schedule}}‘ (UTC, da Argo CD keine Zeitzone {{timeZone}} kennt) für {{duration}}',
  'said.operation.gitStays':
    'Git ändert sich nicht: Die Application weicht danach davon ab, bis jemand sie synchronisiert.',
} as const;
