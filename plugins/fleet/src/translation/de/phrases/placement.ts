export const placementTexts = {
  'said.placement.noLabelIn':
    'der Cluster hat kein Label {{key}}, der Selektor verlangt {{values}}',
  'said.placement.otherValue':
    '{{key}} ist {{actual}}, der Selektor verlangt {{values}}',
  'said.placement.excludedValue':
    '{{key}} ist {{actual}}, der Selektor nimmt alle außer {{values}}',
  'said.placement.noLabel':
    'der Cluster hat kein Label {{key}}, der Selektor verlangt eines mit beliebigem Wert',
  'said.placement.hasLabel':
    '{{key}} ist {{actual}}, der Selektor verlangt Cluster ohne dieses Label',
  'said.placement.hubHasNoLabels':
    'der Hub selbst hat keine Labels, deshalb nimmt ihn nur ein Generator ohne Selektor',
  'said.placement.refused':
    'der Hub lehnt dieses ApplicationSet ab: {{message}}',
  'said.placement.notKnown':
    'ob {{generator}} ihn nimmt, ist hier nicht bekannt: {{reason}}',
  'said.placement.noGenerator': 'das ApplicationSet hat keinen Generator',
  'said.placement.otherDestination':
    'der Selektor nimmt ihn, aber keine generierte Application hat ihn als Ziel',
  'said.placement.notYielded':
    'der Generator {{kind}} ergibt keine Application mit ihm als Ziel',
  'said.placement.becomesGone': 'ihr Ziel {{cluster}} gibt es nicht mehr',
  'said.placement.staysWithout':
    'bleibt, und ihr Ziel {{cluster}} gibt es nicht mehr',
  'said.placement.doesNotDelete':
    'bleibt, wie sie ist: applicationsSync löscht nicht',
  'said.placement.doesNotUpdate':
    'bleibt, wie sie ist: applicationsSync aktualisiert nicht',
  'said.placement.takenOver':
    'existiert bereits und wird vom ApplicationSet übernommen',
  'said.placement.added': '{{field}} kommt hinzu',
  'said.placement.addedValue': '{{field}} kommt hinzu: {{value}}',
  'said.placement.removed': '{{field}} entfällt',
  'said.placement.changes': '{{field}} ändert sich',
  'said.placement.becomes': '{{field}} {{before}} wird {{after}}',
  'said.placement.andMore': 'und {{count}} weitere',
} as const;
