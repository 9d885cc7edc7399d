import { resourceMessages } from '../resourceMessages';
import { TextOf } from '../TextOf';

export const resourceTexts: TextOf<typeof resourceMessages> = {
  'resource.views': 'Was davon zu sehen ist',
  'resource.live': 'Live-Manifest',
  'resource.git': 'Git',
  'resource.liveOf': 'Live-Manifest von {{name}}',
  'resource.gitOf': 'Manifest von {{name}} in Git',
  'resource.notLive': 'Sie ist nicht auf dem Cluster.',
  'resource.notInGit':
    'Git nennt sie nicht: Etwas, das Git nennt, hat sie auf dem Cluster angelegt, oder sie kam von Hand dorthin.',
  'resource.search': 'Manifest durchsuchen',
  'resource.found_one': '{{count}} Zeile gefunden',
  'resource.found_other': '{{count}} Zeilen gefunden',
  'resource.section': 'Abschnitt {{name}}',
  'resource.folded_one': '… {{count}} Zeile',
  'resource.folded_other': '… {{count}} Zeilen',
  'resource.group': 'API-Gruppe',
  'resource.owner': 'Gehört zu',
  'resource.warnings_one': 'Ereignisse: {{count}} Warnung',
  'resource.warnings_other': 'Ereignisse: {{count}} Warnungen',
  'resource.noEvents':
    'In letzter Zeit ist ihr nichts geschehen; Cluster behalten Ereignisse etwa eine Stunde.',
  'resource.eventsNeedTree':
    'Zu welchem Objekt die Ereignisse gehören, ist nur mit den Ressourcen der Application bekannt, und die nennt der Hub gerade nicht.',
  'resource.unknown': 'Keine solche Ressource',
  'resource.unknownWhat': 'Diese Application hat kein {{name}}.',
  'resource.unknownNext':
    'Vielleicht wurde sie gelöscht oder durch eine mit anderem Namen ersetzt, wie es Pods geschieht. Eine aus der Liste der Ressourcen wählen.',
};
