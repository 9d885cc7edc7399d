/** What other labels of a cluster would mean, before anything is proposed. */
export const whatIfMessages = {
  whatIf: {
    title: 'What if a label changed',
    cluster: 'Cluster',
    choose: 'Choose a cluster',
    chooseFirst:
      'Choose a cluster of {{hub}}, change a label, and see what every ApplicationSet of the hub would make of it. Nothing is changed by looking.',
    start:
      'Change a label to see what every ApplicationSet of {{hub}} would make of it.',
    add: 'Add a label',
    newLabel: 'New label',
    key: 'Key',
    valueIn: 'Value of {{key}}',
    remove: 'Take {{key}} away',
    keep: 'Keep {{key}}',
    badKey:
      'A label key is letters, digits, - _ or ., with an optional prefix before a /; those of Argo CD itself are not for changing.',
    badValue:
      'A label value has at most 63 letters, digits, - _ or ., and begins and ends with a letter or digit.',
    nothing: 'No Application would be added, changed or removed.',
    summary:
      'This would add {{added, number}}, change {{changed, number}} and remove {{removed, number}} Applications.',
    inProduction_one: '{{count}} of those removed is in production.',
    inProduction_other: '{{count}} of those removed are in production.',
    added: 'added',
    changed: 'changed',
    removed: 'removed',
    unchanged: 'stays',
    production: '{{change}}, in production',
    refused: '{{hub}} would refuse this',
    notKnown:
      'The portal cannot tell for {{generator}}, the hub decides: {{reason}}',
    forbidden:
      'You may not preview placement. Ask the platform team for the permission fleet.placement.preview.',
    failed: 'The preview could not be worked out: {{reason}}',
    propose: 'Change these labels by pull request',
  },
} as const;
