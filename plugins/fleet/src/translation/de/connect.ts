import { connectMessages } from '../connectMessages';
import { TextOf } from '../TextOf';

export const connectTexts: TextOf<typeof connectMessages> = {
  'connect.clusters': 'Cluster',
  'connect.clusterOf': '{{cluster}} ({{hub}})',
  'connect.chooseClusters': 'Cluster auswählen',
  'connect.chooseTwo':
    'Eine Verbindung hat zwei Enden. Wählen Sie mindestens zwei Cluster aus.',
  'connect.podsOf': 'Adressen der Pods von {{cluster}}',
  'connect.podsRead':
    'So, wie das Portal sie liest; schreiben Sie einen anderen Bereich, um das zu ändern.',
  'connect.podsUnread':
    'Das Portal konnte die Adressen der Pods nicht lesen; schreiben Sie ihren Bereich.',
  'connect.reading': 'Wird gelesen',
  'connect.pods': 'Pods haben {{ranges}}.',
  'connect.hasNumber': 'Er hat im Mesh die Nummer {{id, number}}.',
  'connect.getsDns': 'Er bekommt External DNS.',
  'connect.sameInMesh':
    'Pods von {{cluster}} ({{range}}) und von {{other}} ({{otherRange}}) haben dieselben Adressen. Cilium kann sie nicht unterscheiden, lassen Sie also einen von beiden weg.',
  'connect.sameInSubmariner':
    'Pods von {{cluster}} ({{range}}) und von {{other}} ({{otherRange}}) haben dieselben Adressen. Schalten Sie Globalnet ein, oder lassen Sie einen von beiden weg.',
  'connect.operatorWaits':
    'Der Pull Request nennt die Befehle, die Sie mit Ihren eigenen Zugangsdaten ausführen; bis dahin warten die Verbindungen.',
};
