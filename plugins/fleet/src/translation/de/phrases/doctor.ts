export const doctorTexts = {
  'said.doctor.addPolicy':
    'Fügen Sie diese Zeilen einem Schlüssel policy.csv der ConfigMap argocd-rbac-cm hinzu.',
  'said.doctor.addOperationPolicy':
    'Fügen Sie diese Zeilen einem Schlüssel policy.csv der ConfigMap argocd-rbac-cm hinzu, oder schalten Sie die Operationen in fleet.operations aus; ersetzen Sie */* durch die AppProjects, die vom Portal aus synchronisiert werden dürfen.',
  'said.doctor.addHubRole':
    'Fügen Sie diese Regel der Role fleet-portal-hub-reader im Namespace von Argo CD hinzu; sie lässt das Konto dort jedes Secret lesen.',
  'said.doctor.addHubRule':
    'Fügen Sie diese Regel der ClusterRole fleet-portal-hub-reader aus docs/manifests/hub-reader.yaml hinzu.',
  'said.doctor.hubClusterToken':
    'Lesen Sie das Token des Portalkontos auf dem Cluster des Hubs und setzen Sie {{setting}}.kubernetes.token (oder seine tokenFile) darauf.',
  'said.doctor.newToken':
    'Erzeugen Sie auf dem Hub ein neues Token und setzen Sie {{setting}}.token (oder seine tokenFile) darauf.',
  'said.doctor.addSpokeRule':
    'Fügen Sie diese Regel auf dem Spoke der ClusterRole fleet-portal-reader hinzu; das ist die Rolle des Portalkontos.',
  'said.doctor.applyAgain':
    'Wenden Sie docs/manifests/spoke-reader.yaml auf dem Spoke erneut an, oder fügen Sie diese Regeln seiner ClusterRole fleet-portal-reader hinzu.',
  'said.doctor.applyClusterApiAgain':
    'Wenden Sie docs/manifests/cluster-api-reader.yaml auf dem Management-Cluster erneut an, oder fügen Sie diese Regeln seiner ClusterRole fleet-portal-cluster-api-reader hinzu.',
  'said.doctor.spokeToken':
    'Lesen Sie das Token des Portalkontos auf dem Spoke und setzen Sie {{setting}}.token (oder seine tokenFile) darauf.',
  'said.doctor.giveAccess':
    'Wenden Sie docs/manifests/spoke-reader.yaml auf dem Spoke an, und fügen Sie dies der Konfiguration des Portals hinzu.',
  'said.doctor.notAskedAfter':
    'Nicht gefragt, weil die Prüfung davor gescheitert ist.',
  'said.doctor.answers': 'Er antwortet.',
  'said.doctor.accepted': 'Sie werden angenommen.',
  'said.doctor.acceptsConnections': 'Er nimmt Verbindungen an.',
  'said.doctor.httpAtHome':
    'Es ist unverschlüsseltes http, das die Maschine des Portals nicht verlässt.',
  'said.doctor.plainHttp':
    '{{setting}}.url ist unverschlüsseltes http: Jeder auf dem Weg kann die Zugangsdaten lesen.',
  'said.doctor.setHttps':
    'Setzen Sie {{setting}}.url auf eine Adresse mit https://.',
  'said.doctor.notVerified': 'Sein Zertifikat wird nicht geprüft.',
  'said.doctor.setCa':
    'Setzen Sie {{setting}}.caFile auf das Zertifikat seiner CA und entfernen Sie dangerouslyAllowSkipTLSVerify.',
  'said.doctor.trusted': 'Seinem Zertifikat wird vertraut.',
  'said.doctor.nothingWrong': 'Damit ist alles in Ordnung.',
  'said.doctor.streamDenied':
    'Nicht geöffnet, weil sein Konto sie nicht lesen darf.',
  'said.doctor.streamOpens': 'Er öffnet sich.',
  'said.doctor.streamSilent':
    'Er wird nicht abgelehnt; er sagt nichts, bis sich etwas ändert.',
  'said.doctor.noStream':
    'Dieser Hub hat keinen Stream der ApplicationSets; sie werden stattdessen alle paar Sekunden gelistet.',
  'said.doctor.operationsUnknown':
    'Ob er die eingeschalteten Operationen annimmt, ist nicht zu erfragen ({{operations}}); ein Hub, der über die Kubernetes-API gelesen wird, nimmt keine an.',
  'said.doctor.operationsAllowed':
    'Sein Konto darf, was eingeschaltet ist: {{operations}}.',
  'said.doctor.operationsRefused':
    '{{operations}}: in fleet.operations eingeschaltet, aber sein Konto darf das nicht überall; ihm fehlt {{lacking}}.',
  'said.doctor.untilRemoved': 'bis die Einstellung entfernt wird',
  'said.doctor.untilTime': 'bis {{time}}',
  'said.doctor.muted': 'Er ist stummgeschaltet {{until}}: {{reason}}.',
  'said.doctor.mutedBy':
    'Er ist von {{by}} stummgeschaltet {{until}}: {{reason}}.',
  'said.doctor.unmute':
    'Entfernen Sie fleet.hubs[{{hub}}].muted, damit er wieder gefragt wird.',
  'said.doctor.strangeHub':
    'fleet.spokes nennt den Hub {{hub}}, und kein Hub von fleet.hubs heißt so.',
  'said.doctor.addressUnknown':
    'Seine Adresse kennt nur der Hub {{hub}}, der nicht zu hören war; setzen Sie url in seinem Eintrag von fleet.spokes, um ihn trotzdem zu fragen.',
  'said.doctor.strangeCluster':
    'Der Hub {{hub}} hat keinen Cluster {{cluster}}; er hat {{clusters}}. Registrieren Sie ihn auf dem Hub, oder setzen Sie cluster auf den Namen, den der Hub benutzt.',
  'said.doctor.annotatedHub':
    '{{annotation}} nennt {{name}}, und kein Hub von fleet.hubs heißt so.',
  'said.doctor.annotatedApplication':
    '{{annotation}} nennt {{name}}, und kein Hub hat eine Application, die so heißt.',
  'said.doctor.annotatedApplicationSet':
    '{{annotation}} nennt {{name}}, und kein Hub hat ein ApplicationSet, das so heißt.',
  'said.doctor.mayReadPlatform':
    'Es darf lesen, wie der Spoke eingerichtet ist.',
  'said.doctor.mayNotReadPlatform':
    'Es darf {{what}} nicht lesen; was das Portal daraus über Bereitschaft, Wiederherstellung und Netze sagt, ist deshalb nicht bekannt.',
  'said.doctor.mayReadClusterApi': 'Es darf lesen, was Cluster API erzeugt.',
  'said.doctor.mayNotReadClusterApi':
    'Es darf {{what}} nicht lesen; was Cluster API erzeugt, ist deshalb nicht oder nicht ganz bekannt.',
  'said.doctor.leakAnnotation':
    'Wer Cluster lesen darf, kann ihre Zugangsdaten in einer Annotation lesen, wo die Cluster-Secrets mit kubectl apply gemacht wurden.',
  'said.doctor.leakSecretValues':
    'Die Werte eines ungültigen Secrets stehen in Fehlermeldungen und Diffs.',
  'said.doctor.leakRepositories':
    'Wer ein Projekt lesen darf, kann die Zugangsdaten seiner Repositorys lesen.',
  'said.doctor.leakServerDiff':
    'Wer eine Application lesen darf, kann die Secrets ihres Clusters über den serverseitigen Diff lesen, nach dem dieses Portal nie fragt.',
  'said.doctor.leakServerDiffAnnotation':
    'Wer eine Application lesen darf, kann Werte von Secrets, die eine Annotation wiederholt, über den serverseitigen Diff lesen, nach dem dieses Portal nie fragt.',
  'said.doctor.leakErrors':
    'Die Zugangsdaten von Repositorys stehen in Fehlermeldungen und im Log.',
  'said.doctor.crashPayload':
    'Wer /api/webhook erreicht, kann ohne Anmeldung mit einer großen Anfrage den Speicher aufbrauchen.',
  'said.doctor.crashWebhook':
    'Wer /api/webhook erreicht, kann den API-Server ohne Anmeldung mit einem fehlerhaften Ereignis von {{host}} abstürzen lassen, wenn kein Webhook-Secret für {{host}} gesetzt ist.',
  'said.doctor.crashCredentials':
    'Zwei Änderungen an den Zugangsdaten eines Repositorys im selben Moment können den API-Server abstürzen lassen.',
  'said.doctor.noAccess':
    'Das Portal hat keinen Zugang zu ihm; deshalb zeigt es, was der Hub sagt, und kennzeichnet es als nicht bestätigt.',
  'said.doctor.hasAccess': 'Das Portal hat einen Zugang.',
  'said.doctor.saysReady': 'Er sagt, dass er bereit ist.',
  'said.doctor.versionUntold': 'Er sagt sie nicht.',
  'said.doctor.kubernetes': 'Kubernetes {{version}}.',
  'said.doctor.mayRead': 'Es darf lesen: {{what}}.',
  'said.doctor.mayNotRead': 'Es darf nicht lesen: {{what}}. {{reason}}',
  'said.doctor.mayNotReadAll': 'Es darf nicht alle lesen: {{what}}. {{reason}}',
  'said.doctor.noMetricsApi':
    'Die Metrics-API ist nicht installiert; deshalb wird kein Verbrauch gezeigt.',
  'said.doctor.installMetrics':
    'Installieren Sie metrics-server auf dem Spoke.',
  'said.doctor.what.nodes': 'Nodes',
  'said.doctor.what.pods': 'Pods',
  'said.doctor.what.deployments': 'Deployments, die von den Add-ons erzählen',
  'said.doctor.what.daemonSets': 'DaemonSets, die von den Add-ons erzählen',
  'said.doctor.what.nodeMetrics':
    'wie viel CPU und Speicher die Nodes verbrauchen',
  'said.doctor.what.clusters': 'Cluster',
  'said.doctor.excess':
    'Sein Konto hat Rechte, die das Portal nie braucht: {{permissions}}.',
  'said.doctor.ownAccount':
    'Geben Sie dem Portal ein eigenes Konto mit den Zeilen aus docs/manifests/argocd-account.yaml und keiner anderen Rolle; auch policy.default von argocd-rbac-cm zählt.',
  'said.doctor.noExcess':
    'Sein Konto hat kein Recht, Cluster oder Projekte zu ändern.',
  'said.doctor.objectsRead': 'Jedes Objekt seiner letzten Listen war zu lesen.',
  'said.doctor.namelessObject': '{{kind}} ohne lesbaren Namen ({{reason}})',
  'said.doctor.objectsAside':
    'Beiseite gelegt, weil sie nicht zu lesen sind: {{objects}}.',
  'said.doctor.noVersion':
    'Er sagt seine Version nicht, deshalb sind bekannte Lecks und Abstürze nicht nachzuschlagen; die Kubernetes-API tut das nie.',
  'said.doctor.noLeaks':
    'Argo CD {{version}} hat kein Leck und keinen Absturz, von dem dieses Portal weiß.',
  'said.doctor.leaks':
    'Argo CD {{version}} hat bekannte Lecks oder lässt sich zum Absturz bringen.',
  'said.doctor.upgrade':
    'Bringen Sie Argo CD auf eine Version, die die Korrekturen hat.',
} as const;
