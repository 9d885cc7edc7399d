export const upgradeTexts = {
  'said.upgrade.contradicted':
    'er antwortet nicht, obwohl sein Hub für ihn bürgt',
  'said.upgrade.silent': 'er antwortet nicht',
  'said.upgrade.hubLost': 'sein Hub erreicht ihn nicht',
  'said.upgrade.hubSilent': 'sein Hub antwortet nicht',
} as const;
