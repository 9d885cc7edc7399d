/** Regions, and what to do when one is lost. */
export const regionMessages = {
  regions: {
    title: 'Regions and failover',
    byEnvironment: 'Regions by environment',
    none: 'No cluster has both an environment and a region, by the labels of fleet.environments.',
    region: 'Region',
    answering: 'Answering',
    answeringOf: '{{n, number}} of {{all, number}}',
    applications: 'Applications',
    runbook: 'If {{region}} is lost in {{environment}}',
    confirm: 'See whether {{region}} is lost',
    choose: 'Choose the region that takes over, and switch by pull request',
    noStandby: 'The environment has no other region.',
    failOver: 'Fail over from {{from}} to {{to}}',
    traffic: 'Lead the traffic there',
    trafficHow:
      'Names follow the weights of DNS records: the same form changes them in Git. External DNS of a lost region does not run, so take its record away at the DNS provider.',
    data: 'Bring back the data',
    dataHow:
      'What is in volumes comes from backups: restore the namespaces that need it on the clusters that took over.',
    back: 'Switch back',
    backHow:
      'When the region is healthy again, propose the same switch the other way round.',
    verdict: {
      lost: 'Lost',
      impaired: 'Impaired',
      unknown: 'Not known',
      healthy: 'Healthy',
    },
    check: {
      clusters: 'Clusters',
      applications: 'Applications',
      capacity: 'Capacity',
      backups: 'Backups',
    },
    outcome: {
      failed: 'Not ready',
      unknown: 'Not known',
      attention: 'Look at it',
      ok: 'Ready',
    },
  },
} as const;
