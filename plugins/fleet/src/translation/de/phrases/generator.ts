export const generatorTexts = {
  'said.generator.and': '{{first}} und {{last}}',
  'said.generator.is': '{{key}} ist {{value}}',
  'said.generator.isOneOf': '{{key}} ist eines von {{values}}',
  'said.generator.isNot': '{{key}} ist nicht {{value}}',
  'said.generator.isNoneOf': '{{key}} ist keines von {{values}}',
  'said.generator.isSet': '{{key}} ist gesetzt',
  'said.generator.isNotSet': '{{key}} ist nicht gesetzt',
  'said.generator.empty': 'leer',
  'said.generator.unknown': 'ein Generator unbekannter Art',
  'said.generator.refused': 'ein Generator {{kind}}, den der Hub ablehnt',
  'said.generator.ofWhich': '{{words}}, davon {{asked}}',
  'said.generator.computedList': 'eine berechnete Liste',
  'said.generator.list_one': 'eine Liste mit {{count}} Element',
  'said.generator.list_other': 'eine Liste mit {{count}} Elementen',
  'said.generator.everyCluster': 'jeder Cluster, auch der Hub selbst',
  'said.generator.clustersWhere': 'Cluster, bei denen {{asked}}',
  'said.generator.asOneList': '{{words}}, als eine Liste',
  'said.generator.directories':
    'Ordner {{paths}} aus {{repository}}, Stand {{revision}}',
  'said.generator.directoriesWithout':
    'Ordner {{paths}} ohne {{excluded}} aus {{repository}}, Stand {{revision}}',
  'said.generator.files':
    'Dateien {{paths}} aus {{repository}}, Stand {{revision}}',
  'said.generator.filesWithout':
    'Dateien {{paths}} ohne {{excluded}} aus {{repository}}, Stand {{revision}}',
  'said.generator.combinations': 'jede Kombination aus: {{parts}}',
  'said.generator.merged':
    '{{base}}, mit Werten aus: {{parts}}, wo {{keys}} übereinstimmt',
  'said.generator.nothing': 'nichts',
  'said.generator.andThen': '{{first}} und danach {{last}}',
  'said.generator.repositories': 'Repositorys eines Git-Anbieters',
  'said.generator.pullRequests': 'Pull Requests eines Git-Anbieters',
  'said.generator.plugin': 'was ein Plugin-Dienst des Hubs antwortet',
  'said.generator.decided': 'Cluster, die eine Ressource des Hubs bestimmt',
  'said.generator.everyApplication': 'jede Application',
  'said.generator.refusedSelector': 'ein Selektor, den der Hub ablehnt',
  'said.generator.either': '{{first}}; {{last}}',
} as const;
