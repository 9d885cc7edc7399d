/** What a generator takes, and why a cluster is not taken; none ends in a full stop. */
export const placementPhrases = {
  'placement.noLabelIn':
    'the cluster has no label {{key}}, the selector asks {{values}}',
  'placement.otherValue': '{{key}} is {{actual}}, the selector asks {{values}}',
  'placement.excludedValue':
    '{{key}} is {{actual}}, the selector takes all but {{values}}',
  'placement.noLabel':
    'the cluster has no label {{key}}, the selector asks for one with any value',
  'placement.hasLabel':
    '{{key}} is {{actual}}, the selector asks for clusters without this label',
  'placement.hubHasNoLabels':
    'the hub itself has no labels, so only a generator without a selector takes it',
  'placement.refused': 'the hub refuses this ApplicationSet: {{message}}',
  'placement.notKnown':
    'whether {{generator}} takes it is not known here: {{reason}}',
  'placement.noGenerator': 'the ApplicationSet has no generator',
  'placement.otherDestination':
    'the selector takes it, but no generated Application has it as its destination',
  'placement.notYielded':
    'the {{kind}} generator yields no Application with it as its destination',
  'placement.becomesGone': 'its destination {{cluster}} is gone',
  'placement.staysWithout': 'stays, and its destination {{cluster}} is gone',
  'placement.doesNotDelete': 'stays as it is: applicationsSync does not delete',
  'placement.doesNotUpdate': 'stays as it is: applicationsSync does not update',
  'placement.takenOver':
    'exists already and is taken over by the ApplicationSet',
  'placement.added': '{{field}} is added',
  'placement.addedValue': '{{field}} is added: {{value}}',
  'placement.removed': '{{field}} is removed',
  'placement.changes': '{{field}} changes',
  'placement.becomes': '{{field}} {{before}} becomes {{after}}',
  'placement.andMore': 'and {{count}} more',
} as const;
