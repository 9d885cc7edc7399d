export const networkingTexts = {
  'said.link.bothWork': 'Beide Enden melden, dass sie steht.',
  'said.link.disputed': 'Die Enden widersprechen sich.',
  'said.link.half': 'Nur ein Ende ist eingerichtet.',
  'said.link.unknown': 'Niemand weiß es.',
  'said.link.endSays': '{{name}}: {{words}}',
  'said.link.noNamesake':
    'Kein Cluster, der hier zu lesen ist, nennt sich {{name}}, oder mehrere tun es.',
  'said.link.notReadAnew':
    'Es war nicht neu zu lesen: {{reason}} Beim letzten Lesen: {{words}}',

  'said.cilium.notCounted': 'Seine Agenten haben {{name}} noch nicht gezählt.',
  'said.cilium.allConnected': 'Alle seine Agenten sind mit {{name}} verbunden.',
  'said.cilium.noneConnected':
    'Keiner seiner Agenten ist mit {{name}} verbunden.',
  'said.cilium.someConnected':
    '{{percent}} % seiner Agenten sind mit {{name}} verbunden.',
  'said.cilium.notTold': 'Seine Agenten kennen {{name}} nicht.',
  'said.cilium.onlyMetrics':
    'Nur die Metriken der Cilium-Agenten sagen, ob sie verbunden sind.',

  'said.submariner.notTold': 'Er kennt {{name}} nicht.',
  'said.submariner.noGateway': 'Er hat kein aktives Gateway.',
  'said.submariner.noTunnel': 'Er hat noch keinen Tunnel zu {{name}}.',
  'said.submariner.connected': 'Sein Tunnel zu {{name}} steht.',
  'said.submariner.connecting': 'Sein Tunnel zu {{name}} wird aufgebaut.',
  'said.submariner.error': 'Sein Tunnel zu {{name}} steht nicht.',
  'said.submariner.other':
    'Sein Gateway nennt den Tunnel zu {{name}} {{status}}.',

  'said.network.sameName':
    '{{clusters}} haben in {{technology}} denselben Namen {{name}}; jeder braucht einen eigenen.',
  'said.network.sameId':
    '{{one}} und {{other}} haben in Cilium dieselbe Cluster-ID {{id}}; jeder Cluster eines Mesh braucht eine eigene, ab 1.',
  'said.network.sameAddresses':
    'Pods von {{one}} ({{oneRange}}) und von {{other}} ({{otherRange}}) haben dieselben Adressen.',
  'said.network.globalnet': 'Globalnet von Submariner kann sie unterscheiden.',
  'said.network.cannotTellApart':
    'Cilium kann solche Pods nicht unterscheiden.',

  'said.network.linkTrouble': '{{technology}} zwischen {{clusters}}: {{words}}',
  'said.network.noAddress':
    'Service {{service}} hat noch immer keine Adresse von seinem Load Balancer.',
  'said.network.dnsNotReady': 'External DNS ist nicht bereit: {{reason}}',
  'said.network.nobodyPublishes':
    'External DNS ist nicht installiert, also veröffentlicht niemand {{names}}.',
  'said.network.noDns': 'External DNS ist nicht installiert',
  'said.network.meshServerNotReady':
    'Der API-Server seines Cluster Mesh ist nicht bereit: {{reason}}',
  'said.network.noGateway': 'Kein Gateway von Submariner ist aktiv.',
  'said.network.notExported':
    'Service {{service}} wird nicht exportiert: {{reason}}',
  'said.network.meshNotReady': '{{name}} ist nicht bereit: {{reason}}',
  'said.network.saysSo': 'so meldet es sich.',

  'said.network.notYetRead': 'es wurde noch nicht gelesen',
  'said.network.notRead': 'Es war nicht zu lesen: {{reason}}',
  'said.network.notReadAnew': 'Es war nicht neu zu lesen: {{reason}}',
  'said.network.servicesNotRead':
    'Seine Load Balancer waren nicht zu lesen: {{reason}}',
  'said.network.workloadsNotRead':
    'Seine Workloads waren nicht zu lesen: {{reason}}',
  'said.network.recordsNotRead':
    'Seine DNS-Einträge waren nicht zu lesen: {{reason}}',
  'said.network.ciliumNotRead':
    'Sein Cluster Mesh war nicht zu lesen: {{reason}}',
  'said.network.submarinerNotRead':
    'Sein Submariner war nicht zu lesen: {{reason}}',
  'said.network.sharedNotRead':
    'Die Services, die er teilt, waren nicht zu lesen: {{reason}}',
  'said.network.notLinked': 'Er ist mit keinem anderen Cluster verbunden.',
  'said.network.linksWork_one': 'Seine Verbindung steht.',
  'said.network.linksWork_other': 'Alle seine {{count}} Verbindungen stehen.',

  'said.network.installDns':
    'Installieren Sie External DNS auf diesem Cluster, dann folgen die Namen seinen Load Balancern.',
  'said.network.enableMesh':
    'Geben Sie diesem Cluster in den Values von Cilium eine eigene ID und einen eigenen Namen, schalten Sie clustermesh.useAPIServer ein, und nennen Sie ihn in den Values der anderen.',
  'said.network.joinBroker':
    'Verbinden Sie diesen Cluster mit dem Broker von Submariner, gleich welches Netz-Plugin er hat.',
} as const;
