/** How a cluster and a region would come back. */
export const recoveryPhrases = {
  'span.two': '{{first}} {{second}}',
  'span.days': '{{number}} d',
  'span.hours': '{{number}} h',
  'span.minutes': '{{number}} min',
  'span.seconds': '{{number}} s',

  'recovery.noVelero':
    'Velero is not installed: only Git brings anything back.',
  'recovery.installVelero':
    'Bring Velero to this cluster by pull request, with a BackupStorageLocation in another region and a Schedule.',
  'recovery.notReadAnew': 'It could not be read anew: {{reason}}',
  'recovery.whenLastRead': 'When last read: {{words}}',
  'recovery.notRead': 'It could not be read: {{reason}}',
  'recovery.backupsNotRead': 'Its backups could not be read: {{reason}}',
  'recovery.schedulesNotRead': 'Its schedules could not be read: {{reason}}',
  'recovery.locationsNotRead':
    'Its backup locations could not be read: {{reason}}',
  'recovery.lastGood': 'The last good backup is {{age}} old.',
  'recovery.tooOld': 'The last good backup is {{age}} old; the RPO is {{rpo}}.',
  'recovery.noBackup': 'No backup was ever made.',
  'recovery.noneCompleted_one': 'Its only backup was not completed.',
  'recovery.noneCompleted_other':
    'None of its {{count}} backups was completed.',
  'recovery.locationLost':
    'Backup location {{name}} is not available: {{reason}}',
  'recovery.notLookedAt': 'Velero has not looked at it yet',
  'recovery.noLocation': 'It has no backup location.',
  'recovery.noSchedule': 'It has no Schedule.',
  'recovery.noneRuns': 'No Schedule makes backups. {{name}}: {{words}}',
  'recovery.newestBad': 'The newest backup is no good. {{name}}: {{words}}',
  'recovery.bareVolumes': 'No schedule backs up the volumes in {{namespaces}}.',
  'recovery.sameRegion':
    'Backup location {{name}} lies in {{region}}, the region of the cluster itself.',
  'recovery.restoreBad': 'Restore {{name}}: {{words}}',
  'recovery.noRestore': 'No restore was ever completed on it.',
  'recovery.restoreSlow': 'Restore {{name}} took {{span}}; the RTO is {{rto}}.',

  'recovery.completed': 'Completed.',
  'recovery.completedWarned_one': 'Completed with {{count}} warning.',
  'recovery.completedWarned_other': 'Completed with {{count}} warnings.',
  'recovery.backupPartly_one':
    'Partly failed: {{count}} object could not be backed up; velero backup logs {{name}} names each.',
  'recovery.backupPartly_other':
    'Partly failed: {{count}} objects could not be backed up; velero backup logs {{name}} names each.',
  'recovery.restorePartly_one':
    'Partly failed: {{count}} object could not be restored; velero restore logs {{name}} names each.',
  'recovery.restorePartly_other':
    'Partly failed: {{count}} objects could not be restored; velero restore logs {{name}} names each.',
  'recovery.failedWhy': 'Failed: {{reason}}',
  'recovery.failed': 'Failed; velero {{kind}} logs {{name}} says why.',
  'recovery.refusedWhy': 'Velero refused it: {{reason}}',
  'recovery.refused': 'Velero refused it and does not say why.',
  'recovery.notBegun': 'Velero has not begun it yet.',
  'recovery.underWay': 'Under way: {{phase}}.',

  'recovery.paused': 'Paused: it makes no backups.',
  'recovery.enabled': 'Enabled.',
  'recovery.scheduleRefused': 'Velero refuses it: {{reason}}',
  'recovery.scheduleNew': 'Velero has not looked at it yet.',
  'recovery.scheduleSays': 'Velero says {{phase}}.',

  'region.others_one': '{{count}} cluster of the region does',
  'region.others_other': '{{count}} clusters of the region do',
  'region.noneAsked':
    'The portal can ask none of its clusters; only a hub speaks for them.',
  'region.oneSilent': '{{name}} does not answer.',
  'region.allSilent': 'None of its {{count}} clusters answers.',
  'region.someSilent_one': '{{names}} does not answer; {{others}}.',
  'region.someSilent_other': '{{names}} do not answer; {{others}}.',
  'region.allAnswer': 'All clusters answer',
  'region.allAskedAnswer': 'All clusters that can be asked answer',
  'region.broken_one': '{{all}}; {{count}} Application does not work.',
  'region.broken_other': '{{all}}; {{count}} Applications do not work.',
  'region.healthy': '{{all}}, and every Application works.',

  'failover.silent': '{{names}} not answering.',
  'failover.noneAsked': 'The portal can ask none of them.',
  'failover.someNotAsked': '{{names}} cannot be asked.',
  'failover.allAnswer_one': 'All {{count}} cluster answer.',
  'failover.allAnswer_other': 'All {{count}} clusters answer.',
  'failover.nothingThere': 'Nothing has to be taken over.',
  'failover.services_one':
    '{{good}} of {{count}} service of the region run there and work.',
  'failover.services_other':
    '{{good}} of {{count}} services of the region run there and work.',
  'failover.brokenThere': '{{names}} not working there.',
  'failover.notPlacedThere':
    '{{names}} not placed there: change the placement first.',
  'failover.usageUnknown': 'What {{names}} uses is not known.',
  'failover.cpu': 'CPU',
  'failover.memory': 'memory',
  'failover.overCapacity':
    'Both together would use {{percent}} % of its {{resource}}: add nodes first.',
  'failover.capacity':
    'Both together would use {{percent}} % of its {{resource}}.',
  'failover.noGoodBackup': 'No good backup of {{names}} is known. {{words}}',
  'failover.backupsLate': 'Those of {{names}} are older than the RPO.',
  'failover.backupsNear': 'Those of {{names}} lie in {{region}} itself.',
  'failover.makesNone': '{{names}} makes none.',
  'failover.backupsGood':
    'Every cluster of it has a good backup in another region.',
} as const;
