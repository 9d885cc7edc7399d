/** Why an operation is not offered, and what one should know before it. */
export const operationPhrases = {
  'operation.switchedOff':
    "It is switched off: set fleet.operations.{{operation}} to true in the portal's configuration.",
  'operation.forbidden':
    "You need the permission {{permission}} for this. Ask whoever looks after the portal's permission policy.",
  'operation.notTaken':
    "Hub {{hub}} takes no operations from the portal: it is muted, or it is not read through Argo CD's own API.",
  'operation.unheard': 'Hub {{hub}} is not heard.',
  'operation.unheardWhy': 'Hub {{hub}} is not heard: {{why}}',
  'operation.running':
    'Another operation is running: wait for its end, or terminate it.',
  'operation.notRunning': 'No operation is running.',
  'operation.automated':
    'Argo CD rolls back only while automated sync is off: roll back in Git, or switch automated sync off there first.',
  'operation.noHistory': 'Its history has no earlier entry.',
  'operation.cacheCost':
    'The hub reads every resource of the cluster anew; with a large cluster that takes minutes and memory.',
  'operation.overtakesStep':
    'It waits for its turn in the RollingSync of {{applicationSet}}; a sync does not wait.',
  'syncWindow.denied':
    'A sync window of its project forbids it now: {{window}}.',
  'syncWindow.noneOpen':
    'Its project lets it sync only in windows, and none is open now: {{windows}}.',
  'syncWindow.forbidden': 'The sync windows of its project forbid it now.',
  'syncWindow.window': "{{kind}} '{{schedule}}' for {{duration}}",
  'syncWindow.windowIn':
    "{{kind}} '{{schedule}}' ({{timeZone}}) for {{duration}}",
  'syncWindow.windowInUnknown':
    "{{kind}} '{{schedule}}' (UTC, as Argo CD knows no time zone {{timeZone}}) for {{duration}}",
  'operation.gitStays':
    'Git does not change: the Application differs from it afterwards, until somebody syncs it.',
} as const;
