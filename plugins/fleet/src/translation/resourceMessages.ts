/** One resource of an Application, beside its page. */
export const resourceMessages = {
  resource: {
    views: 'What to see of it',
    live: 'Live manifest',
    git: 'Git',
    liveOf: 'Live manifest of {{name}}',
    gitOf: 'Manifest of {{name}} in Git',
    notLive: 'It is not on the cluster.',
    notInGit:
      'Git does not name it: something that Git names made it on the cluster, or it was put there by hand.',
    search: 'Search the manifest',
    found_one: '{{count}} line found',
    found_other: '{{count}} lines found',
    section: 'Section {{name}}',
    folded_one: '… {{count}} line',
    folded_other: '… {{count}} lines',
    group: 'API group',
    owner: 'Owned by',
    warnings_one: 'Events: {{count}} warning',
    warnings_other: 'Events: {{count}} warnings',
    noEvents:
      'Nothing happened to it lately; clusters keep events for about an hour.',
    eventsNeedTree:
      'Which object the events are about is known only with the resources of the Application, and the hub does not tell those now.',
    unknown: 'No such resource',
    unknownWhat: 'This Application has no {{name}}.',
    unknownNext:
      'It may have been deleted, or replaced by one with another name, as pods are. Choose one in the list of resources.',
  },
} as const;
