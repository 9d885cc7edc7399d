/** The form fields of the templates, and the preview of what they place. */
export const formMessages = {
  form: {
    required: 'Required',
    notRead: '{{what}} could not be read from the fleet',
    theHubs: 'The hubs',
    theLabels: 'The labels',
    theEnvironments: 'The environments',
    theReleases: 'The releases of the past',
    wereHealthy: 'Healthy in {{environment}} lately:',
    theProjects: 'The AppProjects',
    theValues: 'The values of the label {{label}}',
    hubs: 'Hubs',
    chooseHub: 'Choose a hub',
    chooseSomeHub: 'Choose at least one hub.',
    chooseEnvironment: 'Choose an environment',
    chooseProject: 'Choose an AppProject',
    chooseValue: 'Choose a value of {{label}}',
    projectsOfAll: 'Those that {{hubs}} all have',
    noHubs:
      'No hub is configured that you may see: an administrator names hubs under fleet.hubs, or gives you the right to see them.',
    noClusters:
      'No hub tells of a cluster that you may see: onboard one, or look on the page of the hubs whether they are heard.',
    noClustersOf:
      'No cluster that you may see is known of {{hubs}}: onboard one, choose another hub, or look whether the hub is heard.',
    noEnvironments:
      'No cluster that you may see is in an environment: onboard one, or have an administrator check the labels of fleet.environments.',
    noProjects:
      'No hub tells of an AppProject that you may see: create one on a hub, or look on the page of the hubs whether they are heard.',
    noProjectsOf:
      '{{hub}} tells of no AppProject that you may see: create one there, choose another hub, or look whether the hub is heard.',
    noProjectsOfAll:
      'No AppProject that you may see is on {{hubs}} alike: create one of the same name on each, or choose fewer hubs.',
    noValues:
      'No cluster that you may see has the label {{label}}: onboard one with it, or change the labels of a cluster.',
    repository: 'Repository',
    repositoryNote:
      'As host?owner=OWNER&repo=REPOSITORY. An administrator can offer repositories here with fleet.repositories.',
    use: 'Use {{suggestion}}',
    typeAnother: 'Type another one',
    fromTheList: 'Choose from the list',
  },
  lines: {
    add: 'Add a line',
    line: '{{title}}, line {{n, number}}',
    remove: 'Take line {{n, number}} of {{title}} away',
  },
  clusterForm: {
    chooseFirst: 'Choose the cluster in the first step.',
    unknown:
      '{{hub}} has no cluster {{cluster}}, or you may not see it. Choose another in the first step.',
    changeSome: 'Change, add or take away at least one label.',
    tickLeftBehind:
      '{{applications}} would be left behind. Tick each one that may stay there, or take the services off the cluster first.',
    tickRemovals:
      'Production would lose {{applications}}. Tick each one that is meant, or leave the labels that place it.',
    hiddenRemovals_one:
      'Production would also lose {{count}} Application that you may not see. Ask somebody who may to propose this.',
    hiddenRemovals_other:
      'Production would also lose {{count}} Applications that you may not see. Ask somebody who may to propose this.',
  },
  selector: {
    title: 'Which clusters?',
    note: 'A cluster is matched when all of these hold.',
    add: 'Add a condition',
    condition: 'Condition {{n, number}}',
    remove: 'Remove condition {{n, number}}',
    label: 'Label',
    operator: 'Operator',
    values: 'Values',
    In: 'is one of',
    NotIn: 'is not one of',
    Exists: 'is there',
    DoesNotExist: 'is not there',
    known: 'labels on the fleet: {{labels}}',
    knownAndMore: 'labels on the fleet: {{labels}}, and {{n, number}} more',
    empty: 'Add a condition to see which clusters it matches.',
    needed:
      'Add at least one condition, for example the label env with the value prod.',
  },
  generator: {
    by: 'How are they chosen?',
    labels: 'By their labels',
    names: 'By name',
    files: 'By files in Git',
    folders: 'One cluster, for every folder in Git',
    matrix: 'By their labels, for every folder in Git',
    labelsNote: 'A cluster is matched when all of these hold.',
    namesNote: 'These clusters and no others.',
    filesNote:
      'One Application for each file. A file has the keys cluster and env.',
    foldersNote: 'One Application for each folder, all on one cluster.',
    matrixNote:
      'One Application for each folder on each cluster for which all of the conditions hold.',
    labelsNeeded:
      'Add at least one condition, for example the label env with the value prod.',
    namesNeeded: 'Choose at least one cluster.',
    filesNeeded:
      'Name at least one path, for example apps/shop/placements/*.yaml.',
    foldersNeeded:
      'Name at least one path, for example apps/shop/parts/*, and the cluster.',
    matrixNeeded:
      'Name at least one path, for example apps/shop/parts/*, and add at least one condition.',
    theClusters: 'The clusters',
    clusters: 'Clusters',
    chooseClusters: 'Choose clusters',
    cluster: 'Cluster',
    chooseCluster: 'Choose a cluster',
    environment: 'Environment',
    environmentOf: 'Environment of {{cluster}}',
    path: 'Path',
    pathNumber: 'Path {{n, number}}',
    addPath: 'Add a path',
    removePath: 'Remove path {{n, number}}',
    exclude: 'Leave out',
    repository: 'Git repository',
    repositoryNote: 'Leave it empty for the fleet repository.',
    revision: 'Branch, tag or commit',
    revisionNote: 'Leave it empty for the branch that the hubs read.',
  },
  preview: {
    title: 'Matched clusters',
    failed: 'The preview could not be worked out',
    failedWhy: 'The preview could not be worked out: {{reason}}. Try again.',
    matched_one: '{{count}} cluster matched',
    matched_other: '{{count}} clusters matched',
    of: 'of {{total, number}}',
    none: 'No cluster is matched. Change your choice, or label a cluster first.',
    unmatched_one: '{{count}} cluster not matched, and why',
    unmatched_other: '{{count}} clusters not matched, and why',
    unmatchedList: 'Clusters that are not matched',
    hidden_one: '{{count}} cluster of {{hub}} that you may not see',
    hidden_other: '{{count}} clusters of {{hub}} that you may not see',
    hiddenIn_one:
      '{{count}} cluster of {{hub}} in {{environment}} that you may not see',
    hiddenIn_other:
      '{{count}} clusters of {{hub}} in {{environment}} that you may not see',
    refused: '{{hub}} would refuse this',
    refusedWhy: '{{hub}} would refuse this: {{reason}}',
    decidedLater: '{{hub}} decides about {{generator}} at merge',
    tagAdd: 'add',
    tagChange: 'change',
    tagRemove: 'remove',
    tagKeep: 'keep',
    added: 'new Application {{application}}',
    removed: 'Application {{application}} goes',
    changed: '{{application}}: {{details}}',
    definition: 'its definition changes',
    unchanged: '{{application}} stays as it is',
    unknownCluster: 'unknown cluster',
    clusterOn: '{{cluster}} on {{hub}}',
    asOf: 'as of {{time}}, {{hub}} is not heard',
    neverHeard: '{{hub}} was never heard',
  },
  files: {
    title: 'Which cluster reads which file',
    none: 'Choose clusters that are matched to see what each of them reads.',
    ifThere: '(if it is there)',
    note: 'Each reads its files from top to bottom; what a later one says counts.',
    unread:
      'No cluster reads {{files}}: check the name, or what the files are named after.',
  },
  source: {
    title: 'Helm chart',
    where: 'Where is the chart?',
    git: {
      repoURL: 'Git repository of the Helm chart',
      repoURLNote: 'Leave it empty for a chart in the fleet repository.',
      path: 'Folder of the Helm chart',
      pathNote:
        'Leave it empty where folders in Git are to be deployed as they are. For Kustomize it is the folder with base and overlays.',
      targetRevision: 'Branch, tag or commit of the Helm chart',
      targetRevisionNote: 'Leave it empty for the branch that the hubs read.',
    },
    inGit: 'In a Git repository',
    helm: {
      repoURL: 'Helm repository',
      repoURLNote: 'For example https://charts.example.com',
      chart: 'Chart',
      chartNote: 'Its name in the repository.',
      targetRevision: 'Version of the chart',
      targetRevisionNote: 'One release, for example 1.2.3',
    },
    inHelm: 'In a Helm repository',
    theRevisions: 'The releases on the fleet',
    known: 'On the fleet now:',
    unknown:
      'No Application of the fleet has this chart, so none of its releases is known here. Type the one to deploy.',
    unknownAmong:
      'None of the Applications that were looked through has this chart, so none of its releases is known here. Type the one to deploy.',
  },
  present: {
    reading: 'Reading what the service has now …',
    theService: 'The ApplicationSet of the service',
    nobodyHasIt:
      'No hub has an ApplicationSet of this name, or you may not see it. Check the name on the first page.',
    otherwise:
      'This is what {{hub}} has. {{hubs}} have it otherwise: what you change is changed everywhere, the rest stays as it is there.',
    same: 'The ApplicationSet stays as it is.',
    difference: 'The ApplicationSet, before and after',
    differenceOn: 'The ApplicationSet of {{hubs}}, before and after',
    byHand: 'This form cannot change {{what}}',
    otherGenerator:
      'This portal did not write the generator that is there ({{kinds}}), or it holds more than the form can ask for.',
    otherSteps: 'Its steps select by something else than the environment.',
    editFile:
      'To change it, edit the ApplicationSet in the fleet repository; files of this portal are called {{file}}.',
    untick: 'To change the rest of the service, take the tick away.',
    openRepository: 'Open the fleet repository',
    fields: {
      generator: 'on which clusters the service runs',
      rollingSync: 'the order of the environments (RollingSync)',
      values: 'which values files the clusters read',
      helm: 'what Helm is told besides values files',
      kustomize: 'the overlays of Kustomize',
      source: 'what is deployed',
      syncPolicy: 'how the Applications are synced',
      finalizer: 'what goes with a deleted Application',
    },
  },
  dnsWeights: {
    add: 'Add a record',
    record: 'Record {{n, number}}',
    remove: 'Take record {{n, number}} away',
    file: 'Manifest',
    setIdentifier: 'Set identifier',
    weight: 'Weight (0 to {{most, number}})',
    share:
      '{{percent, number}} % of the answers, when the records here are all that their name has',
    sum: 'Sum of the weights: {{sum, number}}',
    incomplete:
      'Give the manifest, the set identifier and a weight from 0 to 255 in every row.',
    twice:
      '{{file}} has the set identifier {{setIdentifier}} twice here. Each record has one weight.',
    allZero:
      'Every weight is 0, and then all records are answered alike. Give the region that takes over more.',
  },
  removals: {
    production_one:
      'Production loses {{count}} Application and its data. Tick it if that is meant.',
    production_other:
      'Production loses {{count}} Applications and their data. Tick each one that is meant.',
    leftBehind_one:
      '{{count}} Application would be left behind: what it has deployed stays on the cluster, and nobody manages it. Tick it if that is meant.',
    leftBehind_other:
      '{{count}} Applications would be left behind: what they have deployed stays on the cluster, and nobody manages it. Tick each one that is meant.',
    ticked: '{{done, number}} of {{total, number}} ticked',
    noEnvironment: 'No environment',
  },
  retirement: {
    chooseFirst: 'Name the service in the first step.',
    whatGoes: 'What goes with the service',
    nothing: 'No Application goes.',
    sentence_one: '{{count}} Application goes',
    sentence_other: '{{count}} Applications go',
    fate: {
      deleted: 'What they have deployed is deleted with them.',
      preserved:
        'What they have deployed stays on the clusters, and nobody manages it.',
      orphaned:
        'Where the ApplicationSet may not delete Applications, they stay and go on syncing, and no ApplicationSet owns them.',
    },
    others: 'These need no tick',
    tickRemovals:
      'Production would lose {{applications}}. Tick each one that is meant, or name other hubs in the first step.',
    unheard:
      '{{hub}} is not heard, so this may not be all. The task is refused until it is.',
  },
  review: {
    sentence:
      'This pull request will add {{applications}} on {{clusters}}, change {{changed, number}}, remove {{removed, number}}',
    sentenceProduction:
      'This pull request will add {{applications}} on {{clusters}}, change {{changed, number}}, remove {{removed, number}} ({{production, number}} in production)',
    missing: 'Something is missing in an earlier step',
    allowNoMatch: 'Go on although no cluster is matched yet',
    hubAgrees_one:
      '{{hub}} was asked as well, and would generate the same Application.',
    hubAgrees_other:
      '{{hub}} was asked as well, and would generate the same {{count}} Applications.',
    hubDiffers: '{{hub}} was asked as well, and would generate something else',
    onlyHub: 'Only the hub: {{application}} on {{cluster}}',
    onlyPortal: 'Only as worked out here: {{application}} on {{cluster}}',
    noCluster: 'no registered cluster',
    hubHidden_one: 'And {{count}} difference that you may not see.',
    hubHidden_other: 'And {{count}} differences that you may not see.',
    hubUnasked: '{{hub}} could not say what it would generate: {{reason}}',
    tickRemovals:
      'Production would lose {{applications}}. Tick each one that is meant, or choose more clusters.',
    hiddenRemovals_one:
      'Production would also lose {{count}} Application that you may not see. Ask somebody who may to propose this, or choose more clusters.',
    hiddenRemovals_other:
      'Production would also lose {{count}} Applications that you may not see. Ask somebody who may to propose this, or choose more clusters.',
    tickNoMatch:
      'No cluster is matched. Change your choice, or tick that you want to go on all the same.',
    written: 'What will be written',
    files: 'Files',
    manifest: 'ApplicationSet',
    manifestOn: 'ApplicationSet of {{hubs}}',
    noParts: 'No part is chosen, so nothing is set up on the cluster.',
    partsIn: 'Each part is an Application in {{file}}, which reads its files.',
    asApplication: 'as {{application}}',
    partsWait:
      'The pull request names the commands that you run with your own credentials; until then these parts wait.',
    part: {
      cilium: 'Cilium',
      'cert-manager': 'cert-manager',
      'external-secrets': 'External Secrets',
      kyverno: 'Kyverno',
      'default-deny': 'Default-deny network policy',
      velero: 'Velero',
      thanos: 'Prometheus with a Thanos sidecar',
      grafana: 'Grafana',
    },
  },
} as const;
