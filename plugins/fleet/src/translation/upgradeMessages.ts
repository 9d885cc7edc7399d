/** The upgrade of Kubernetes in waves. */
export const upgradeMessages = {
  upgrade: {
    to: 'Kubernetes {{version}}, in waves',
    noPlan:
      'There is no plan. Name a version and waves in fleet.upgrades of the configuration.',
    noMetrics:
      'Waves are held by the health of clusters and Applications and by the soak time. Error rate and latency are not watched.',
    noDowngrade: 'A control plane is never downgraded.',
    match: 'Labels {{labels}}',
    atOnce: '{{n, number}} at once',
    soak: 'watched for {{span}}',
    soakedAt: 'Watched until',
    upgradedOf: '{{n, number}} of {{all, number}} upgraded',
    unplanned: 'In no wave',
    cluster: 'Cluster',
    state: 'State',
    version: 'Kubernetes',
    machines: 'Machines',
    ofMachines: '{{n, number}} of {{all, number}}',
    preflight: 'Pre-flight',
    passed: 'Nothing speaks against it',
    controlPlane: {
      failed:
        'No single step from {{from}}: Kubernetes goes up one minor version at a time, and never back',
      unknown: 'Its version is not known',
    },
    kubelets: {
      failed: 'The kubelet {{oldest}} is too old for it',
      unknown: 'The kubelets could not be read',
    },
    removedApis: {
      failed: '{{api}} goes with {{release}}',
      instead: 'use {{replacement}}',
      unknown: 'Deprecated APIs could not be read',
    },
    unread: 'Kubelets and deprecated APIs could not be read',
    troubles: 'Not well: {{names}}',
    states: {
      upgraded: 'Upgraded',
      upgrading: 'Being upgraded',
      refused: 'Refused',
      ready: 'May be upgraded',
    },
    waves: {
      done: 'Done',
      soaking: 'Being watched',
      open: 'Open',
      closed: 'Closed',
      empty: 'No cluster',
    },
    blocks: {
      before: 'Waits until {{wave}} is upgraded',
      unhealthy: 'Waits until {{wave}} is well',
      soaking: 'Waits until {{wave}} was watched for long enough',
      full: 'As many as may are being upgraded',
      refused: 'The pre-flight lets none of its clusters through',
    },
  },
} as const;
