/** Items of the attention list; a headline goes on after its subject. */
export const attentionPhrases = {
  'attention.thePortal': 'The portal',
  'attention.reachesNone_one':
    'does not reach the only cluster: look at its own network first',
  'attention.reachesNone_other':
    'reaches none of {{count}} clusters: look at its own network first',
  'attention.ownNetwork':
    "None of the {{count}} spokes that the portal asks answers. Look at the portal's own network first: its DNS, its proxy, its egress rules.",
  'attention.contradicted':
    'does not answer, although {{hub}} reports {{status}}',
  'attention.ourProbe': 'Our probe: {{reason}}',
  'attention.hubCannotReach': 'cannot be reached by {{hub}}',
  'attention.noAnswer': 'does not answer our probe',
  'attention.cannotBeAsked': 'cannot be asked',
  'attention.refusesCredential': 'refuses our credential',
  'attention.nodesHidden': 'Its nodes and pods cannot be shown.',
  'attention.lastWordOnCluster_one': 'Its Application shows its last word.',
  'attention.lastWordOnCluster_other':
    'Its {{count}} Applications show their last word.',
  'attention.hubRefuses': 'refuses our token',
  'attention.hubNeverHeard': 'has not been heard yet',
  'attention.hubSilent': 'is not heard any more',
  'attention.lastWordOfHub_one':
    '{{count}} Application of it shows its last word.',
  'attention.lastWordOfHub_other':
    '{{count}} Applications of it show their last word.',
  'attention.unreadable_one':
    'sends {{count}} object that cannot be read: {{names}}',
  'attention.unreadable_other':
    'sends {{count}} objects that cannot be read: {{names}}',
  'attention.nameless': '{{kind}} (without a name)',
  'attention.doesNotRender': 'does not render on {{hub}}',
  'attention.degraded': 'is Degraded {{where}}{{release}}',
  'attention.syncFailed': 'fails to sync {{where}}{{retries}}',
  'attention.notComparable': 'cannot be compared with Git {{where}}',
  'attention.missing': 'misses resources {{where}}',
  'attention.drift': 'differs from Git {{where}}{{selfHeal}}',
  'attention.inTrouble': 'is in trouble {{where}}',
  'attention.on': 'on {{places}}',
  'attention.onUnknown': 'on {{places}}, which the hub does not know',
  'attention.ofEnvironment_one':
    '{{here}} of {{count}} {{environment}} cluster',
  'attention.ofEnvironment_other':
    '{{here}} of {{count}} {{environment}} clusters',
  'attention.clusters_one': '{{count}} cluster',
  'attention.clusters_other': '{{count}} clusters',
  'attention.noDestination': 'no destination',
  'attention.sinceRelease': ', since {{version}}',
  'attention.atRelease': ', at {{version}}',
  'attention.retries_one': ', {{count}} retry so far',
  'attention.retries_other': ', {{count}} retries so far',
  'attention.retriesUsed': ', {{tried}} of {{limit}} retries used',
  'attention.selfHealOff': ', self-heal is off',
  'attention.syncedByNobody': ', and nothing syncs it by itself',
  'attention.next.portal': 'Open cluster checks',
  'attention.next.cluster': 'Open cluster checks',
  'attention.next.hub': 'Open hub checks',
  'attention.next.applicationSet': 'Open the ApplicationSet',
  'attention.next.degraded': 'Show what is degraded',
  'attention.next.syncFailed': 'Show the operation',
  'attention.next.notComparable': 'Show the condition',
  'attention.next.missing': 'Show resources',
  'attention.next.drift': 'Show the diff',
  'attention.next.application': 'Show the Application',
} as const;
