import { TextOf } from '../TextOf';
import { whatIfMessages } from '../whatIfMessages';

export const whatIfTexts: TextOf<typeof whatIfMessages> = {
  'whatIf.title': 'Was wäre, wenn ein Label anders wäre',
  'whatIf.cluster': 'Cluster',
  'whatIf.choose': 'Cluster wählen',
  'whatIf.chooseFirst':
    'Wählen Sie einen Cluster von {{hub}}, ändern Sie ein Label und sehen Sie, was jedes ApplicationSet des Hubs daraus machen würde. Vom Ansehen ändert sich nichts.',
  'whatIf.start':
    'Ändern Sie ein Label, um zu sehen, was jedes ApplicationSet von {{hub}} daraus machen würde.',
  'whatIf.add': 'Label hinzufügen',
  'whatIf.newLabel': 'Neues Label',
  'whatIf.key': 'Schlüssel',
  'whatIf.valueIn': 'Wert von {{key}}',
  'whatIf.remove': '{{key}} wegnehmen',
  'whatIf.keep': '{{key}} behalten',
  'whatIf.badKey':
    'Ein Label-Schlüssel besteht aus Buchstaben, Ziffern, - _ oder ., mit einem möglichen Präfix vor einem /; die von Argo CD selbst sind nicht zu ändern.',
  'whatIf.badValue':
    'Ein Label-Wert hat höchstens 63 Buchstaben, Ziffern, - _ oder . und beginnt und endet mit einem Buchstaben oder einer Ziffer.',
  'whatIf.nothing':
    'Keine Application würde hinzukommen, sich ändern oder wegfallen.',
  'whatIf.summary':
    'Applications, die hinzukämen: {{added, number}}, die sich änderten: {{changed, number}}, die wegfielen: {{removed, number}}.',
  'whatIf.inProduction_one': 'Davon fiele {{count}} in Produktion weg.',
  'whatIf.inProduction_other': 'Davon fielen {{count}} in Produktion weg.',
  'whatIf.added': 'kommt hinzu',
  'whatIf.changed': 'ändert sich',
  'whatIf.removed': 'fällt weg',
  'whatIf.unchanged': 'bleibt',
  'whatIf.production': '{{change}}, in Produktion',
  'whatIf.refused': '{{hub}} würde das ablehnen',
  'whatIf.notKnown':
    'Für {{generator}} kann das Portal es nicht sagen, der Hub entscheidet: {{reason}}',
  'whatIf.forbidden':
    'Sie dürfen die Platzierung nicht im Voraus ansehen. Bitten Sie das Plattform-Team um die Berechtigung fleet.placement.preview.',
  'whatIf.failed': 'Die Vorschau konnte nicht berechnet werden: {{reason}}',
  'whatIf.propose': 'Diese Labels per Pull Request ändern',
};
