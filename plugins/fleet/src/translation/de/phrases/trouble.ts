export const troubleTexts = {
  'said.trouble.unknownAuthority':
    'Zertifikat von unbekannter Stelle auf {{endpoint}}. {{remedy}}',
  'said.trouble.selfSigned':
    'Zertifikat selbst signiert auf {{endpoint}}. {{remedy}}',
  'said.trouble.expired': 'Zertifikat abgelaufen auf {{endpoint}}. {{remedy}}',
  'said.trouble.otherHost':
    'Zertifikat für einen anderen Hostnamen auf {{endpoint}}. {{remedy}}',
  'said.trouble.refused': 'Verbindung abgelehnt auf {{endpoint}}',
  'said.trouble.reset': 'Verbindung abgebrochen auf {{endpoint}}',
  'said.trouble.unknownHost': 'Hostname nicht gefunden auf {{endpoint}}',
  'said.trouble.noDns':
    'Hostname nicht gefunden (DNS antwortet nicht) auf {{endpoint}}',
  'said.trouble.noRoute': 'kein Weg zum Host auf {{endpoint}}',
  'said.trouble.noNetwork': 'Netz nicht erreichbar auf {{endpoint}}',
  'said.trouble.timeout': 'Zeitüberschreitung auf {{endpoint}}',
  'said.trouble.closed':
    'Verbindung von der Gegenseite beendet auf {{endpoint}}',
  'said.trouble.noAnswer': 'keine Antwort auf {{endpoint}}',
  'said.trouble.unreadable':
    'Was {{endpoint}} antwortet, ist nicht zu lesen. Prüfen Sie, ob es ein Kubernetes-API-Server ist.',
  'said.trouble.refusesToken':
    '{{endpoint}} lehnt unser Token ab ({{status}}). {{remedy}}',
  'said.trouble.mayNotRead':
    'Unser Konto darf das auf {{endpoint}} nicht lesen (403). Geben Sie ihm dort die ClusterRole des Portals.',
  'said.trouble.mayNot':
    'Unser Konto darf auf {{endpoint}} nicht {{verb}} {{resource}} (403). Geben Sie ihm dort die Rollen des Portals, die dieses Verb haben.',
  'said.trouble.notServed':
    '{{endpoint}} hat kein solches Objekt, oder bietet diese API nicht an.',
  'said.trouble.tooOld': '{{endpoint}} sagt, dass die Liste zu alt ist.',
  'said.trouble.slowDown': '{{endpoint}} bittet uns, langsamer zu fragen.',
  'said.trouble.status': '{{endpoint}} antwortet mit Status {{status}}.',
  'said.trouble.answersRefuses':
    '{{endpoint}} antwortet, lehnt aber unser Token ab ({{status}}). {{remedy}}',
  'said.trouble.notReady':
    '{{endpoint}} antwortet, ist aber nicht bereit: /readyz sagt {{status}}',
  'said.trouble.notKubernetes':
    '{{endpoint}} antwortet, aber nicht wie ein Kubernetes-API-Server. Prüfen Sie die Adresse, und was davor steht.',
  'said.trouble.probeFailed': 'die Probe ist gescheitert',
  'said.trouble.notRead': 'es war nicht zu lesen',
  'said.trouble.noAccess':
    'Das Portal hat keinen Zugang zu diesem Spoke. Fügen Sie fleet.spokes einen Eintrag für Hub {{hub}} und Cluster {{cluster}} hinzu.',
  'said.trouble.badAccess':
    'fleet.spokes[{{hub}}/{{cluster}}] ist nicht zu gebrauchen: {{detail}}',

  'said.trouble.unusableAccess': 'sein Zugang ist nicht zu gebrauchen',
  'said.trouble.noOwnCluster':
    'Sie sehen keinen Cluster, auf dem der Hub läuft (in-cluster); deshalb werden seine Workloads dort nicht gelesen.',
  'said.trouble.noHistory':
    'Die Datenbank der Historie ist noch nicht da; das Log des Backends sagt, warum.',
  'said.trouble.historyNotRead':
    'Die Datenbank der Historie ist nicht zu lesen; das Log des Backends sagt, warum.',

  'said.trouble.unforeseen':
    'Die Frage scheiterte auf unvorhergesehene Weise; das Log des Portals sagt mehr.',
  'said.trouble.renew': 'Erneuern Sie {{setting}}.',
  'said.trouble.addCa': 'Geben Sie seine CA als {{key}} oder {{other}} an.',
  'said.trouble.renewKubeconfig':
    'Erneuern Sie die Zugangsdaten in der Datei von {{setting}}.kubeconfig.',
  'said.trouble.kubeconfigCa':
    'Fügen Sie seine CA der Datei von {{setting}}.kubeconfig hinzu (certificate-authority-data).',
  'said.trouble.podToken':
    'Prüfen Sie, ob im Pod des Portals ein Token seines ServiceAccounts eingehängt ist.',
  'said.trouble.podCa':
    'Prüfen Sie die CA, die im Pod des Portals eingehängt ist.',
  'said.trouble.caFile':
    'Die CA-Datei {{file}} von {{setting}} ist nicht zu lesen; prüfen Sie, ob sie da ist und das Portal sie lesen darf.',
  'said.trouble.notPem':
    'Die Zertifikate von {{setting}} sind nicht zu gebrauchen; prüfen Sie, ob sie PEM sind.',

  'said.trouble.hubRefusesConnection':
    '{{host}} lehnt die Verbindung ab; prüfen Sie {{key}}.url, und ob Argo CD dort läuft.',
  'said.trouble.hubUnresolved':
    'Der Hostname {{hostname}} ist nicht aufzulösen; prüfen Sie {{key}}.url und das DNS des Portals.',
  'said.trouble.hubSelfSigned':
    'Das Zertifikat von {{host}} ist selbst signiert; geben Sie {{key}}.ca oder caFile an.',
  'said.trouble.hubUnknownAuthority':
    'Das Zertifikat von {{host}} ist von einer unbekannten Stelle; geben Sie {{key}}.ca oder caFile an.',
  'said.trouble.hubExpired':
    'Das Zertifikat von {{host}} ist abgelaufen; erneuern Sie es auf dem Hub.',
  'said.trouble.hubNotYetValid':
    'Das Zertifikat von {{host}} gilt noch nicht; vergleichen Sie die Uhren von Hub und Portal.',
  'said.trouble.hubOtherHost':
    'Das Zertifikat von {{host}} ist für einen anderen Hostnamen; berichtigen Sie die url oder das Zertifikat.',
  'said.trouble.hubCutOff':
    '{{host}} schickte eine Antwort, die unterwegs abgeschnitten oder beschädigt wurde.',
  'said.trouble.hubClosed':
    '{{host}} beendete die Verbindung mitten in einer Antwort.',
  'said.trouble.hubNoConnection':
    '{{host}} nimmt keine Verbindung an; prüfen Sie {{key}}.url und die Firewalls.',
  'said.trouble.hubNoRoute':
    'Zu {{host}} führt kein Weg; prüfen Sie {{key}}.url und die Firewalls.',
  'said.trouble.hubProtocol':
    '{{host}} spricht nicht das Protokoll von {{key}}.url; prüfen Sie http oder https, und den Port.',
  'said.trouble.hubNotAsked':
    '{{host}} ist nicht zu fragen; prüfen Sie {{key}}.url.',
  'said.trouble.hubRedirect':
    '{{key}}.url antwortet mit einer Weiterleitung, der nicht gefolgt wird; setzen Sie sie dorthin, wo die API von Argo CD selbst antwortet.',
  'said.trouble.hubMayNotRead':
    '{{host}} lässt unser Konto das nicht lesen; erweitern Sie seine Policy in argocd-rbac-cm um {{line}}.',
  'said.trouble.hubMayNotDo':
    '{{host}} lässt unser Konto das nicht tun; erweitern Sie seine Policy in argocd-rbac-cm um {{line}}.',
  'said.trouble.hubMayNotEnter':
    '{{host}} lehnt unser Konto ab (403); prüfen Sie, ob es in argocd-cm eingeschaltet ist, und ob kein Proxy es ablehnt.',
  'said.trouble.hubItselfMayNot':
    'Ein Cluster lässt Argo CD von {{host}} das nicht tun: Der ServiceAccount von Argo CD braucht dort das Verb {{verb}} für {{resource}}.',
  'said.trouble.hubRefusesThis':
    '{{host}} lehnt das zurzeit ab; die Oberfläche von Argo CD sagt, warum.',
  'said.trouble.hubGone': '{{host}} hat nicht mehr, wonach gefragt wurde.',
  'said.trouble.hubWebPage':
    '{{key}}.url zeigt auf eine Webseite, nicht auf die API von Argo CD.',
  'said.trouble.hubRefusesToken':
    '{{host}} lehnte unser Token ab; erneuern Sie {{key}}.token.',
  'said.trouble.hubRefusesFile':
    '{{host}} lehnte unser Token ab; erneuern Sie die Datei von {{key}}.tokenFile.',
  'said.trouble.hubRefusesUser':
    '{{host}} lehnte unseren Benutzer ab; prüfen Sie {{key}}.username und password.',
  'said.trouble.hubTimeout':
    '{{host}} antwortete nicht innerhalb von {{seconds}} Sekunden.',
  'said.trouble.hubNotApi':
    '{{host}} antwortete mit {{what}}; prüfen Sie, ob {{key}}.url die API von Argo CD ist.',
  'said.trouble.hubTooLarge':
    '{{host}} antwortete mit mehr als {{size}} MiB, was das Portal nicht liest.',
  'said.trouble.hubNothing':
    '{{host}} hat nichts mit diesem Namen; wenn gar nichts geht, prüfen Sie, ob {{key}}.url die Basis-URL von Argo CD ist.',
  'said.trouble.hubStale':
    'Seit {{seconds}} Sekunden war nichts mehr von ihm zu hören.',
  'said.trouble.hubUnworkable':
    'Mit seinen Antworten war nichts anzufangen; das Log des Portals sagt mehr.',
  'said.trouble.hubIs': 'Der Hub {{hub}} ist {{state}}.',
  'said.trouble.hubNotAskedHere':
    'Der Hub {{hub}} wird nicht gefragt: Sein Eintrag in fleet.hubs ist stummgeschaltet oder fehlerhaft.',
  'said.trouble.hubSeeLog':
    'Der Hub war nicht zu fragen; das Log des Backends sagt, warum.',
  'said.trouble.generateOtherMaker':
    'Er wird nur nach ApplicationSets gefragt, die die Formulare des Portals selbst machen.',
  'said.trouble.generateOtherKind':
    'Er wird nur nach den Generatoren cluster, list, git, matrix und merge gefragt.',
  'said.trouble.generateOtherRepository':
    'Er soll {{repository}} nicht lesen: Keine seiner Applications tut das, und fleet.preview.repositories nennt es nicht.',
  'said.trouble.generateForbidden':
    'Der Hub {{hub}} lässt unser Konto nicht fragen: Es braucht die Berechtigung applicationsets, create.',
  'said.trouble.generateNotServed':
    'Der Hub {{hub}} ist nicht zu fragen: Er wird nicht über die eigene API von Argo CD gelesen.',
  'said.trouble.mutedBy': '{{reason}}, von {{by}}',
  'said.trouble.mutedUntil': '{{reason}}, bis {{time}}',
  'said.trouble.mutedByUntil': '{{reason}}, von {{by}}, bis {{time}}',

  'said.trouble.metricsRefused':
    '{{host}} gibt uns keine Auskunft ({{status}}); {{remedy}}.',
  'said.trouble.metricsRenew':
    'erneuern Sie {{key}}, oder lassen Sie das Konto lesen',
  'said.trouble.metricsSet': 'setzen Sie {{key}} oder tokenFile',
  'said.trouble.noPrometheus':
    '{{host}} hat dort kein /api/v1 ({{status}}); setzen Sie {{setting}}.url auf die Basis-URL von Prometheus.',
  'said.trouble.metricsNotAsked': '{{setting}} war nicht zu fragen.',
  'said.trouble.noFleetMetrics':
    'Das Portal kennt keinen Metrik-Server der Flotte; geben Sie die URL von Thanos oder eines anderen Servers mit der API von Prometheus als fleet.metrics.fleet.url an.',
  'said.trouble.noHubMetrics':
    'Das Portal kennt keine Metriken von Hub {{hub}}; fügen Sie das Prometheus, das sein Argo CD abfragt, mit hub: {{hub}} zu fleet.metrics.servers hinzu, oder eines der ganzen Flotte als fleet.metrics.fleet.',
  'said.trouble.noClusterMetrics':
    'Das Portal kennt keine Metriken dieses Clusters; fügen Sie sein Prometheus mit hub: {{hub}} und cluster: {{cluster}} zu fleet.metrics.servers hinzu, oder eines der ganzen Flotte als fleet.metrics.fleet.',
  'said.trouble.metricsRestricted':
    'Das zählt Applications, die Sie nicht sehen dürfen; deshalb sehen es nur die, die die ganze Flotte sehen.',
} as const;
