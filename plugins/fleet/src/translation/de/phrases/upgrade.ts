export const upgradeTexts = {
  'said.upgrade.contradicted':
    'er antwortet nicht, obwohl sein Hub für ihn bürgt',
  'said.upgrade.silent': 'er antwortet nicht',
  'said.upgrade.hubLost': 'sein Hub erreicht ihn nicht',
  'said.upgrade.hubSilent': 'sein Hub antwortet nicht',
  'said.upgrade.taskRefused': 'der Scaffolder hat sie abgelehnt: {{detail}}',
  'said.upgrade.taskSilent': 'der Scaffolder antwortet nicht',
  'said.upgrade.taskFailed':
    'der Task ist gescheitert, und sein Protokoll sagt, warum',
  'said.upgrade.taskCancelled': 'jemand hat den Task abgebrochen',
  'said.upgrade.taskUncertain':
    'ob der Scaffolder sie begonnen hat, ist nicht bekannt; sehen Sie in seiner Liste der Tasks nach',
} as const;
