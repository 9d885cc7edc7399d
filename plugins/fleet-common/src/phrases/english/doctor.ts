/** What the doctor found, and what to do about it. */
export const doctorPhrases = {
  'doctor.addPolicy':
    'Add these lines to a policy.csv key of ConfigMap argocd-rbac-cm.',
  'doctor.addOperationPolicy':
    'Add these lines to a policy.csv key of ConfigMap argocd-rbac-cm, or switch the operations off in fleet.operations; narrow */* to the AppProjects that may be synced from the portal.',
  'doctor.addHubRole':
    "Add this rule to Role fleet-portal-hub-reader in Argo CD's namespace; it lets the account read every Secret there.",
  'doctor.addHubRule':
    'Add this rule to ClusterRole fleet-portal-hub-reader of docs/manifests/hub-reader.yaml.',
  'doctor.hubClusterToken':
    "Read the token of the portal's account on the hub's cluster and set {{setting}}.kubernetes.token (or its tokenFile) to it.",
  'doctor.newToken':
    'Make a new token on the hub and set {{setting}}.token (or its tokenFile) to it.',
  'doctor.addSpokeRule':
    'Add this rule to ClusterRole fleet-portal-reader on the spoke, which is the role of the portal’s account.',
  'doctor.applyAgain':
    'Apply docs/manifests/spoke-reader.yaml on the spoke again, or add these rules to its ClusterRole fleet-portal-reader.',
  'doctor.applyClusterApiAgain':
    'Apply docs/manifests/cluster-api-reader.yaml on the management cluster again, or add these rules to its ClusterRole fleet-portal-cluster-api-reader.',
  'doctor.spokeToken':
    "Read the token of the portal's account on the spoke and set {{setting}}.token (or its tokenFile) to it.",
  'doctor.giveAccess':
    'Apply docs/manifests/spoke-reader.yaml on the spoke, and add this to the configuration of the portal.',
  'doctor.notAskedAfter': 'Not asked, because the check before failed.',
  'doctor.answers': 'It answers.',
  'doctor.accepted': 'It is accepted.',
  'doctor.acceptsConnections': 'It accepts connections.',
  'doctor.httpAtHome':
    'It is plain http that stays on the machine of the portal.',
  'doctor.plainHttp':
    '{{setting}}.url is plain http: anybody on the way can read the credential.',
  'doctor.setHttps': 'Set {{setting}}.url to an https:// address.',
  'doctor.notVerified': 'Its certificate is not verified.',
  'doctor.setCa':
    'Set {{setting}}.caFile to the certificate of its CA and remove dangerouslyAllowSkipTLSVerify.',
  'doctor.trusted': 'Its certificate is trusted.',
  'doctor.nothingWrong': 'Nothing is wrong with it.',
  'doctor.streamDenied': 'Not opened, because its account may not read them.',
  'doctor.streamOpens': 'It opens.',
  'doctor.streamSilent':
    'It is not refused; it says nothing until something changes.',
  'doctor.noStream':
    'This hub has no stream of ApplicationSets; they are listed every few seconds instead.',
  'doctor.operationsUnknown':
    'It cannot be asked whether it takes the operations that are switched on ({{operations}}); a hub that is read through the Kubernetes API takes none.',
  'doctor.operationsAllowed':
    'Its account may do what is switched on: {{operations}}.',
  'doctor.operationsRefused':
    '{{operations}}: switched on in fleet.operations, and its account may not do that everywhere; it lacks {{lacking}}.',
  'doctor.untilRemoved': 'until the setting is removed',
  'doctor.untilTime': 'until {{time}}',
  'doctor.muted': 'It is muted {{until}}: {{reason}}.',
  'doctor.mutedBy': 'It is muted by {{by}} {{until}}: {{reason}}.',
  'doctor.unmute': 'Remove fleet.hubs[{{hub}}].muted to ask it again.',
  'doctor.strangeHub':
    'fleet.spokes names hub {{hub}}, and no hub of fleet.hubs is called so.',
  'doctor.addressUnknown':
    'Its address is known to hub {{hub}} only, which was not heard; set url in its entry of fleet.spokes to ask it all the same.',
  'doctor.strangeCluster':
    'Hub {{hub}} has no cluster {{cluster}}; it has {{clusters}}. Register it on the hub, or set cluster to the name that the hub uses.',
  'doctor.annotatedHub':
    '{{annotation}} names {{name}}, and no hub of fleet.hubs is called so.',
  'doctor.annotatedApplication':
    '{{annotation}} names {{name}}, and no hub has an Application that is called so.',
  'doctor.annotatedApplicationSet':
    '{{annotation}} names {{name}}, and no hub has an ApplicationSet that is called so.',
  'doctor.mayReadPlatform': 'It may read how the spoke is set up.',
  'doctor.mayNotReadPlatform':
    'It may not read {{what}}, so what the portal tells of readiness, recovery and networking from them is not known.',
  'doctor.mayReadClusterApi': 'It may read what Cluster API makes.',
  'doctor.mayNotReadClusterApi':
    'It may not read {{what}}, so what Cluster API makes is not known, or not all of it.',
  'doctor.leakAnnotation':
    'Whoever may read clusters can read their credentials in an annotation, where the cluster Secrets were made by kubectl apply.',
  'doctor.leakSecretValues':
    'The values of a Secret that is not valid are shown in error messages and diffs.',
  'doctor.leakRepositories':
    'Whoever may read a project can read the credentials of its repositories.',
  'doctor.leakServerDiff':
    'Whoever may read an Application can read the Secrets of its cluster through the server-side diff, which this portal never asks for.',
  'doctor.leakServerDiffAnnotation':
    'Whoever may read an Application can read values of Secrets that an annotation repeats through the server-side diff, which this portal never asks for.',
  'doctor.leakErrors':
    'The credentials of repositories are shown in error messages and in the log.',
  'doctor.crashPayload':
    'Whoever reaches /api/webhook can use up its memory with one large request, without a login.',
  'doctor.crashWebhook':
    'Whoever reaches /api/webhook can crash the API server with a malformed event of {{host}}, without a login, unless a webhook secret for {{host}} is set.',
  'doctor.crashCredentials':
    'Two changes to the credentials of a repository at the same moment can crash the API server.',
  'doctor.noAccess':
    'The portal has no access to it, so it shows what the hub says and marks it as not verified.',
  'doctor.hasAccess': 'The portal has an access.',
  'doctor.saysReady': 'It says that it is ready.',
  'doctor.versionUntold': 'It does not tell.',
  'doctor.kubernetes': 'Kubernetes {{version}}.',
  'doctor.mayRead': 'It may read {{what}}.',
  'doctor.mayNotRead': 'It may not read {{what}}: {{reason}}',
  'doctor.mayNotReadAll': 'It may not read all {{what}}: {{reason}}',
  'doctor.noMetricsApi':
    'The metrics API is not installed, so usage is not shown.',
  'doctor.installMetrics': 'Install metrics-server on the spoke.',
  'doctor.what.nodes': 'nodes',
  'doctor.what.pods': 'pods',
  'doctor.what.deployments': 'Deployments, which tell the add-ons',
  'doctor.what.daemonSets': 'DaemonSets, which tell the add-ons',
  'doctor.what.nodeMetrics': 'the CPU and memory that nodes use',
  'doctor.what.clusters': 'clusters',
  'doctor.excess':
    'Its account has permissions that the portal never needs: {{permissions}}.',
  'doctor.ownAccount':
    'Give the portal an account of its own with the lines of docs/manifests/argocd-account.yaml and no other role; policy.default of argocd-rbac-cm counts as well.',
  'doctor.noExcess':
    'Its account has no permission to change clusters or projects.',
  'doctor.objectsRead': 'Every object of its last lists could be read.',
  'doctor.namelessObject': '{{kind}} without a readable name ({{reason}})',
  'doctor.objectsAside': 'Put aside because they cannot be read: {{objects}}.',
  'doctor.noVersion':
    'It does not tell its version, so known leaks and crashes cannot be looked up; the Kubernetes API never does.',
  'doctor.noLeaks':
    'Argo CD {{version}} has no leak and no crash that this portal knows of.',
  'doctor.leaks': 'Argo CD {{version}} has known leaks, or can be crashed.',
  'doctor.upgrade': 'Upgrade Argo CD to a version that has the fixes.',
} as const;
