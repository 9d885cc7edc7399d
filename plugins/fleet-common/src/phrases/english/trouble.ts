/** Why a hub, a spoke or another server could not be asked, and where to mend it. */
export const troublePhrases = {
  'trouble.unknownAuthority':
    'certificate signed by unknown authority on {{endpoint}}. {{remedy}}',
  'trouble.selfSigned':
    'certificate is self-signed on {{endpoint}}. {{remedy}}',
  'trouble.expired': 'certificate has expired on {{endpoint}}. {{remedy}}',
  'trouble.otherHost':
    'certificate is for another host name on {{endpoint}}. {{remedy}}',
  'trouble.refused': 'connection refused on {{endpoint}}',
  'trouble.reset': 'connection reset on {{endpoint}}',
  'trouble.unknownHost': 'host name not found on {{endpoint}}',
  'trouble.noDns': 'host name not found (DNS does not answer) on {{endpoint}}',
  'trouble.noRoute': 'no route to host on {{endpoint}}',
  'trouble.noNetwork': 'network unreachable on {{endpoint}}',
  'trouble.timeout': 'i/o timeout on {{endpoint}}',
  'trouble.closed': 'connection closed by the other side on {{endpoint}}',
  'trouble.noAnswer': 'it does not answer on {{endpoint}}',
  'trouble.unreadable':
    'What {{endpoint}} answers cannot be read. Check that it is a Kubernetes API server.',
  'trouble.refusesToken':
    '{{endpoint}} refuses our token ({{status}}). {{remedy}}',
  'trouble.mayNotRead':
    "Our account may not read this on {{endpoint}} (403). Give it the portal's ClusterRole there.",
  'trouble.mayNot':
    "Our account may not {{verb}} {{resource}} on {{endpoint}} (403). Give it the portal's roles there, which have that verb.",
  'trouble.notServed':
    '{{endpoint}} has no such object, or does not serve this API.',
  'trouble.tooOld': '{{endpoint}} says that the list is too old.',
  'trouble.slowDown': '{{endpoint}} asks us to slow down.',
  'trouble.status': '{{endpoint}} answers with status {{status}}.',
  'trouble.answersRefuses':
    '{{endpoint}} answers, but refuses our token ({{status}}). {{remedy}}',
  'trouble.notReady':
    '{{endpoint}} answers, but is not ready: /readyz says {{status}}',
  'trouble.notKubernetes':
    '{{endpoint}} answers, but not as a Kubernetes API server does. Check its address, and what stands before it.',
  'trouble.probeFailed': 'the probe failed',
  'trouble.notRead': 'it could not be read',
  'trouble.noAccess':
    'The portal has no access to this spoke. Add an entry for hub {{hub}} and cluster {{cluster}} to fleet.spokes.',
  'trouble.badAccess':
    'fleet.spokes[{{hub}}/{{cluster}}] cannot be used: {{detail}}',

  'trouble.unusableAccess': 'its access cannot be used',
  'trouble.noOwnCluster':
    'You see no cluster that the hub runs on (in-cluster), so its workloads are not read there.',
  'trouble.noHistory':
    'The database of the history is not there yet; the log of the backend says why.',
  'trouble.historyNotRead':
    'The database of the history cannot be read; the log of the backend says why.',

  'trouble.unforeseen':
    'Asking it failed in an unforeseen way; see the log of the portal.',
  'trouble.renew': 'Renew {{setting}}.',
  'trouble.addCa': 'Add its CA as {{key}} or {{other}}.',
  'trouble.renewKubeconfig':
    'Renew the credential in the file of {{setting}}.kubeconfig.',
  'trouble.kubeconfigCa':
    'Add its CA to the file of {{setting}}.kubeconfig (certificate-authority-data).',
  'trouble.podToken':
    "Check that the portal's pod has a ServiceAccount token mounted.",
  'trouble.podCa': "Check the CA that is mounted into the portal's pod.",
  'trouble.caFile':
    'The CA file {{file}} of {{setting}} cannot be read; check that it is there and that the portal may read it.',
  'trouble.notPem':
    'The certificates of {{setting}} cannot be used; check that they are PEM.',

  'trouble.hubRefusesConnection':
    '{{host}} refuses the connection; check {{key}}.url and that Argo CD runs there.',
  'trouble.hubUnresolved':
    'The host name {{hostname}} cannot be resolved; check {{key}}.url and the DNS of the portal.',
  'trouble.hubSelfSigned':
    'The certificate of {{host}} is self-signed; add {{key}}.ca or caFile.',
  'trouble.hubUnknownAuthority':
    'The certificate of {{host}} is signed by unknown authority; add {{key}}.ca or caFile.',
  'trouble.hubExpired':
    'The certificate of {{host}} has expired; renew it on the hub.',
  'trouble.hubNotYetValid':
    'The certificate of {{host}} is not valid yet; compare the clocks of hub and portal.',
  'trouble.hubOtherHost':
    'The certificate of {{host}} is for another host name; mend the url or the certificate.',
  'trouble.hubCutOff':
    '{{host}} sent an answer that was cut off or damaged on its way.',
  'trouble.hubClosed':
    '{{host}} closed the connection in the middle of an answer.',
  'trouble.hubNoConnection':
    '{{host}} accepts no connection; check {{key}}.url and firewalls.',
  'trouble.hubNoRoute':
    'There is no route to {{host}}; check {{key}}.url and firewalls.',
  'trouble.hubProtocol':
    '{{host}} does not speak the protocol of {{key}}.url; check http or https, and the port.',
  'trouble.hubNotAsked': '{{host}} cannot be asked; check {{key}}.url.',
  'trouble.hubRedirect':
    '{{key}}.url answers with a redirect, which is not followed; set it to where the Argo CD API itself answers.',
  'trouble.hubMayNotRead':
    '{{host}} does not let our account read this; extend its policy in argocd-rbac-cm by {{line}}.',
  'trouble.hubMayNotDo':
    '{{host}} does not let our account do this; extend its policy in argocd-rbac-cm by {{line}}.',
  'trouble.hubMayNotEnter':
    '{{host}} refuses our account (403); check that it is enabled in argocd-cm, and that no proxy refuses it.',
  'trouble.hubItselfMayNot':
    'A cluster does not let Argo CD of {{host}} do this: the ServiceAccount of Argo CD needs the verb {{verb}} on {{resource}} there.',
  'trouble.hubRefusesThis':
    "{{host}} refuses this as things stand; Argo CD's own UI says why.",
  'trouble.hubGone': '{{host}} no longer has what was asked for.',
  'trouble.hubWebPage':
    '{{key}}.url points at a web page, not at the Argo CD API.',
  'trouble.hubRefusesToken': '{{host}} refused our token; renew {{key}}.token.',
  'trouble.hubRefusesFile':
    '{{host}} refused our token; renew the file of {{key}}.tokenFile.',
  'trouble.hubRefusesUser':
    '{{host}} refused our user; check {{key}}.username and password.',
  'trouble.hubTimeout': '{{host}} did not answer within {{seconds}} seconds.',
  'trouble.hubNotApi':
    '{{host}} answered with {{what}}; check that {{key}}.url is the Argo CD API.',
  'trouble.hubTooLarge':
    '{{host}} answered with more than {{size}} MiB, which the portal does not read.',
  'trouble.hubNothing':
    '{{host}} has nothing of that name; if nothing works, check that {{key}}.url is the base URL of Argo CD.',
  'trouble.hubStale': 'Nothing was heard of it for {{seconds}} seconds.',
  'trouble.hubUnworkable':
    'Its answers could not be worked with; see the log of the portal.',
  'trouble.hubIs': 'Hub {{hub}} is {{state}}.',
  'trouble.hubNotAskedHere':
    'Hub {{hub}} is not asked: its entry in fleet.hubs is muted or has a mistake.',
  'trouble.hubSeeLog':
    'The hub could not be asked; the log of the backend says why.',
  'trouble.generateOtherMaker':
    'It is asked only about ApplicationSets that the portal’s own forms make.',
  'trouble.generateOtherKind':
    'It is asked only about cluster, list, git, matrix and merge generators.',
  'trouble.generateOtherRepository':
    'It is not asked to read {{repository}}: none of its Applications does, and fleet.preview.repositories does not name it.',
  'trouble.generateForbidden':
    'Hub {{hub}} does not let our account ask: it needs the permission applicationsets, create.',
  'trouble.generateNotServed':
    'Hub {{hub}} cannot be asked: it is not read through Argo CD’s own API.',
  'trouble.mutedBy': '{{reason}}, by {{by}}',
  'trouble.mutedUntil': '{{reason}}, until {{time}}',
  'trouble.mutedByUntil': '{{reason}}, by {{by}}, until {{time}}',

  'trouble.metricsRefused':
    '{{host}} refuses to answer us ({{status}}); {{remedy}}.',
  'trouble.metricsRenew': 'renew {{key}}, or let its account read',
  'trouble.metricsSet': 'set {{key}} or tokenFile',
  'trouble.noPrometheus':
    '{{host}} has no /api/v1 there ({{status}}); set {{setting}}.url to the base URL of Prometheus.',
  'trouble.metricsNotAsked': '{{setting}} could not be asked.',
  'trouble.noFleetMetrics':
    'No metrics server of the fleet is known to the portal; add the URL of Thanos or another Prometheus-compatible server as fleet.metrics.fleet.url.',
  'trouble.noHubMetrics':
    'No metrics of hub {{hub}} are known to the portal; add the Prometheus that scrapes its Argo CD to fleet.metrics.servers with hub: {{hub}}, or one of the whole fleet as fleet.metrics.fleet.',
  'trouble.noClusterMetrics':
    'No metrics of this cluster are known to the portal; add its Prometheus to fleet.metrics.servers with hub: {{hub}} and cluster: {{cluster}}, or one of the whole fleet as fleet.metrics.fleet.',
  'trouble.metricsRestricted':
    'This counts Applications that you may not see, so it is shown to those who see all of the fleet.',
} as const;
