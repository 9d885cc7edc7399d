/** What a generator or a step takes; neither a capital nor a full stop. */
export const generatorPhrases = {
  'generator.and': '{{first}} and {{last}}',
  'generator.is': '{{key}} is {{value}}',
  'generator.isOneOf': '{{key}} is one of {{values}}',
  'generator.isNot': '{{key}} is not {{value}}',
  'generator.isNoneOf': '{{key}} is none of {{values}}',
  'generator.isSet': '{{key}} is set',
  'generator.isNotSet': '{{key}} is not set',
  'generator.empty': 'empty',
  'generator.unknown': 'a generator of an unknown kind',
  'generator.refused': 'a {{kind}} generator that the hub refuses',
  'generator.ofWhich': '{{words}}, of which {{asked}}',
  'generator.computedList': 'a list that is computed',
  'generator.list_one': 'a list of {{count}} element',
  'generator.list_other': 'a list of {{count}} elements',
  'generator.everyCluster': 'every cluster, the hub included',
  'generator.clustersWhere': 'clusters where {{asked}}',
  'generator.asOneList': '{{words}}, as one list',
  'generator.directories':
    'directories {{paths}} of {{repository}} at {{revision}}',
  'generator.directoriesWithout':
    'directories {{paths}} without {{excluded}} of {{repository}} at {{revision}}',
  'generator.files': 'files {{paths}} of {{repository}} at {{revision}}',
  'generator.filesWithout':
    'files {{paths}} without {{excluded}} of {{repository}} at {{revision}}',
  'generator.combinations': 'every combination of {{parts}}',
  'generator.merged':
    '{{base}}, with values of {{parts}} where {{keys}} agrees',
  'generator.nothing': 'nothing',
  'generator.andThen': '{{first}} and then {{last}}',
  'generator.repositories': 'repositories of a source-control provider',
  'generator.pullRequests': 'pull requests of a source-control provider',
  'generator.plugin': 'what a plugin service of the hub answers',
  'generator.decided': 'clusters that a resource of the hub decides',
  'generator.everyApplication': 'every Application',
  'generator.refusedSelector': 'a selector that the hub refuses',
  'generator.either': '{{first}}; {{last}}',
} as const;
