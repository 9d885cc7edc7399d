import { TextOf } from '../TextOf';
import { upgradeMessages } from '../upgradeMessages';

export const upgradeTexts: TextOf<typeof upgradeMessages> = {
  'upgrade.to': 'Kubernetes {{version}}, in Wellen',
  'upgrade.noPlan':
    'Es gibt keinen Plan. Nennen Sie in fleet.upgrades der Konfiguration eine Version und Wellen.',
  'upgrade.stepper': 'Wellen in ihrer Reihenfolge',
  'upgrade.watched': 'Beobachtet: {{figures}}.',
  'upgrade.noMetrics':
    'Wellen hängen von der Gesundheit der Cluster und Applications und von der Beobachtungszeit ab. Fehlerrate und Latenz werden nicht beobachtet: fleet.upgrades.slo nennt kein Ziel.',
  'upgrade.noDowngrade': 'Eine Control Plane wird nie zurückgestuft.',
  'upgrade.match': 'Labels {{labels}}',
  'upgrade.atOnce': '{{n, number}} auf einmal',
  'upgrade.soak': '{{span}} lang beobachtet',
  'upgrade.soakedAt': 'Beobachtet bis',
  'upgrade.upgradedOf': '{{n, number}} von {{all, number}} aktualisiert',
  'upgrade.unplanned': 'In keiner Welle',
  'upgrade.cluster': 'Cluster',
  'upgrade.state': 'Zustand',
  'upgrade.version': 'Kubernetes',
  'upgrade.machines': 'Maschinen',
  'upgrade.machinesOf': 'Maschinen von {{cluster}}',
  'upgrade.roles.controlPlane': 'Control Plane',
  'upgrade.roles.worker': 'Worker',
  'upgrade.upgrade': 'Aktualisieren',
  'upgrade.figures.errorRate': 'Fehlerrate',
  'upgrade.figures.latency': 'Latenz',
  'upgrade.figures.apiServer': 'API-Server',
  'upgrade.figures.failedDeployments': 'Gescheiterte Deployments',
  'upgrade.percent': '{{n, number}} %',
  'upgrade.seconds': '{{n, number}} s',
  'upgrade.figureAtMost': '{{name}} {{value}}, höchstens {{objective}}',
  'upgrade.figureAtLeast': '{{name}} {{value}}, mindestens {{objective}}',
  'upgrade.figureNone': '{{name}}: noch nichts zu zählen',
  'upgrade.figureUnknown': '{{name}} nicht bekannt: {{reason}}',
  'upgrade.stop': 'Upgrade anhalten',
  'upgrade.stopTitle': 'Das Upgrade der Flotte anhalten?',
  'upgrade.stopWhat':
    'Keine Welle beginnt, bis jemand es fortsetzt. Cluster, die gerade aktualisiert werden, laufen weiter: Eine Control Plane wird nie zurückgestuft.',
  'upgrade.reason': 'Grund',
  'upgrade.stoppedBy.slo':
    'Angehalten: Ein aktualisierter Cluster hat sein Ziel verfehlt',
  'upgrade.stoppedBy.hand': 'Angehalten von {{by}}',
  'upgrade.afterStop':
    'Schließen Sie die offenen Pull Requests von Wellen, und nehmen Sie Add-ons und Workloads per Pull Request zurück. Control Planes bleiben, wie sie sind: Stellen Sie einen Cluster, der so nicht bleiben kann, wieder her, oder ersetzen Sie ihn.',
  'upgrade.task.waiting':
    'Das Portal konnte die Pull Requests von Wellen noch nicht schließen und Add-ons nicht zurücknehmen',
  'upgrade.task.starting':
    'Das Portal schließt gleich die offenen Pull Requests von Wellen und nimmt Add-ons zurück',
  'upgrade.task.running':
    'Das Portal schließt die offenen Pull Requests von Wellen und nimmt Add-ons per Pull Request zurück',
  'upgrade.task.done':
    'Das Portal hat die offenen Pull Requests von Wellen geschlossen und vorgeschlagen, Add-ons zurückzunehmen, wo sie sich geändert hatten. Control Planes bleiben, wie sie sind.',
  'upgrade.task.failed':
    'Das Portal konnte die Pull Requests von Wellen nicht schließen und Add-ons nicht zurücknehmen; das muss jemand von Hand tun',
  'upgrade.taskNext': 'Nächster Versuch in',
  'upgrade.taskLink': 'Der Task',
  'upgrade.sloReason': 'Ein aktualisierter Cluster hat sein Ziel verfehlt',
  'upgrade.revert': 'Schließen und zurücknehmen',
  'upgrade.resume': 'Fortsetzen',
  'upgrade.resumedBy': 'Fortgesetzt von {{by}}',
  'upgrade.pastStops': 'Frühere Stopps',
  'upgrade.stopsUnknown':
    'Ob der Plan angehalten ist, ist nicht bekannt; deshalb darf keine Welle beginnen',
  'upgrade.ofMachines': '{{n, number}} von {{all, number}}',
  'upgrade.preflight': 'Vorprüfung',
  'upgrade.passed': 'Nichts spricht dagegen',
  'upgrade.controlPlane.failed':
    'Von {{from}} aus nicht in einem Schritt: Kubernetes geht je eine Minor-Version weiter und nie zurück',
  'upgrade.controlPlane.unknown': 'Seine Version ist nicht bekannt',
  'upgrade.kubelets.failed': 'Das Kubelet {{oldest}} ist zu alt dafür',
  'upgrade.kubelets.unknown': 'Die Kubelets konnten nicht gelesen werden',
  'upgrade.removedApis.failed': '{{api}} fällt mit {{release}} weg',
  'upgrade.removedApis.instead': 'nehmen Sie {{replacement}}',
  'upgrade.removedApis.unknown': 'Veraltete APIs konnten nicht gelesen werden',
  'upgrade.unread':
    'Kubelets, veraltete APIs und Helm-Releases konnten nicht gelesen werden',
  'upgrade.manifests.failed':
    '{{object}} in {{file}} ist {{api}}, was mit {{release}} wegfällt',
  'upgrade.manifests.unknown': 'Manifeste in Git wurden noch nicht durchsucht',
  'upgrade.liveObjects.failed':
    '{{object}}, von der Application {{application}} dort gehalten, ist {{api}}, was mit {{release}} wegfällt',
  'upgrade.liveObjects.unknown':
    'Was seine Applications dort halten, ist nicht bekannt',
  'upgrade.helmReleases.title': 'Helm-Releases',
  'upgrade.helmReleases.failed':
    '{{object}} des Helm-Releases {{name}} ist {{api}}, was mit {{release}} wegfällt',
  'upgrade.helmReleases.unknown': 'Helm-Releases konnten nicht gelesen werden',
  'upgrade.helmReleases.notGranted': 'Helm-Releases: nicht gewährt',
  'upgrade.helmReleases.unread':
    'Nicht zu verstehende Helm-Releases: {{names}}',
  'upgrade.helmReleases.howToGrant':
    'Helm-Releases werden nicht durchsucht, wo das Portal keine Secrets auflisten darf. Damit sie durchsucht werden, wenden Sie docs/manifests/spoke-helm-reader.yaml auf den Cluster an: Damit darf das Konto des Portals dort alle Secrets auflisten.',
  'upgrade.troubles': 'Nicht gesund: {{names}}',
  'upgrade.states.upgraded': 'Aktualisiert',
  'upgrade.states.upgrading': 'Wird aktualisiert',
  'upgrade.states.refused': 'Abgelehnt',
  'upgrade.states.ready': 'Darf aktualisiert werden',
  'upgrade.waves.done': 'Fertig',
  'upgrade.waves.soaking': 'Wird beobachtet',
  'upgrade.waves.open': 'Offen',
  'upgrade.waves.closed': 'Geschlossen',
  'upgrade.waves.empty': 'Kein Cluster',
  'upgrade.blocks.before': 'Wartet, bis {{wave}} aktualisiert ist',
  'upgrade.blocks.unhealthy': 'Wartet, bis {{wave}} gesund ist',
  'upgrade.blocks.soaking': 'Wartet, bis {{wave}} lang genug beobachtet wurde',
  'upgrade.blocks.burning': '{{wave}} hat das Ziel verfehlt',
  'upgrade.blocks.unwatched':
    'Die Zahlen von {{wave}} konnten nicht gelesen werden',
  'upgrade.blocks.stopped': 'Der Plan ist angehalten',
  'upgrade.blocks.full': 'So viele, wie dürfen, werden gerade aktualisiert',
  'upgrade.blocks.refused': 'Die Vorprüfung lässt keinen ihrer Cluster durch',
};
