/** What a step of the readiness checklist came to, its evidence and its remedy. */
export const readinessPhrases = {
  'readiness.notRead': 'It could not be read: {{reason}}',
  'readiness.notReadYet': 'it was not read yet',
  'readiness.wasNotRead': 'it was not read',
  'readiness.isReady': 'ready',
  'readiness.isNotReady': 'not ready',
  'readiness.areNotReady': '{{names}} not ready.',
  'readiness.areNotAvailable': '{{names}} not available.',
  'readiness.componentReady': '{{name}} is ready.',
  'readiness.componentNotReady': '{{name}} is not ready: {{message}}.',
  'readiness.doesNotSayWhy': 'it does not say why',
  'readiness.notInstalled': '{{addOn}} is not installed.',
  'readiness.bring':
    'Equip this cluster with {{what}}; it is there once the pull request is merged.',

  'readiness.theCluster': 'cluster {{cluster}} on {{hub}}',
  'readiness.connection': 'connection {{status}}',
  'readiness.contradicted':
    '{{hub}} reports {{status}}, but the cluster does not answer our probe.',
  'readiness.bringBack': 'Bring its API server back before anything else.',
  'readiness.hubCannotReach': '{{hub}} cannot reach it.',
  'readiness.renewCredential':
    'Check its address, and renew the credential of the hub.',
  'readiness.hubRunsOnIt': 'The hub runs on it.',
  'readiness.known': '{{hub}} knows it and its connection is {{status}}.',

  'readiness.theLabel': 'label {{key}}',
  'readiness.isNotSet': 'is not set',
  'readiness.labels_one': '{{count}} label, environment and region among them.',
  'readiness.labels_other':
    '{{count}} labels, environment and region among them.',
  'readiness.lacksLabel': 'It has no label {{key}}.',
  'readiness.lacksLabels': 'It has no label {{first}} and no label {{second}}.',
  'readiness.registerHub':
    'Register the cluster of the hub with a Secret of its own, which can have labels.',
  'readiness.setLabels':
    'Set them on the Secret of the cluster on the hub, in Git.',

  'readiness.noNodesServed': 'It serves no nodes.',
  'readiness.noNodes': 'It has no nodes.',
  'readiness.nodesLost_one': '{{lost}} of {{count}} node not ready.',
  'readiness.nodesLost_other': '{{lost}} of {{count}} nodes not ready.',
  'readiness.mendNodes':
    'Look at the kubelet and the machine of each node, or replace it.',
  'readiness.nodesPressed_one':
    'All {{count}} node ready, {{pressed}} under pressure.',
  'readiness.nodesPressed_other':
    'All {{count}} nodes ready, {{pressed}} under pressure.',
  'readiness.nodesReady_one': 'All {{count}} node ready.',
  'readiness.nodesReady_other': 'All {{count}} nodes ready.',

  'readiness.lookAtCilium': 'Look at the pods of Cilium in its namespace.',
  'readiness.withoutNetwork_one': '{{count}} node without a network.',
  'readiness.withoutNetwork_other': '{{count}} nodes without a network.',
  'readiness.networkAvailable':
    'Every node says that its network is available; by its labels it is not Cilium.',
  'readiness.lookAtNetwork':
    'Look at the pods of the network plugin on these nodes.',

  'readiness.noPolicies': 'It serves no network policies.',
  'readiness.bringDefaultDeny':
    'Equip this cluster with the default-deny policy; its allow rules come first.',
  'readiness.addDefaultDeny':
    'Add a policy that denies all ingress, with the rules that the services need, and let an ApplicationSet bring it to every cluster.',
  'readiness.open': 'Nothing denies ingress by default in {{namespaces}}.',
  'readiness.ciliumRefuses': 'Cilium refuses {{names}}.',
  'readiness.noDefaultDeny': 'No policy denies by default.',
  'readiness.deniedBy': 'Denied by default by {{names}}.',
  'readiness.deniedEverywhere_one':
    'Denied by default in the namespace of its Applications.',
  'readiness.deniedEverywhere_other':
    'Denied by default in all {{count}} namespaces of its Applications.',
  'readiness.denies': 'denies {{directions}} by default',
  'readiness.deniesExcept':
    'denies {{directions}} by default, not in {{names}}',
  'readiness.isNotValid': 'is not valid',
  'readiness.theNamespace': 'namespace {{namespace}}',
  'readiness.openToAll': 'everybody may reach its pods',
  'readiness.closed_one': 'denied by {{name}}; {{count}} further NetworkPolicy',
  'readiness.closed_other':
    'denied by {{name}}; {{count}} further NetworkPolicies',

  'readiness.issuer': 'an issuer',
  'readiness.noIssuer': 'cert-manager is installed and has no issuer.',
  'readiness.issuersReady_one': '{{count}} issuer ready.',
  'readiness.issuersReady_other': '{{count}} issuers ready.',
  'readiness.mendIssuer':
    'Look at the account and the solver of the issuer; its message names what the authority refused.',
  'readiness.secretStore': 'a secret store',
  'readiness.noSecretStore':
    'External Secrets is installed and has no secret store.',
  'readiness.secretStoresReady_one': '{{count}} secret store ready.',
  'readiness.secretStoresReady_other': '{{count}} secret stores ready.',
  'readiness.mendSecretStore':
    'Check the address of the store, and the role that it signs in with.',

  'readiness.noKyvernoPolicy': 'Kyverno is installed and has no policy.',
  'readiness.thePolicies': 'the policies',
  'readiness.mendPolicy':
    'Look at the message of the policy and mend it in Git.',
  'readiness.policiesReady_one': '{{count}} policy rule set ready.',
  'readiness.policiesReady_other': '{{count}} policy rule sets ready.',
  'readiness.policiesFail': '{{ready}} ready; reports have {{failures}}.',
  'readiness.policyRuleSets_one': '{{count}} policy rule set',
  'readiness.policyRuleSets_other': '{{count}} policy rule sets',
  'readiness.failures_one': '{{count}} failure',
  'readiness.failures_other': '{{count}} failures',
  'readiness.thePolicyReports': 'policy reports of {{source}}',
  'readiness.thePolicy': 'policy {{policy}}',
  'readiness.passedFailed': '{{pass}} passed, {{fail}} failed',

  'readiness.noBench': 'No kube-bench report is there.',
  'readiness.bringBench':
    'Let an ApplicationSet bring docs/manifests/kube-bench.yaml to this cluster; its CronJob leaves the report.',
  'readiness.benchFailed_one': '{{count}} check of {{total}} failed.',
  'readiness.benchFailed_other': '{{count}} checks of {{total}} failed.',
  'readiness.benchPassed_one': '{{count}} check passed, none failed.',
  'readiness.benchPassed_other': '{{count}} checks passed, none failed.',
  'readiness.benchCounts': '{{pass}} passed, {{fail}} failed, {{warn}} warned',
  'readiness.theCheck': 'check {{test}}',
  'readiness.failed': 'failed',
  'readiness.mendBench':
    'Each number is a check of the CIS benchmark, which says how to mend it.',

  'readiness.noMetrics': 'The API server has no metrics.',
  'readiness.apisDoomed':
    'Somebody asks for {{names}}, which {{release}} no longer has.',
  'readiness.apisFine': 'Nobody asked for an API that is going to be removed.',
  'readiness.removedIn': 'removed in {{release}}',
  'readiness.deprecated': 'deprecated, no release is named that removes it',
  'readiness.moveApis':
    'Move the manifests and controllers that ask for it to the version that replaces it, before the cluster is upgraded.',

  'readiness.noLocation': 'It has no BackupStorageLocation.',
  'readiness.noSchedule': 'No Schedule makes backups.',
  'readiness.noBackup': 'No backup is completed yet.',
  'readiness.keepsBackups': 'Backups are made by {{names}}.',
  'readiness.notLookedAt': 'was not looked at yet',
  'readiness.paused': 'paused',
  'readiness.schedule': '{{cron}}, {{phase}}',
  'readiness.noPhase': 'no phase',
  'readiness.newestGood': 'Completed, the newest that is good',
  'readiness.mendBackups':
    'Mend the location or add the Schedule in Git; the recovery page shows every backup.',

  'readiness.noThanos': 'No Prometheus with a Thanos sidecar is there.',
  'readiness.withThanos': 'Prometheus with a Thanos sidecar',
  'readiness.hasNoThanos': 'has no Thanos sidecar',
  'readiness.prometheusReady': '{{names}} available, with a Thanos sidecar.',
  'readiness.lookAtPrometheus': 'Look at the pods of this Prometheus.',

  'readiness.noneSeen': 'You may see none of its Applications.',
  'readiness.nothingPlaced': 'No Application is placed on it.',
  'readiness.placeSomething':
    'Put a service on the fleet, or give the cluster the labels that an ApplicationSet asks for.',
  'readiness.noneVerified_one': 'Its Application could not be verified.',
  'readiness.noneVerified_other':
    'None of its {{count}} Applications could be verified.',
  'readiness.applications_one': '{{count}} Application',
  'readiness.applications_other': '{{count}} Applications',
  'readiness.healthy': '{{healthy}} healthy',
  'readiness.healthyOf_one': '{{healthy}} of {{count}} Application healthy.',
  'readiness.healthyOf_other': '{{healthy}} of {{count}} Applications healthy.',
  'readiness.noneHealthy_one': 'Its Application is not healthy.',
  'readiness.noneHealthy_other':
    'None of its {{count}} Applications is healthy.',
  'readiness.lookAtApplications': 'Look at its Applications first.',
} as const;
