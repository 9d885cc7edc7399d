/** How clusters are reached, and linked to each other. */
export const networkingPhrases = {
  'link.bothWork': 'Both ends say that it works.',
  'link.disputed': 'The ends do not agree.',
  'link.half': 'Only one end is configured.',
  'link.unknown': 'Nobody knows.',
  'link.endSays': '{{name}}: {{words}}',
  'link.noNamesake':
    'No cluster that can be read here calls itself {{name}}, or more than one does.',
  'link.notReadAnew':
    'It could not be read anew: {{reason}} When last read: {{words}}',

  'cilium.notCounted': 'Its agents have not counted {{name}} yet.',
  'cilium.allConnected': 'All of its agents are connected to {{name}}.',
  'cilium.noneConnected': 'None of its agents is connected to {{name}}.',
  'cilium.someConnected':
    '{{percent}} % of its agents are connected to {{name}}.',
  'cilium.notTold': 'Its agents were not told of {{name}}.',
  'cilium.onlyMetrics':
    "Only the metrics of Cilium's agents tell whether they are connected.",

  'submariner.notTold': 'It was not told of {{name}}.',
  'submariner.noGateway': 'It has no gateway that is active.',
  'submariner.noTunnel': 'It has no tunnel to {{name}} yet.',
  'submariner.connected': 'Its tunnel to {{name}} works.',
  'submariner.connecting': 'Its tunnel to {{name}} is being made.',
  'submariner.error': 'Its tunnel to {{name}} does not work.',
  'submariner.other': 'Its gateway calls the tunnel to {{name}} {{status}}.',

  'network.sameName':
    '{{clusters}} have the same name {{name}} in {{technology}}; each needs one of its own.',
  'network.sameId':
    '{{one}} and {{other}} have the same cluster id {{id}} in Cilium; each cluster of a mesh needs one of its own, from 1.',
  'network.sameAddresses':
    'Pods of {{one}} ({{oneRange}}) and of {{other}} ({{otherRange}}) have the same addresses.',
  'network.globalnet': 'Globalnet of Submariner can tell them apart.',
  'network.cannotTellApart': 'Cilium cannot tell such pods apart.',

  'network.linkTrouble': '{{technology}} between {{clusters}}: {{words}}',
  'network.noAddress':
    'Service {{service}} is still without an address of its load balancer.',
  'network.dnsNotReady': 'External DNS is not ready: {{reason}}',
  'network.nobodyPublishes':
    'External DNS is not installed, so nobody publishes {{names}}.',
  'network.noDns': 'External DNS is not installed',
  'network.meshServerNotReady':
    'The API server of its Cluster Mesh is not ready: {{reason}}',
  'network.noGateway': 'No gateway of Submariner is active.',
  'network.notExported': 'Service {{service}} is not exported: {{reason}}',
  'network.meshNotReady': '{{name}} is not ready: {{reason}}',
  'network.saysSo': 'it says so.',

  'network.notYetRead': 'it was not read yet',
  'network.notRead': 'It could not be read: {{reason}}',
  'network.notReadAnew': 'It could not be read anew: {{reason}}',
  'network.servicesNotRead': 'Its load balancers could not be read: {{reason}}',
  'network.workloadsNotRead': 'Its workloads could not be read: {{reason}}',
  'network.recordsNotRead': 'Its DNS records could not be read: {{reason}}',
  'network.ciliumNotRead': 'Its Cluster Mesh could not be read: {{reason}}',
  'network.submarinerNotRead': 'Its Submariner could not be read: {{reason}}',
  'network.sharedNotRead':
    'The services that it shares could not be read: {{reason}}',
  'network.notLinked': 'It is linked to no other cluster.',
  'network.linksWork_one': 'Its link works.',
  'network.linksWork_other': 'All of its {{count}} links work.',

  'network.installDns':
    'Install External DNS on this cluster, and names follow its load balancers.',
  'network.enableMesh':
    "Give this cluster an id and a name of its own in Cilium's values, enable clustermesh.useAPIServer, and name it in the values of the others.",
  'network.joinBroker':
    'Join this cluster to the broker of Submariner, whatever network plugin it has.',
} as const;
