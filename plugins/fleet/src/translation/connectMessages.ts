/** The form that connects clusters. */
export const connectMessages = {
  connect: {
    clusters: 'Clusters',
    clusterOf: '{{cluster}} ({{hub}})',
    chooseClusters: 'Choose clusters',
    chooseTwo: 'A link has two ends. Choose at least two clusters.',
    podsOf: 'Addresses of the pods of {{cluster}}',
    podsRead: 'As the portal reads them; write another range to change that.',
    podsUnread:
      'The portal could not read the addresses of its pods; write their range.',
    reading: 'Being read',
    pods: 'Pods have {{ranges}}.',
    hasNumber: 'It has the number {{id, number}} in its mesh.',
    getsDns: 'It gets External DNS.',
    sameInMesh:
      'Pods of {{cluster}} ({{range}}) and of {{other}} ({{otherRange}}) have the same addresses. Cilium cannot tell them apart, so leave one of the two out.',
    sameInSubmariner:
      'Pods of {{cluster}} ({{range}}) and of {{other}} ({{otherRange}}) have the same addresses. Switch on Globalnet, or leave one of the two out.',
    operatorWaits:
      'The pull request names the commands that you run with your own credentials; until then the links wait.',
  },
} as const;
