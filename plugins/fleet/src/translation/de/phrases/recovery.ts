export const recoveryTexts = {
  'said.span.two': '{{first}} {{second}}',
  'said.span.days': '{{number}} T',
  'said.span.hours': '{{number}} Std.',
  'said.span.minutes': '{{number}} min',
  'said.span.seconds': '{{number}} s',

  'said.recovery.noVelero':
    'Velero ist nicht installiert: Nur Git bringt etwas zurück.',
  'said.recovery.installVelero':
    'Bringen Sie Velero per Pull Request auf diesen Cluster, mit einer BackupStorageLocation in einer anderen Region und einem Schedule.',
  'said.recovery.notReadAnew': 'Es war nicht neu zu lesen: {{reason}}',
  'said.recovery.whenLastRead': 'Beim letzten Lesen: {{words}}',
  'said.recovery.notRead': 'Es war nicht zu lesen: {{reason}}',
  'said.recovery.backupsNotRead':
    'Seine Backups waren nicht zu lesen: {{reason}}',
  'said.recovery.schedulesNotRead':
    'Seine Schedules waren nicht zu lesen: {{reason}}',
  'said.recovery.locationsNotRead':
    'Seine Backup-Speicherorte waren nicht zu lesen: {{reason}}',
  'said.recovery.lastGood': 'Das letzte gute Backup ist {{age}} alt.',
  'said.recovery.tooOld':
    'Das letzte gute Backup ist {{age}} alt; das RPO ist {{rpo}}.',
  'said.recovery.noBackup': 'Es wurde noch nie ein Backup gemacht.',
  'said.recovery.noneCompleted_one':
    'Sein einziges Backup wurde nicht abgeschlossen.',
  'said.recovery.noneCompleted_other':
    'Keines seiner {{count}} Backups wurde abgeschlossen.',
  'said.recovery.locationLost':
    'Der Backup-Speicherort {{name}} ist nicht verfügbar: {{reason}}',
  'said.recovery.notLookedAt': 'Velero hat ihn noch nicht geprüft',
  'said.recovery.noLocation': 'Er hat keinen Backup-Speicherort.',
  'said.recovery.noSchedule': 'Er hat keinen Schedule.',
  'said.recovery.noneRuns': 'Kein Schedule macht Backups. {{name}}: {{words}}',
  'said.recovery.newestBad':
    'Das neueste Backup taugt nichts. {{name}}: {{words}}',
  'said.recovery.bareVolumes':
    'Kein Schedule sichert die Volumes in {{namespaces}}.',
  'said.recovery.sameRegion':
    'Der Backup-Speicherort {{name}} liegt in {{region}}, der Region des Clusters selbst.',
  'said.recovery.restoreBad': 'Restore {{name}}: {{words}}',
  'said.recovery.noRestore':
    'Auf ihm wurde noch nie ein Restore abgeschlossen.',
  'said.recovery.restoreSlow':
    'Restore {{name}} dauerte {{span}}; das RTO ist {{rto}}.',

  'said.recovery.completed': 'Abgeschlossen.',
  'said.recovery.completedWarned_one': 'Abgeschlossen mit {{count}} Warnung.',
  'said.recovery.completedWarned_other':
    'Abgeschlossen mit {{count}} Warnungen.',
  'said.recovery.backupPartly_one':
    'Teilweise gescheitert: {{count}} Objekt war nicht zu sichern; velero backup logs {{name}} nennt jedes.',
  'said.recovery.backupPartly_other':
    'Teilweise gescheitert: {{count}} Objekte waren nicht zu sichern; velero backup logs {{name}} nennt jedes.',
  'said.recovery.restorePartly_one':
    'Teilweise gescheitert: {{count}} Objekt war nicht wiederherzustellen; velero restore logs {{name}} nennt jedes.',
  'said.recovery.restorePartly_other':
    'Teilweise gescheitert: {{count}} Objekte waren nicht wiederherzustellen; velero restore logs {{name}} nennt jedes.',
  'said.recovery.failedWhy': 'Gescheitert: {{reason}}',
  'said.recovery.failed':
    'Gescheitert; velero {{kind}} logs {{name}} sagt, warum.',
  'said.recovery.refusedWhy': 'Velero hat es abgelehnt: {{reason}}',
  'said.recovery.refused': 'Velero hat es abgelehnt und sagt nicht, warum.',
  'said.recovery.notBegun': 'Velero hat noch nicht damit begonnen.',
  'said.recovery.underWay': 'Läuft: {{phase}}.',

  'said.recovery.paused': 'Angehalten: Er macht keine Backups.',
  'said.recovery.enabled': 'Eingeschaltet.',
  'said.recovery.scheduleRefused': 'Velero lehnt ihn ab: {{reason}}',
  'said.recovery.scheduleNew': 'Velero hat ihn noch nicht geprüft.',
  'said.recovery.scheduleSays': 'Velero sagt {{phase}}.',

  'said.region.others_one': '{{count}} Cluster der Region schon',
  'said.region.others_other': '{{count}} Cluster der Region schon',
  'said.region.noneAsked':
    'Das Portal kann keinen ihrer Cluster fragen; nur ein Hub spricht für sie.',
  'said.region.oneSilent': '{{name}} antwortet nicht.',
  'said.region.allSilent': 'Keiner ihrer {{count}} Cluster antwortet.',
  'said.region.someSilent_one': '{{names}} antwortet nicht; {{others}}.',
  'said.region.someSilent_other': '{{names}} antworten nicht; {{others}}.',
  'said.region.allAnswer': 'Alle Cluster antworten',
  'said.region.allAskedAnswer': 'Alle Cluster, die man fragen kann, antworten',
  'said.region.broken_one':
    '{{all}}; {{count}} Application funktioniert nicht.',
  'said.region.broken_other':
    '{{all}}; {{count}} Applications funktionieren nicht.',
  'said.region.healthy': '{{all}}, und jede Application funktioniert.',

  'said.failover.silent': 'Keine Antwort von {{names}}.',
  'said.failover.noneAsked': 'Das Portal kann keinen davon fragen.',
  'said.failover.someNotAsked': 'Nicht zu fragen: {{names}}.',
  'said.failover.allAnswer_one': 'Der {{count}} Cluster antwortet.',
  'said.failover.allAnswer_other': 'Alle {{count}} Cluster antworten.',
  'said.failover.nothingThere': 'Es ist nichts zu übernehmen.',
  'said.failover.services_one':
    '{{good}} von {{count}} Dienst der Region läuft dort und funktioniert.',
  'said.failover.services_other':
    '{{good}} von {{count}} Diensten der Region laufen dort und funktionieren.',
  'said.failover.brokenThere': 'Dort nicht in Ordnung: {{names}}.',
  'said.failover.notPlacedThere':
    'Dort nicht platziert: {{names}}; ändern Sie zuerst die Platzierung.',
  'said.failover.usageUnknown': 'Was {{names}} verbraucht, ist nicht bekannt.',
  'said.failover.cpu': 'CPU',
  'said.failover.memory': 'Speicher',
  'said.failover.overCapacity':
    'Beide zusammen würden {{percent}} % ihres Vorrats ({{resource}}) brauchen: Fügen Sie zuerst Nodes hinzu.',
  'said.failover.capacity':
    'Beide zusammen würden {{percent}} % ihres Vorrats ({{resource}}) brauchen.',
  'said.failover.noGoodBackup':
    'Von {{names}} ist kein gutes Backup bekannt. {{words}}',
  'said.failover.backupsLate':
    'Die Backups von {{names}} sind älter als das RPO.',
  'said.failover.backupsNear':
    'Die Backups von {{names}} liegen in {{region}} selbst.',
  'said.failover.makesNone': '{{names}} macht keine.',
  'said.failover.backupsGood':
    'Jeder ihrer Cluster hat ein gutes Backup in einer anderen Region.',
} as const;
