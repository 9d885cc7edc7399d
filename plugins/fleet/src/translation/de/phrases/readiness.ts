export const readinessTexts = {
  'said.readiness.notRead': 'Es konnte nicht gelesen werden: {{reason}}',
  'said.readiness.notReadYet': 'es wurde noch nicht gelesen',
  'said.readiness.wasNotRead': 'es wurde nicht gelesen',
  'said.readiness.isReady': 'bereit',
  'said.readiness.isNotReady': 'nicht bereit',
  'said.readiness.areNotReady': 'Nicht bereit: {{names}}.',
  'said.readiness.areNotAvailable': 'Nicht verfügbar: {{names}}.',
  'said.readiness.componentReady': '{{name}} ist bereit.',
  'said.readiness.componentNotReady': '{{name}} ist nicht bereit: {{message}}.',
  'said.readiness.doesNotSayWhy': 'es sagt nicht, warum',
  'said.readiness.notInstalled': '{{addOn}} ist nicht installiert.',
  'said.readiness.bring':
    'Statten Sie diesen Cluster mit {{what}} aus; es ist da, sobald der Pull-Request gemergt ist.',
  'said.readiness.theCluster': 'Cluster {{cluster}} auf {{hub}}',
  'said.readiness.connection': 'Verbindung {{status}}',
  'said.readiness.contradicted':
    '{{hub}} meldet {{status}}, aber der Cluster antwortet unserer Probe nicht.',
  'said.readiness.bringBack':
    'Bringen Sie vor allem anderen seinen API-Server zurück.',
  'said.readiness.hubCannotReach': '{{hub}} erreicht ihn nicht.',
  'said.readiness.renewCredential':
    'Prüfen Sie seine Adresse, und erneuern Sie die Zugangsdaten des Hubs.',
  'said.readiness.hubRunsOnIt': 'Der Hub läuft auf ihm.',
  'said.readiness.known':
    '{{hub}} kennt ihn, und seine Verbindung ist {{status}}.',
  'said.readiness.theLabel': 'Label {{key}}',
  'said.readiness.isNotSet': 'ist nicht gesetzt',
  'said.readiness.labels_one': '{{count}} Label, darunter Umgebung und Region.',
  'said.readiness.labels_other':
    '{{count}} Labels, darunter Umgebung und Region.',
  'said.readiness.lacksLabel': 'Ihm fehlt das Label {{key}}.',
  'said.readiness.lacksLabels':
    'Ihm fehlen die Labels {{first}} und {{second}}.',
  'said.readiness.registerHub':
    'Registrieren Sie den Cluster des Hubs mit einem eigenen Secret, das Labels haben kann.',
  'said.readiness.setLabels':
    'Setzen Sie sie in Git am Secret des Clusters auf dem Hub.',
  'said.readiness.noNodesServed': 'Er stellt keine Nodes bereit.',
  'said.readiness.noNodes': 'Er hat keine Nodes.',
  'said.readiness.nodesLost_one': '{{lost}} von {{count}} Node nicht bereit.',
  'said.readiness.nodesLost_other':
    '{{lost}} von {{count}} Nodes nicht bereit.',
  'said.readiness.mendNodes':
    'Sehen Sie sich bei jedem Node das Kubelet und die Maschine an, oder ersetzen Sie ihn.',
  'said.readiness.nodesPressed_one':
    'Der Node ({{count}}) ist bereit, {{pressed}} unter Druck.',
  'said.readiness.nodesPressed_other':
    'Alle {{count}} Nodes bereit, {{pressed}} unter Druck.',
  'said.readiness.nodesReady_one': '{{count}} Node, bereit.',
  'said.readiness.nodesReady_other': 'Alle {{count}} Nodes bereit.',
  'said.readiness.lookAtCilium':
    'Sehen Sie sich die Pods von Cilium in ihrem Namespace an.',
  'said.readiness.withoutNetwork_one': '{{count}} Node ohne Netzwerk.',
  'said.readiness.withoutNetwork_other': '{{count}} Nodes ohne Netzwerk.',
  'said.readiness.networkAvailable':
    'Jeder Node sagt, dass sein Netzwerk verfügbar ist; nach seinen Labels ist es nicht Cilium.',
  'said.readiness.lookAtNetwork':
    'Sehen Sie sich auf diesen Nodes die Pods des Netzwerk-Plugins an.',
  'said.readiness.noPolicies': 'Er stellt keine NetworkPolicies bereit.',
  'said.readiness.bringDefaultDeny':
    'Statten Sie diesen Cluster mit der Default-Deny-Policy aus; ihre Erlaubnisregeln kommen zuerst.',
  'said.readiness.addDefaultDeny':
    'Ergänzen Sie eine Policy, die allen eingehenden Verkehr verbietet, samt den Regeln, die die Services brauchen, und lassen Sie sie von einem ApplicationSet auf jeden Cluster bringen.',
  'said.readiness.open':
    'Nichts verbietet eingehenden Verkehr von vornherein in {{namespaces}}.',
  'said.readiness.ciliumRefuses': 'Cilium lehnt {{names}} ab.',
  'said.readiness.noDefaultDeny': 'Keine Policy verbietet von vornherein.',
  'said.readiness.deniedBy': 'Von vornherein verboten durch {{names}}.',
  'said.readiness.deniedEverywhere_one':
    'Von vornherein verboten im Namespace seiner Applications.',
  'said.readiness.deniedEverywhere_other':
    'Von vornherein verboten in allen {{count}} Namespaces seiner Applications.',
  'said.readiness.denies': 'verbietet {{directions}} von vornherein',
  'said.readiness.deniesExcept':
    'verbietet {{directions}} von vornherein, nicht in {{names}}',
  'said.readiness.isNotValid': 'ist ungültig',
  'said.readiness.theNamespace': 'Namespace {{namespace}}',
  'said.readiness.openToAll': 'jeder erreicht seine Pods',
  'said.readiness.closed_one':
    'verboten durch {{name}}; {{count}} weitere NetworkPolicy',
  'said.readiness.closed_other':
    'verboten durch {{name}}; {{count}} weitere NetworkPolicies',
  'said.readiness.issuer': 'einem Issuer',
  'said.readiness.noIssuer':
    'cert-manager ist installiert und hat keinen Issuer.',
  'said.readiness.issuersReady_one': '{{count}} Issuer bereit.',
  'said.readiness.issuersReady_other': '{{count}} Issuer bereit.',
  'said.readiness.mendIssuer':
    'Prüfen Sie Konto und Solver des Issuers; seine Meldung nennt, was die Zertifizierungsstelle abgelehnt hat.',
  'said.readiness.secretStore': 'einem SecretStore',
  'said.readiness.noSecretStore':
    'External Secrets ist installiert und hat keinen SecretStore.',
  'said.readiness.secretStoresReady_one': '{{count}} SecretStore bereit.',
  'said.readiness.secretStoresReady_other': '{{count}} SecretStores bereit.',
  'said.readiness.mendSecretStore':
    'Prüfen Sie die Adresse des Stores und die Rolle, mit der er sich anmeldet.',
  'said.readiness.noKyvernoPolicy':
    'Kyverno ist installiert und hat keine Policy.',
  'said.readiness.thePolicies': 'den Policies',
  'said.readiness.mendPolicy':
    'Lesen Sie die Meldung der Policy, und korrigieren Sie sie in Git.',
  'said.readiness.policiesReady_one': '{{count}} Policy-Regelsatz bereit.',
  'said.readiness.policiesReady_other': '{{count}} Policy-Regelsätze bereit.',
  'said.readiness.policiesFail':
    '{{ready}} bereit; die Reports haben {{failures}}.',
  'said.readiness.policyRuleSets_one': '{{count}} Policy-Regelsatz',
  'said.readiness.policyRuleSets_other': '{{count}} Policy-Regelsätze',
  'said.readiness.failures_one': '{{count}} Verstoß',
  'said.readiness.failures_other': '{{count}} Verstöße',
  'said.readiness.thePolicyReports': 'Policy-Reports von {{source}}',
  'said.readiness.thePolicy': 'Policy {{policy}}',
  'said.readiness.passedFailed': '{{pass}} bestanden, {{fail}} nicht bestanden',
  'said.readiness.noBench': 'Es gibt keinen kube-bench-Report.',
  'said.readiness.bringBench':
    'Lassen Sie docs/manifests/kube-bench.yaml von einem ApplicationSet auf diesen Cluster bringen; der CronJob darin hinterlässt den Report.',
  'said.readiness.benchFailed_one':
    '{{count}} von {{total}} Prüfungen nicht bestanden.',
  'said.readiness.benchFailed_other':
    '{{count}} von {{total}} Prüfungen nicht bestanden.',
  'said.readiness.benchPassed_one':
    '{{count}} Prüfung bestanden, keine fehlgeschlagen.',
  'said.readiness.benchPassed_other':
    '{{count}} Prüfungen bestanden, keine fehlgeschlagen.',
  'said.readiness.benchCounts':
    '{{pass}} bestanden, {{fail}} nicht bestanden, {{warn}} Warnungen',
  'said.readiness.theCheck': 'Prüfung {{test}}',
  'said.readiness.failed': 'nicht bestanden',
  'said.readiness.mendBench':
    'Jede Nummer ist eine Prüfung des CIS-Benchmarks; dort steht, was zu tun ist.',
  'said.readiness.noMetrics': 'Der API-Server hat keine Metriken.',
  'said.readiness.apisDoomed':
    'Jemand fragt nach {{names}}; in {{release}} gibt es das nicht mehr.',
  'said.readiness.apisFine': 'Niemand fragt nach einer API, die entfernt wird.',
  'said.readiness.removedIn': 'entfernt in {{release}}',
  'said.readiness.deprecated':
    'veraltet; es ist kein Release genannt, das sie entfernt',
  'said.readiness.moveApis':
    'Stellen Sie die Manifeste und Controller, die danach fragen, auf die Nachfolgeversion um, bevor der Cluster aktualisiert wird.',
  'said.readiness.noLocation': 'Er hat keine BackupStorageLocation.',
  'said.readiness.noSchedule': 'Kein Schedule macht Backups.',
  'said.readiness.noBackup': 'Noch kein Backup ist abgeschlossen.',
  'said.readiness.keepsBackups': 'Backups nach Plan: {{names}}.',
  'said.readiness.notLookedAt': 'wurde noch nicht geprüft',
  'said.readiness.paused': 'angehalten',
  'said.readiness.schedule': '{{cron}}, {{phase}}',
  'said.readiness.noPhase': 'keine Phase',
  'said.readiness.newestGood': 'Completed, das neueste gute',
  'said.readiness.mendBackups':
    'Reparieren Sie die Location, oder ergänzen Sie den Schedule in Git; die Seite zur Wiederherstellung zeigt jedes Backup.',
  'said.readiness.noThanos': 'Es gibt kein Prometheus mit Thanos-Sidecar.',
  'said.readiness.withThanos': 'Prometheus mit Thanos-Sidecar',
  'said.readiness.hasNoThanos': 'hat keinen Thanos-Sidecar',
  'said.readiness.prometheusReady': '{{names}} verfügbar, mit Thanos-Sidecar.',
  'said.readiness.lookAtPrometheus':
    'Sehen Sie sich die Pods dieses Prometheus an.',
  'said.readiness.noneSeen': 'Sie dürfen keine seiner Applications sehen.',
  'said.readiness.nothingPlaced': 'Keine Application ist auf ihm platziert.',
  'said.readiness.placeSomething':
    'Bringen Sie einen Service auf die Flotte, oder geben Sie dem Cluster die Labels, die ein ApplicationSet verlangt.',
  'said.readiness.noneVerified_one':
    'Seine Application konnte nicht überprüft werden.',
  'said.readiness.noneVerified_other':
    'Keine seiner {{count}} Applications konnte überprüft werden.',
  'said.readiness.applications_one': '{{count}} Application',
  'said.readiness.applications_other': '{{count}} Applications',
  'said.readiness.healthy': '{{healthy}} Healthy',
  'said.readiness.healthyOf_one':
    '{{healthy}} von {{count}} Application Healthy.',
  'said.readiness.healthyOf_other':
    '{{healthy}} von {{count}} Applications Healthy.',
  'said.readiness.noneHealthy_one': 'Seine Application ist nicht Healthy.',
  'said.readiness.noneHealthy_other':
    'Keine seiner {{count}} Applications ist Healthy.',
  'said.readiness.lookAtApplications':
    'Sehen Sie sich zuerst seine Applications an.',
} as const;
