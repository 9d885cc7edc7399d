/** What a hub can be asked to do, what it will mean, and what the hub tells on demand. */
export const operationMessages = {
  operate: {
    menu: 'Operations',
    refresh: 'Refresh',
    sync: 'Sync',
    terminate: 'Terminate the operation',
    rollback: 'Roll back',
    invalidateCache: 'Invalidate the cluster cache',
    refreshTitle: 'Refresh {{name}}',
    syncTitle: 'Sync {{name}}',
    terminateTitle: 'Terminate the operation of {{name}}',
    rollbackTitle: 'Roll back {{name}}',
    where: 'On cluster {{cluster}} ({{environment}}), by hub {{hub}}.',
    whereUnknown: 'On cluster {{cluster}}, by hub {{hub}}.',
    production: 'This is production.',
    refreshWhat:
      'The hub compares the Application with Git now and changes nothing on the cluster.',
    refreshAutomated:
      'Automated sync is on: what differs afterwards is synced at once.',
    hard: 'Hard: make the manifests of the commit anew, too',
    syncWhat:
      'The hub applies {{revision}} as it is in Git now to the cluster.',
    tryWhat:
      'The hub tries to apply {{revision}} and says how it went; nothing changes.',
    changes_one: 'It changes {{count}} resource: {{names}}.',
    changes_other: 'It changes {{count}} resources: {{names}}.',
    prunes_one:
      'It deletes {{count}} resource that Git no longer has: {{names}}.',
    prunes_other:
      'It deletes {{count}} resources that Git no longer has: {{names}}.',
    keeps_one: '{{count}} resource that Git no longer has stays: {{names}}.',
    keeps_other: '{{count}} resources that Git no longer has stay: {{names}}.',
    tries_one: 'It would be about {{count}} resource: {{names}}.',
    tries_other: 'It would be about {{count}} resources: {{names}}.',
    nothingDiffers: 'Nothing differs from Git right now.',
    diffUnknown: 'What differs from Git could not be read.',
    dryRun: 'Dry run: try it, change nothing',
    prune: 'Prune: delete what Git no longer has',
    only: 'Only these resources (all when none is chosen)',
    revision: 'Revision',
    revisionNote: 'Branch, tag or commit; empty for {{revision}}',
    terminateWhat:
      'The hub stops the operation that runs. What it applied already stays on the cluster.',
    rollbackWhat:
      'The hub applies {{version}} as it was deployed on {{date}} to the cluster.',
    rollbackTo: 'Go back to',
    invalidateTitle: 'Invalidate the cache of {{name}}',
    invalidateWhat:
      'Hub {{hub}} forgets what it knows of {{name}} and reads it anew. Nothing on the cluster changes.',
    invalidateMeans_one:
      'Until it has, the state of {{count}} Application may be old.',
    invalidateMeans_other:
      'Until it has, the states of {{count}} Applications may be old.',
    trying: 'Try it',
    cancel: 'Cancel',
    again: 'Back to the choices',
    refreshed: 'The hub has compared it with Git.',
    taken: 'The hub took it and is about to begin.',
    begun: 'It began {{age}}.',
    mayClose: 'You may close this: the page goes on telling how it is.',
    applying: 'The hub is applying it.',
    tryingNow: 'The hub is trying it; nothing changes.',
    ending: 'The hub is ending the operation.',
    done: 'Done: the hub applied it.',
    ended: 'The operation has ended.',
    failed: 'It failed.',
    failedNext:
      'Mend what the words name, in Git or on the cluster, and ask again.',
    triedWell: 'The dry run succeeded. Nothing was changed.',
    triedWellNext: 'Go back and untick the dry run to do it.',
    triedBadly:
      'The dry run failed: a sync would fail as well. Nothing was changed.',
    triedList: 'What the dry run says of each resource',
    accepted: 'would be applied',
    refused: 'would be refused',
    otherRevision:
      'What {{revision}} changes is known only to the hub: a dry run tells it.',
  },
  hubEvents: {
    title: 'Events',
    none: 'The hub tells of no event; it keeps them for about an hour.',
    times: '{{n, number}} times',
    Normal: 'Normal',
    Warning: 'Warning',
  },
  syncWindows: {
    title: 'Sync windows',
    none: 'Its AppProject has no sync window for it.',
    maySync: 'It may be synced by hand now.',
    allow: 'allows syncs',
    deny: 'denies syncs',
    when: '{{schedule}} for {{duration}}',
    whenIn: '{{schedule}} for {{duration}} ({{timeZone}})',
    whenInUnknown:
      '{{schedule}} for {{duration}} (UTC, as Argo CD knows no time zone {{timeZone}})',
    open: 'open now',
    byHand: 'a sync by hand is let through',
    denied:
      'A sync window denies syncs now and lets only one by hand through: {{windows}}.',
    notAllowed:
      'No sync window is open now; only a sync by hand is let through: {{windows}}.',
  },
} as const;
