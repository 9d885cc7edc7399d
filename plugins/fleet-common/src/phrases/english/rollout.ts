/** What stands in the way of a rollout. */
export const rolloutPhrases = {
  'rollout.contradicted':
    'This rollout cannot finish while {{cluster}} does not answer.',
  'rollout.nothingArrives': 'It gets nothing before it answers.',
  'rollout.stepWaits': 'Step {{step}} waits until every cluster is Healthy.',
  'rollout.restoreCluster':
    'Restore the cluster, or take it out of the selector by pull request.',
  'rollout.degraded': '{{service}} is Degraded on {{cluster}}.',
  'rollout.syncFailed': '{{service}} fails to sync on {{cluster}}.',
  'rollout.notComparable':
    '{{service}} cannot be compared with Git on {{cluster}}.',
  'rollout.missing': '{{service}} misses resources on {{cluster}}.',
  'rollout.inTrouble': '{{service}} is in trouble on {{cluster}}.',
  'rollout.unknownCluster': 'a cluster that the hub does not know',
  'rollout.noAutomatedSync_one':
    'Nothing syncs {{count}} Application by itself.',
  'rollout.noAutomatedSync_other':
    'Nothing syncs {{count}} Applications by itself.',
  'rollout.syncByHand_one':
    '{{names}} has no automated sync: sync by hand in Argo CD, or turn it on in the ApplicationSet.',
  'rollout.syncByHand_other':
    '{{names}} have no automated sync: sync by hand in Argo CD, or turn it on in the ApplicationSet.',
  'rollout.laterSteps_one':
    '{{count}} Application of later steps waits for step {{step}}.',
  'rollout.laterSteps_other':
    '{{count}} Applications of later steps wait for step {{step}}.',
  'rollout.lacks': 'It lacks {{names}}.',
  'rollout.noCluster': 'no cluster',
  'rollout.unheard_one':
    '{{count}} Application of hub {{hub}} cannot be counted: nobody is heard who knows.',
  'rollout.unheard_other':
    '{{count}} Applications of hub {{hub}} cannot be counted: nobody is heard who knows.',
} as const;
