/** What every page says: ages, actions, troubles. */
export const frameMessages = {
  age: {
    seconds: '{{n, number}} s',
    minutes: '{{n, number}} min',
    hours: '{{n, number}} h',
    days: '{{n, number}} d',
    ago: '{{age}} ago',
    exact: '{{local}} (local), {{utc}} UTC',
    never: 'never',
  },
  list: {
    and: '{{first}} and {{last}}',
    more_one: 'and {{count}} more',
    more_other: 'and {{count}} more',
  },
  action: {
    retry: 'Try again',
    copy: 'Copy {{what}}',
    copied: 'Copied',
    open: 'Open',
    close: 'Close',
    showAll: 'Show all',
    showMore_one: 'Show {{count}} more',
    showMore_other: 'Show {{count}} more',
    showFewer: 'Show fewer',
    details: 'Details',
    clearFilters: 'Clear the filters',
    argocd: 'Argo CD',
    newTab: '(opens in a new tab)',
  },
  live: {
    live: 'Live',
    changed: 'Live, changed {{age}} ago',
    polling: 'Live, asked every {{seconds, number}} s',
    offline:
      'You are offline. Shown as of {{time}}; we go on when you are back.',
    failing:
      'The fleet backend does not answer. Shown as of {{time}}; we go on trying.',
    changes_one: '{{count}} change, show',
    changes_other: '{{count}} changes, show',
    announcement: '{{subject}}: {{state}}',
  },
  page: {
    fleet: 'Fleet',
    overview: 'Overview',
    clusters: 'Clusters',
    applicationSets: 'ApplicationSets',
    overviewTitle: 'Fleet overview',
    onboard: 'Onboard a cluster',
    putService: 'Put a service on the fleet',
    loading: 'Loading',
  },
  trouble: {
    forbidden: 'You may not see this, or it does not exist.',
    forbiddenNext: 'Ask the platform team for access, or go back to the fleet.',
    failed: 'The fleet cannot be shown',
    failedNext:
      'Nothing on the fleet is touched by this. Try again; if it stays, ask the platform team to look at the log of the fleet backend.',
    stale: 'Shown as last read; the newest question failed: {{reason}}',
    backToFleet: 'Back to the fleet',
    ownNetwork: 'Look at the portal first',
  },
  empty: {
    noHubs:
      'No hub is configured yet. Name one under fleet.hubs in app-config.yaml, and it appears here.',
    noApplications: 'No Application is on the fleet yet.',
    noApplicationsNext: 'Put a service on the fleet, and it appears here.',
    noMatch: 'Nothing matches these filters.',
    noClusters: 'No cluster is registered on any hub yet.',
    noApplicationSets: 'No ApplicationSet is on any hub yet.',
    entity: 'This service is on no cluster yet. Put it on the fleet.',
  },
} as const;
