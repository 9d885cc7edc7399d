/** Why a cluster is not well before its upgrade, or not known; each is part of a list. */
export const upgradePhrases = {
  'upgrade.contradicted': 'it does not answer, although its hub vouches for it',
  'upgrade.silent': 'it does not answer',
  'upgrade.hubLost': 'its hub cannot reach it',
  'upgrade.hubSilent': 'its hub does not answer',
  'upgrade.taskRefused': 'the scaffolder refused it: {{detail}}',
  'upgrade.taskSilent': 'the scaffolder does not answer',
  'upgrade.taskFailed': 'the task failed, and its log says why',
  'upgrade.taskCancelled': 'somebody cancelled the task',
  'upgrade.taskUncertain':
    'whether the scaffolder began it is not known; look at its list of tasks',
} as const;
