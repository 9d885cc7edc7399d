/** Why a cluster is not well before its upgrade; each is part of a list. */
export const upgradePhrases = {
  'upgrade.contradicted': 'it does not answer, although its hub vouches for it',
  'upgrade.silent': 'it does not answer',
  'upgrade.hubLost': 'its hub cannot reach it',
} as const;
