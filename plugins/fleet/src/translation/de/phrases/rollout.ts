export const rolloutTexts = {
  'said.rollout.contradicted':
    'Dieser Rollout kann nicht fertig werden, solange {{cluster}} nicht antwortet.',
  'said.rollout.nothingArrives': 'Vorher kommt dort nichts an.',
  'said.rollout.stepWaits':
    'Schritt {{step}} wartet, bis jeder Cluster Healthy ist.',
  'said.rollout.restoreCluster':
    'Stellen Sie den Cluster wieder her, oder nehmen Sie ihn per Pull-Request aus dem Selektor.',
  'said.rollout.degraded': '{{service}} ist auf {{cluster}} Degraded.',
  'said.rollout.syncFailed':
    '{{service}} lässt sich auf {{cluster}} nicht synchronisieren.',
  'said.rollout.notComparable':
    '{{service}} lässt sich auf {{cluster}} nicht mit Git vergleichen.',
  'said.rollout.missing': '{{service}} fehlen auf {{cluster}} Ressourcen.',
  'said.rollout.inTrouble': '{{service}} hat auf {{cluster}} ein Problem.',
  'said.rollout.unknownCluster': 'einem Cluster, den der Hub nicht kennt,',
  'said.rollout.noAutomatedSync_one':
    'Nichts synchronisiert {{count}} Application von selbst.',
  'said.rollout.noAutomatedSync_other':
    'Nichts synchronisiert {{count}} Applications von selbst.',
  'said.rollout.syncByHand_one':
    '{{names}} hat keinen automatischen Sync: Synchronisieren Sie von Hand in Argo CD, oder schalten Sie ihn im ApplicationSet ein.',
  'said.rollout.syncByHand_other':
    '{{names}} haben keinen automatischen Sync: Synchronisieren Sie von Hand in Argo CD, oder schalten Sie ihn im ApplicationSet ein.',
  'said.rollout.laterSteps_one':
    '{{count}} Application späterer Schritte wartet auf Schritt {{step}}.',
  'said.rollout.laterSteps_other':
    '{{count}} Applications späterer Schritte warten auf Schritt {{step}}.',
  'said.rollout.lacks': 'Ihm fehlt noch: {{names}}.',
  'said.rollout.noCluster': 'kein Cluster',
  'said.rollout.unheard_one':
    '{{count}} Application des Hubs {{hub}} kann nicht gezählt werden: Niemand antwortet, der es weiß.',
  'said.rollout.unheard_other':
    '{{count}} Applications des Hubs {{hub}} können nicht gezählt werden: Niemand antwortet, der es weiß.',
} as const;
