/** The upgrade of Kubernetes in waves. */
export const upgradeMessages = {
  upgrade: {
    to: 'Kubernetes {{version}}, in waves',
    noPlan:
      'There is no plan. Name a version and waves in fleet.upgrades of the configuration.',
    stepper: 'Waves in their order',
    watched: 'Watched: {{figures}}.',
    noMetrics:
      'Waves are held by the health of clusters and Applications and by the soak time. No error rate or latency is watched: fleet.upgrades.slo has no objective.',
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
    machinesOf: 'Machines of {{cluster}}',
    roles: { controlPlane: 'Control plane', worker: 'Worker' },
    upgrade: 'Upgrade',
    figures: {
      errorRate: 'Error rate',
      latency: 'Latency',
      apiServer: 'API server',
      failedDeployments: 'Failed deployments',
    },
    percent: '{{n, number}} %',
    seconds: '{{n, number}} s',
    figureAtMost: '{{name}} {{value}}, at most {{objective}}',
    figureAtLeast: '{{name}} {{value}}, at least {{objective}}',
    figureNone: '{{name}}: nothing to count yet',
    figureUnknown: '{{name}} not known: {{reason}}',
    stop: 'Stop the upgrade',
    stopTitle: 'Stop the upgrade of the fleet?',
    stopWhat:
      'No wave begins until somebody resumes it. Clusters that are being upgraded go on: a control plane is never downgraded.',
    reason: 'Reason',
    stoppedBy: {
      slo: 'Stopped: an upgraded cluster was beyond its objective',
      hand: 'Stopped by {{by}}',
    },
    afterStop:
      'Close the open pull requests of waves and take add-ons and workloads back by pull request. Control planes stay as they are: restore or replace a cluster that cannot stay.',
    task: {
      waiting:
        'The portal could not close the pull requests of waves and take add-ons back yet',
      starting:
        'The portal is about to close the open pull requests of waves and to take add-ons back',
      running:
        'The portal closes the open pull requests of waves and takes add-ons back by pull request',
      done: 'The portal closed the open pull requests of waves, and proposed to take add-ons back where they had changed. Control planes stay as they are.',
      failed:
        'The portal could not close the pull requests of waves and take add-ons back, so somebody has to',
    },
    taskNext: 'Tries again in',
    taskLink: 'The task',
    sloReason: 'An upgraded cluster is beyond its objective',
    revert: 'Close and take back',
    resume: 'Resume',
    resumedBy: 'Resumed by {{by}}',
    pastStops: 'Stops before',
    stopsUnknown:
      'Whether the plan is stopped is not known, so no wave may begin',
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
    unread: 'Kubelets, deprecated APIs and Helm releases could not be read',
    manifests: {
      failed: '{{object}} in {{file}} is {{api}}, which goes with {{release}}',
      unknown: 'Manifests in Git were not searched yet',
    },
    liveObjects: {
      failed:
        '{{object}}, which Application {{application}} keeps on it, is {{api}}, which goes with {{release}}',
      unknown: 'What its Applications keep on it is not known',
    },
    helmReleases: {
      title: 'Helm releases',
      failed:
        '{{object}} of the Helm release {{name}} is {{api}}, which goes with {{release}}',
      unknown: 'Helm releases could not be read',
      notGranted: 'Helm releases: not granted',
      unread: 'Helm releases that cannot be understood: {{names}}',
      howToGrant:
        'Helm releases are not searched where the portal may not list Secrets. To have them searched, apply docs/manifests/spoke-helm-reader.yaml on the cluster: it lets the account of the portal list every Secret there.',
    },
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
      burning: '{{wave}} is beyond its objective',
      unwatched: 'The figures of {{wave}} could not be read',
      stopped: 'The plan is stopped',
      full: 'As many as may are being upgraded',
      refused: 'The pre-flight lets none of its clusters through',
    },
  },
} as const;
