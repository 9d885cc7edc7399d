export const attentionTexts = {
  'said.attention.thePortal': 'Das Portal',
  'said.attention.reachesNone_one':
    'erreicht den einzigen Cluster nicht: Prüfen Sie zuerst sein eigenes Netzwerk',
  'said.attention.reachesNone_other':
    'erreicht keinen von {{count}} Clustern: Prüfen Sie zuerst sein eigenes Netzwerk',
  'said.attention.ownNetwork':
    'Keiner der {{count}} Spokes, die das Portal fragt, antwortet. Prüfen Sie zuerst das Netzwerk des Portals: DNS, Proxy und Regeln für ausgehende Verbindungen.',
  'said.attention.contradicted':
    'antwortet nicht, obwohl {{hub}} ihn als {{status}} meldet',
  'said.attention.ourProbe': 'Unsere Probe: {{reason}}',
  'said.attention.hubCannotReach': 'ist für {{hub}} nicht erreichbar',
  'said.attention.noAnswer': 'antwortet unserer Probe nicht',
  'said.attention.cannotBeAsked': 'kann nicht gefragt werden',
  'said.attention.refusesCredential': 'lehnt unsere Zugangsdaten ab',
  'said.attention.nodesHidden':
    'Seine Nodes und Pods können nicht gezeigt werden.',
  'said.attention.lastWordOnCluster_one':
    'Seine Application zeigt ihren letzten bekannten Stand.',
  'said.attention.lastWordOnCluster_other':
    'Seine {{count}} Applications zeigen ihren letzten bekannten Stand.',
  'said.attention.hubRefuses': 'lehnt unser Token ab',
  'said.attention.hubNeverHeard': 'hat noch nie geantwortet',
  'said.attention.hubSilent': 'antwortet nicht mehr',
  'said.attention.lastWordOfHub_one':
    '{{count}} Application dieses Hubs zeigt ihren letzten bekannten Stand.',
  'said.attention.lastWordOfHub_other':
    '{{count}} Applications dieses Hubs zeigen ihren letzten bekannten Stand.',
  'said.attention.unreadable_one':
    'sendet {{count}} Objekt, das nicht lesbar ist: {{names}}',
  'said.attention.unreadable_other':
    'sendet {{count}} Objekte, die nicht lesbar sind: {{names}}',
  'said.attention.nameless': '{{kind}} (ohne Namen)',
  'said.attention.doesNotRender': 'lässt sich auf {{hub}} nicht rendern',
  'said.attention.degraded': 'ist {{where}} Degraded{{release}}',
  'said.attention.syncFailed':
    'lässt sich {{where}} nicht synchronisieren{{retries}}',
  'said.attention.notComparable':
    'lässt sich {{where}} nicht mit Git vergleichen',
  'said.attention.missing': 'fehlen {{where}} Ressourcen',
  'said.attention.drift': 'weicht {{where}} von Git ab{{selfHeal}}',
  'said.attention.inTrouble': 'hat {{where}} ein Problem',
  'said.attention.on': 'auf {{places}}',
  'said.attention.onUnknown': 'auf {{places}} (dem Hub unbekannt)',
  'said.attention.ofEnvironment_one':
    '{{here}} von {{count}} {{environment}}-Cluster',
  'said.attention.ofEnvironment_other':
    '{{here}} von {{count}} {{environment}}-Clustern',
  'said.attention.clusters_one': '{{count}} Cluster',
  'said.attention.clusters_other': '{{count}} Clustern',
  'said.attention.noDestination': 'keinem Ziel',
  'said.attention.sinceRelease': ', seit {{version}}',
  'said.attention.atRelease': ', bei {{version}}',
  'said.attention.retries_one': ', bisher {{count}} Wiederholung',
  'said.attention.retries_other': ', bisher {{count}} Wiederholungen',
  'said.attention.retriesUsed':
    ', {{tried}} von {{limit}} Wiederholungen verbraucht',
  'said.attention.selfHealOff': ', Self-Heal ist aus',
  'said.attention.syncedByNobody': ', und nichts synchronisiert sie von selbst',
  'said.attention.next.portal': 'Cluster-Checks öffnen',
  'said.attention.next.cluster': 'Cluster-Checks öffnen',
  'said.attention.next.hub': 'Hub-Checks öffnen',
  'said.attention.next.applicationSet': 'ApplicationSet öffnen',
  'said.attention.next.degraded': 'Zeigen, was Degraded ist',
  'said.attention.next.syncFailed': 'Operation zeigen',
  'said.attention.next.notComparable': 'Condition zeigen',
  'said.attention.next.missing': 'Ressourcen zeigen',
  'said.attention.next.drift': 'Diff zeigen',
  'said.attention.next.application': 'Application zeigen',
} as const;
