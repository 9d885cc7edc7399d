import { stateMessages } from '../stateMessages';
import { TextOf } from '../TextOf';

export const stateTexts: TextOf<typeof stateMessages> = {
  'state.contradicted': 'Widersprüchlich',
  'state.notHeard': 'Nicht erreicht',
  'state.degraded': 'Degraded',
  'state.syncFailed': 'Sync fehlgeschlagen',
  'state.notComparable': 'Nicht vergleichbar',
  'state.missing': 'Missing',
  'state.drift': 'Drift',
  'state.progressing': 'Progressing',
  'state.waiting': 'Wartet',
  'state.suspended': 'Suspended',
  'state.notCompared': 'Neu',
  'state.unverified': 'Nicht überprüft',
  'state.healthy': 'Healthy und Synced',
  'state.atRisk': 'Gefährdet',
  'state.notPlaced': 'Nicht platziert',
  'state.behind': 'Hinter ihrer Umgebung zurück',
  'state.toPromote': 'Bereit zur Übernahme',
  'meaning.contradicted':
    'Der Hub meldet den Cluster als Successful, aber unsere eigene Probe bekommt keine Antwort. Wir glauben der Probe; gezeigt werden die letzten bekannten Werte.',
  'meaning.notHeard':
    'Der Hub antwortet nicht. Gezeigt werden seine letzten Werte mit ihrem Alter.',
  'meaning.degraded': 'Sie ist ausgerollt, funktioniert aber nicht.',
  'meaning.syncFailed':
    'Der letzte Sync ist nicht durchgelaufen; möglicherweise läuft noch der alte Stand.',
  'meaning.notComparable':
    'Der Hub kann sie nicht mit Git vergleichen: wegen eines falschen Pfads, einer ungültigen Spec oder eines Ziels, das er nicht kennt.',
  'meaning.missing': 'Ihre Ressourcen sind nicht auf dem Cluster.',
  'meaning.drift': 'Was läuft, weicht von Git ab.',
  'meaning.progressing':
    'Sie ist auf dem Weg zu dem Zustand, den Git verlangt.',
  'meaning.waiting': 'Im RollingSync ist sie noch nicht an der Reihe.',
  'meaning.suspended': 'Sie ist absichtlich angehalten.',
  'meaning.notCompared':
    'Sie ist neu; der Hub hat sie noch nicht mit Git verglichen.',
  'meaning.unverified':
    'Der Hub sagt Healthy und Synced, aber niemand hat den Cluster selbst gefragt: Das Portal hat keinen Zugang zu ihm.',
  'meaning.healthy':
    'Es läuft, was Git verlangt, und der Cluster antwortet unserer Probe.',
  'meaning.notPlaced': 'Ihr ApplicationSet platziert sie hier nicht.',
  'why.contradicted':
    'der Hub sagt Successful, unsere Probe bekommt keine Antwort',
  'why.notHeard': 'der Hub antwortet nicht',
  'why.degraded': 'die Ursache steht bei ihren Ressourcen',
  'why.syncFailed': 'die Ursache steht bei der letzten Operation',
  'why.notComparable': 'die Ursache steht bei ihren Conditions',
  'why.missing': 'ihre Ressourcen sind nicht auf dem Cluster',
  'why.drift': 'weicht von Git ab',
  'why.progressing': '',
  'why.waiting': 'im RollingSync noch nicht an der Reihe',
  'why.suspended': 'absichtlich angehalten',
  'why.notCompared': 'noch nicht mit Git verglichen',
  'why.unverified': 'niemand fragt den Cluster selbst',
  'why.healthy': '',
  'remedy.contradicted':
    'Öffnen Sie den Cluster und prüfen Sie seinen API-Server und das Netzwerk.',
  'remedy.notHeard':
    'Prüfen Sie den Hub: Adresse, Token und Netzwerkverbindung.',
  'remedy.degraded':
    'Sehen Sie sich die Ressourcen unten an: Bei der fehlerhaften steht die Ursache. Beheben Sie sie in Git oder kehren Sie zur letzten funktionierenden Revision zurück.',
  'remedy.syncFailed':
    'Lesen Sie unten die Operation und korrigieren Sie das Manifest in Git; bei automatischem Sync versucht es der Hub von selbst erneut.',
  'remedy.notComparable':
    'Lesen Sie unten die Conditions und korrigieren Sie Quelle oder Ziel in Git.',
  'remedy.missing':
    'Sehen Sie sich die Conditions an: Vielleicht ist der Sync ausgeschaltet oder der Namespace wird gerade gelöscht.',
  'remedy.drift':
    'Vergleichen Sie beide Seiten: Übernehmen Sie die Änderung nach Git, oder machen Sie sie mit einem Sync rückgängig.',
  'remedy.progressing':
    'Nichts zu tun, solange es nicht länger dauert als gewöhnlich.',
  'remedy.waiting':
    'Sehen Sie sich das ApplicationSet an: Die vorangehenden Schritte kommen zuerst.',
  'remedy.suspended':
    'Setzen Sie sie dort fort, wo sie angehalten wurde, wenn es weitergehen soll.',
  'remedy.notCompared':
    'Nichts zu tun: Der erste Vergleich dauert einige Sekunden.',
  'remedy.unverified':
    'Geben Sie dem Portal Lesezugriff auf den Cluster, damit es ihn überprüfen kann.',
  'remedy.healthy': 'Nichts zu tun.',
};
