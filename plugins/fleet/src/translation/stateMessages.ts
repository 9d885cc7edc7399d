/** The states in words: what each is, means and asks for. */
export const stateMessages = {
  state: {
    contradicted: 'Contradicted',
    notHeard: 'Not heard',
    degraded: 'Degraded',
    syncFailed: 'Sync failed',
    notComparable: 'Not comparable',
    missing: 'Missing',
    drift: 'Drift',
    progressing: 'Progressing',
    waiting: 'Waiting',
    suspended: 'Suspended',
    notCompared: 'New',
    unverified: 'Not verified',
    healthy: 'Healthy and synced',
    atRisk: 'At risk',
    notPlaced: 'Not placed',
    behind: 'Behind its environment',
    toPromote: 'To promote',
  },
  meaning: {
    contradicted:
      'The hub reports the cluster Successful, but it does not answer our own probe. We believe the probe; values are the last word.',
    notHeard: 'The hub is silent. Values are its last word, with their age.',
    degraded: 'It is deployed and does not work.',
    syncFailed:
      'The last sync did not go through; the old state may still run.',
    notComparable:
      'The hub cannot compare it with Git: a wrong path, an invalid spec or a destination it does not know.',
    missing: 'Its resources are not on the cluster.',
    drift: 'What runs differs from Git.',
    progressing: 'It is on its way to the state that Git asks for.',
    waiting: 'Its turn in the RollingSync has not come.',
    suspended: 'It is paused on purpose.',
    notCompared: 'It is new; the hub has not compared it with Git yet.',
    unverified:
      'The hub says Healthy and Synced, and nobody asked the cluster itself: the portal has no access to it.',
    healthy: 'It runs what Git asks for, and the cluster answers our probe.',
    notPlaced: 'Its ApplicationSet does not place it here.',
  },
  /** Where the hub gives no reason of its own. */
  why: {
    contradicted: 'the hub says Successful, our probe gets no answer',
    notHeard: 'the hub is silent',
    degraded: 'its resources have the words',
    syncFailed: 'the last operation has the words',
    notComparable: 'its conditions have the words',
    missing: 'its resources are not on the cluster',
    drift: 'differs from Git',
    progressing: '',
    waiting: 'its turn in the RollingSync has not come',
    suspended: 'paused on purpose',
    notCompared: 'not compared with Git yet',
    unverified: 'nobody asks the cluster itself',
    healthy: '',
  },
  remedy: {
    contradicted: 'Open the cluster and check its API server and network.',
    notHeard: 'Check the hub: its address, its token and its network.',
    degraded:
      'Look at the resources below: the failing one has the words. Mend it in Git or go back to the last good revision.',
    syncFailed:
      'Read the operation below, mend the manifest in Git; the hub tries again by itself where automated sync is on.',
    notComparable:
      'Read the conditions below and mend the source or the destination in Git.',
    missing:
      'Look at the conditions: the sync may be off, or the namespace is being deleted.',
    drift:
      'Compare the two sides: keep the change by bringing it to Git, or sync to undo it.',
    progressing: 'Nothing to do, unless it takes longer than usual.',
    waiting: 'Look at the ApplicationSet: the steps before it come first.',
    suspended: 'Resume it where it was paused when it should go on.',
    notCompared: 'Nothing to do: the first comparison takes a few seconds.',
    unverified:
      'Give the portal read-only access to the cluster to have it verified.',
    healthy: 'Nothing to do.',
  },
} as const;
