/** Why a cluster is not well before its upgrade, or not known; each is part of a list. */
export const upgradePhrases = {
  'upgrade.contradicted': 'it does not answer, although its hub vouches for it',
  'upgrade.silent': 'it does not answer',
  'upgrade.hubLost': 'its hub cannot reach it',
  'upgrade.hubSilent': 'its hub does not answer',
} as const;
