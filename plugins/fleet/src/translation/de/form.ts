import { formMessages } from '../formMessages';
import { TextOf } from '../TextOf';

export const formTexts: TextOf<typeof formMessages> = {
  'form.required': 'Pflichtfeld',
  'form.notRead': '{{what}} konnten nicht von der Fleet gelesen werden',
  'form.theHubs': 'Die Hubs',
  'form.theLabels': 'Die Labels',
  'form.theEnvironments': 'Die Umgebungen',
  'form.theReleases': 'Die früheren Releases',
  'form.wereHealthy': 'In {{environment}} zuletzt Healthy:',
  'form.theProjects': 'Die AppProjects',
  'form.theValues': 'Die Werte des Labels {{label}}',
  'form.hubs': 'Hubs',
  'form.chooseHub': 'Hub auswählen',
  'form.chooseSomeHub': 'Wählen Sie mindestens einen Hub aus.',
  'form.chooseEnvironment': 'Umgebung auswählen',
  'form.chooseProject': 'AppProject auswählen',
  'form.chooseValue': 'Wert für {{label}} auswählen',
  'form.projectsOfAll': 'Diejenigen, die es auf {{hubs}} gibt',
  'form.noHubs':
    'Es ist kein Hub konfiguriert, den Sie sehen dürfen: Die Administration nennt Hubs unter fleet.hubs oder gibt Ihnen das Recht, sie zu sehen.',
  'form.noClusters':
    'Kein Hub nennt einen Cluster, den Sie sehen dürfen: Nehmen Sie einen auf, oder sehen Sie auf der Seite der Hubs nach, ob sie gehört werden.',
  'form.noClustersOf':
    'Auf {{hubs}} ist kein Cluster bekannt, den Sie sehen dürfen: Nehmen Sie einen auf, wählen Sie einen anderen Hub, oder sehen Sie nach, ob der Hub gehört wird.',
  'form.noEnvironments':
    'Kein Cluster, den Sie sehen dürfen, gehört zu einer Umgebung: Nehmen Sie einen auf, oder lassen Sie die Administration die Labels von fleet.environments prüfen.',
  'form.noProjects':
    'Kein Hub nennt ein AppProject, das Sie sehen dürfen: Legen Sie auf einem Hub eines an, oder sehen Sie auf der Seite der Hubs nach, ob sie gehört werden.',
  'form.noProjectsOf':
    '{{hub}} nennt kein AppProject, das Sie sehen dürfen: Legen Sie dort eines an, wählen Sie einen anderen Hub, oder sehen Sie nach, ob der Hub gehört wird.',
  'form.noProjectsOfAll':
    'Kein AppProject, das Sie sehen dürfen, gibt es auf {{hubs}} zugleich: Legen Sie auf jedem eines mit demselben Namen an, oder wählen Sie weniger Hubs.',
  'form.noValues':
    'Kein Cluster, den Sie sehen dürfen, hat das Label {{label}}: Nehmen Sie einen damit auf, oder ändern Sie die Labels eines Clusters.',
  'form.repository': 'Repository',
  'form.repositoryNote':
    'In der Form host?owner=OWNER&repo=REPOSITORY. Mit fleet.repositories kann die Administration hier Repositories anbieten.',
  'form.use': '{{suggestion}} verwenden',
  'form.typeAnother': 'Etwas anderes eingeben',
  'form.fromTheList': 'Aus der Liste wählen',
  'lines.add': 'Zeile hinzufügen',
  'lines.line': '{{title}}, Zeile {{n, number}}',
  'lines.remove': 'Zeile {{n, number}} von {{title}} wegnehmen',
  'clusterForm.chooseFirst': 'Wählen Sie den Cluster im ersten Schritt.',
  'clusterForm.unknown':
    '{{hub}} hat keinen Cluster {{cluster}}, oder Sie dürfen ihn nicht sehen. Wählen Sie im ersten Schritt einen anderen.',
  'clusterForm.changeSome':
    'Ändern Sie mindestens ein Label, fügen Sie eines hinzu oder nehmen Sie eines weg.',
  'clusterForm.tickLeftBehind':
    '{{applications}} bliebe zurück. Bestätigen Sie jede einzeln mit ihrem Häkchen, oder nehmen Sie zuerst die Services vom Cluster.',
  'clusterForm.tickRemovals':
    'Die Produktion würde {{applications}} verlieren. Bestätigen Sie jede einzeln mit ihrem Häkchen, oder lassen Sie die Labels, durch die sie dort läuft.',
  'clusterForm.hiddenRemovals_one':
    'Die Produktion würde außerdem {{count}} Application verlieren, die Sie nicht sehen dürfen. Bitten Sie jemanden, der sie sehen darf.',
  'clusterForm.hiddenRemovals_other':
    'Die Produktion würde außerdem {{count}} Applications verlieren, die Sie nicht sehen dürfen. Bitten Sie jemanden, der sie sehen darf.',
  'selector.title': 'Welche Cluster?',
  'selector.note': 'Ein Cluster passt, wenn alle diese Bedingungen gelten.',
  'selector.add': 'Bedingung hinzufügen',
  'selector.condition': 'Bedingung {{n, number}}',
  'selector.remove': 'Bedingung {{n, number}} entfernen',
  'selector.label': 'Label',
  'selector.operator': 'Operator',
  'selector.values': 'Werte',
  'selector.In': 'ist eines von',
  'selector.NotIn': 'ist keines von',
  'selector.Exists': 'ist vorhanden',
  'selector.DoesNotExist': 'ist nicht vorhanden',
  'selector.known': 'Labels auf der Fleet: {{labels}}',
  'selector.knownAndMore':
    'Labels auf der Fleet: {{labels}} und {{n, number}} weitere',
  'selector.empty':
    'Fügen Sie eine Bedingung hinzu, um zu sehen, auf welche Cluster sie passt.',
  'selector.needed':
    'Fügen Sie mindestens eine Bedingung hinzu, zum Beispiel das Label env mit dem Wert prod.',
  'generator.by': 'Wie werden sie ausgewählt?',
  'generator.labels': 'Nach ihren Labels',
  'generator.names': 'Nach Namen',
  'generator.files': 'Nach Dateien in Git',
  'generator.folders': 'Ein Cluster, für jeden Ordner in Git',
  'generator.matrix': 'Nach ihren Labels, für jeden Ordner in Git',
  'generator.labelsNote':
    'Ein Cluster passt, wenn alle diese Bedingungen gelten.',
  'generator.namesNote': 'Diese Cluster und keine anderen.',
  'generator.filesNote':
    'Eine Application für jede Datei. Eine Datei hat die Schlüssel cluster und env.',
  'generator.foldersNote':
    'Eine Application für jeden Ordner, alle auf einem Cluster.',
  'generator.matrixNote':
    'Eine Application für jeden Ordner auf jedem Cluster, für den alle Bedingungen gelten.',
  'generator.labelsNeeded':
    'Fügen Sie mindestens eine Bedingung hinzu, zum Beispiel das Label env mit dem Wert prod.',
  'generator.namesNeeded': 'Wählen Sie mindestens einen Cluster aus.',
  'generator.filesNeeded':
    'Nennen Sie mindestens einen Pfad, zum Beispiel apps/shop/placements/*.yaml.',
  'generator.foldersNeeded':
    'Nennen Sie mindestens einen Pfad, zum Beispiel apps/shop/parts/*, und den Cluster.',
  'generator.matrixNeeded':
    'Nennen Sie mindestens einen Pfad, zum Beispiel apps/shop/parts/*, und fügen Sie mindestens eine Bedingung hinzu.',
  'generator.theClusters': 'Die Cluster',
  'generator.clusters': 'Cluster',
  'generator.chooseClusters': 'Cluster auswählen',
  'generator.cluster': 'Cluster',
  'generator.chooseCluster': 'Cluster auswählen',
  'generator.environment': 'Umgebung',
  'generator.environmentOf': 'Umgebung von {{cluster}}',
  'generator.path': 'Pfad',
  'generator.pathNumber': 'Pfad {{n, number}}',
  'generator.addPath': 'Pfad hinzufügen',
  'generator.removePath': 'Pfad {{n, number}} entfernen',
  'generator.exclude': 'Auslassen',
  'generator.repository': 'Git-Repository',
  'generator.repositoryNote': 'Leer lassen für das Repository der Fleet.',
  'generator.revision': 'Branch, Tag oder Commit',
  'generator.revisionNote': 'Leer lassen für den Branch, den die Hubs lesen.',
  'preview.title': 'Passende Cluster',
  'preview.failed': 'Die Vorschau konnte nicht ermittelt werden',
  'preview.failedWhy':
    'Die Vorschau konnte nicht ermittelt werden: {{reason}}. Versuchen Sie es erneut.',
  'preview.matched_one': '{{count}} Cluster passt',
  'preview.matched_other': '{{count}} Cluster passen',
  'preview.of': 'von {{total, number}}',
  'preview.none':
    'Kein Cluster passt. Ändern Sie Ihre Auswahl, oder geben Sie zuerst einem Cluster die Labels.',
  'preview.unmatched_one': '{{count}} Cluster passt nicht, und warum',
  'preview.unmatched_other': '{{count}} Cluster passen nicht, und warum',
  'preview.unmatchedList': 'Cluster, die nicht passen',
  'preview.hidden_one':
    '{{count}} Cluster von {{hub}}, den Sie nicht sehen dürfen',
  'preview.hidden_other':
    '{{count}} Cluster von {{hub}}, die Sie nicht sehen dürfen',
  'preview.hiddenIn_one':
    '{{count}} Cluster von {{hub}} in {{environment}}, den Sie nicht sehen dürfen',
  'preview.hiddenIn_other':
    '{{count}} Cluster von {{hub}} in {{environment}}, die Sie nicht sehen dürfen',
  'preview.refused': '{{hub}} würde das ablehnen',
  'preview.refusedWhy': '{{hub}} würde das ablehnen: {{reason}}',
  'preview.decidedLater': '{{hub}} entscheidet beim Merge über {{generator}}',
  'preview.tagAdd': 'neu',
  'preview.tagChange': 'ändern',
  'preview.tagRemove': 'entfernen',
  'preview.tagKeep': 'bleibt',
  'preview.added': 'neue Application {{application}}',
  'preview.removed': 'Application {{application}} entfällt',
  'preview.changed': '{{application}}: {{details}}',
  'preview.definition': 'ihre Definition ändert sich',
  'preview.unchanged': '{{application}} bleibt, wie sie ist',
  'preview.unknownCluster': 'unbekannter Cluster',
  'preview.clusterOn': '{{cluster}} auf {{hub}}',
  'preview.asOf': 'Stand von {{time}}, {{hub}} ist nicht erreichbar',
  'preview.neverHeard': '{{hub}} wurde noch nie erreicht',
  'files.title': 'Welcher Cluster welche Datei liest',
  'files.none':
    'Wählen Sie passende Cluster aus, um zu sehen, was jeder von ihnen liest.',
  'files.ifThere': '(falls vorhanden)',
  'files.note':
    'Jeder liest seine Dateien von oben nach unten; was eine spätere sagt, gilt.',
  'files.unread':
    'Kein Cluster liest {{files}}: Prüfen Sie den Namen oder wonach die Dateien benannt sind.',
  'source.title': 'Helm-Chart',
  'source.where': 'Wo liegt das Chart?',
  'source.git.repoURL': 'Git-Repository des Helm-Charts',
  'source.git.repoURLNote':
    'Lassen Sie es für ein Chart im Fleet-Repository leer.',
  'source.git.path': 'Ordner des Helm-Charts',
  'source.git.pathNote':
    'Lassen Sie ihn leer, wenn Ordner in Git so ausgerollt werden sollen, wie sie sind. Für Kustomize ist es der Ordner mit base und overlays.',
  'source.git.targetRevision': 'Branch, Tag oder Commit des Helm-Charts',
  'source.git.targetRevisionNote':
    'Lassen Sie ihn für den Branch leer, den die Hubs lesen.',
  'source.inGit': 'In einem Git-Repository',
  'source.helm.repoURL': 'Helm-Repository',
  'source.helm.repoURLNote': 'Zum Beispiel https://charts.example.com',
  'source.helm.chart': 'Chart',
  'source.helm.chartNote': 'Sein Name im Repository.',
  'source.helm.targetRevision': 'Version des Charts',
  'source.helm.targetRevisionNote': 'Ein Release, zum Beispiel 1.2.3',
  'source.inHelm': 'In einem Helm-Repository',
  'source.theRevisions': 'Die Releases auf der Fleet',
  'source.known': 'Jetzt auf der Fleet:',
  'source.unknown':
    'Keine Application der Fleet hat dieses Chart, daher ist hier kein Release davon bekannt. Geben Sie das gewünschte ein.',
  'source.unknownAmong':
    'Keine der durchsuchten Applications hat dieses Chart, daher ist hier kein Release davon bekannt. Geben Sie das gewünschte ein.',
  'present.reading': 'Der heutige Stand des Service wird gelesen …',
  'present.theService': 'Das ApplicationSet des Service',
  'present.nobodyHasIt':
    'Kein Hub hat ein ApplicationSet dieses Namens, oder Sie dürfen es nicht sehen. Prüfen Sie den Namen auf der ersten Seite.',
  'present.otherwise':
    'Das ist der Stand von {{hub}}. Bei {{hubs}} ist er ein anderer: Was Sie ändern, wird überall geändert, der Rest bleibt dort, wie er ist.',
  'present.same': 'Das ApplicationSet bleibt, wie es ist.',
  'present.differenceOn': 'Das ApplicationSet von {{hubs}}, vorher und nachher',
  'present.difference': 'Das ApplicationSet, vorher und nachher',
  'present.byHand': 'Dieses Formular kann nicht ändern, {{what}}',
  'present.otherGenerator':
    'Den Generator, der dort steht ({{kinds}}), hat nicht dieses Portal geschrieben, oder er enthält mehr, als das Formular fragen kann.',
  'present.otherSteps':
    'Die Schritte wählen nach etwas anderem als der Umgebung aus.',
  'present.editFile':
    'Bearbeiten Sie dafür das ApplicationSet im Fleet-Repository; Dateien dieses Portals heißen {{file}}.',
  'present.untick':
    'Um den Rest des Service zu ändern, nehmen Sie das Häkchen weg.',
  'present.openRepository': 'Fleet-Repository öffnen',
  'present.fields.generator': 'auf welchen Clustern der Service läuft',
  'present.fields.rollingSync':
    'in welcher Reihenfolge die Umgebungen folgen (RollingSync)',
  'present.fields.values': 'welche Values-Dateien die Cluster lesen',
  'present.fields.helm': 'was Helm außer den Values-Dateien erfährt',
  'present.fields.kustomize': 'welche Overlays Kustomize verwendet',
  'present.fields.source': 'was ausgerollt wird',
  'present.fields.syncPolicy': 'wie die Applications synchronisiert werden',
  'present.fields.finalizer':
    'was mit einer gelöschten Application verschwindet',
  'dnsWeights.add': 'Eintrag hinzufügen',
  'dnsWeights.record': 'Eintrag {{n, number}}',
  'dnsWeights.remove': 'Eintrag {{n, number}} entfernen',
  'dnsWeights.file': 'Manifest',
  'dnsWeights.setIdentifier': 'Set-Identifier',
  'dnsWeights.weight': 'Gewicht (0 bis {{most, number}})',
  'dnsWeights.share':
    '{{percent, number}} % der Antworten, wenn das alle Einträge des Namens sind',
  'dnsWeights.sum': 'Summe der Gewichte: {{sum, number}}',
  'dnsWeights.incomplete':
    'Geben Sie in jeder Zeile das Manifest, den Set-Identifier und ein Gewicht von 0 bis 255 an.',
  'dnsWeights.twice':
    '{{file}} hat den Set-Identifier {{setIdentifier}} hier zweimal. Jeder Eintrag hat ein Gewicht.',
  'dnsWeights.allZero':
    'Alle Gewichte sind 0, und dann wird mit allen Einträgen gleich oft geantwortet. Geben Sie der Region, die übernimmt, mehr.',
  'removals.production_one':
    'Die Produktion verliert {{count}} Application und ihre Daten. Setzen Sie das Häkchen, wenn das gewollt ist.',
  'removals.production_other':
    'Die Produktion verliert {{count}} Applications und ihre Daten. Setzen Sie bei jeder, die gewollt ist, das Häkchen.',
  'removals.leftBehind_one':
    '{{count}} Application bliebe zurück: Was sie bereitgestellt hat, bleibt auf dem Cluster, und niemand verwaltet es. Setzen Sie das Häkchen, wenn das gewollt ist.',
  'removals.leftBehind_other':
    '{{count}} Applications blieben zurück: Was sie bereitgestellt haben, bleibt auf dem Cluster, und niemand verwaltet es. Setzen Sie bei jeder, die gewollt ist, das Häkchen.',
  'removals.ticked': '{{done, number}} von {{total, number}} bestätigt',
  'removals.noEnvironment': 'Ohne Umgebung',
  'retirement.chooseFirst': 'Nennen Sie den Service im ersten Schritt.',
  'retirement.whatGoes': 'Was mit dem Service entfällt',
  'retirement.nothing': 'Keine Application entfällt.',
  'retirement.sentence_one': '{{count}} Application entfällt',
  'retirement.sentence_other': '{{count}} Applications entfallen',
  'retirement.fate.deleted':
    'Was sie bereitgestellt haben, wird mit ihnen gelöscht.',
  'retirement.fate.preserved':
    'Was sie bereitgestellt haben, bleibt auf den Clustern, und niemand verwaltet es.',
  'retirement.fate.orphaned':
    'Wo das ApplicationSet keine Applications löschen darf, bleiben sie, werden weiter synchronisiert und gehören keinem ApplicationSet mehr.',
  'retirement.others': 'Diese brauchen kein Häkchen',
  'retirement.tickRemovals':
    'Die Produktion würde {{applications}} verlieren. Bestätigen Sie jede einzeln mit ihrem Häkchen, oder nennen Sie im ersten Schritt andere Hubs.',
  'retirement.unheard':
    '{{hub}} ist nicht erreichbar, also ist das vielleicht nicht alles. Bis dahin wird die Aufgabe abgelehnt.',
  'review.sentence':
    'Dieser Pull Request fügt {{applications}} auf {{clusters}} hinzu, ändert {{changed, number}}, entfernt {{removed, number}}',
  'review.sentenceProduction':
    'Dieser Pull Request fügt {{applications}} auf {{clusters}} hinzu, ändert {{changed, number}}, entfernt {{removed, number}} (davon {{production, number}} in Produktion)',
  'review.missing': 'In einem früheren Schritt fehlt etwas',
  'review.allowNoMatch': 'Fortfahren, obwohl noch kein Cluster passt',
  'review.hubAgrees_one':
    '{{hub}} wurde ebenfalls gefragt und würde dieselbe Application erzeugen.',
  'review.hubAgrees_other':
    '{{hub}} wurde ebenfalls gefragt und würde dieselben {{count}} Applications erzeugen.',
  'review.hubDiffers':
    '{{hub}} wurde ebenfalls gefragt und würde etwas anderes erzeugen',
  'review.onlyHub': 'Nur der Hub: {{application}} auf {{cluster}}',
  'review.onlyPortal':
    'Nur nach der Rechnung hier: {{application}} auf {{cluster}}',
  'review.noCluster': 'keinem registrierten Cluster',
  'review.hubHidden_one':
    'Und {{count}} Unterschied, den Sie nicht sehen dürfen.',
  'review.hubHidden_other':
    'Und {{count}} Unterschiede, die Sie nicht sehen dürfen.',
  'review.hubUnasked':
    '{{hub}} konnte nicht sagen, was er erzeugen würde: {{reason}}',
  'review.tickRemovals':
    'Die Produktion würde {{applications}} verlieren. Bestätigen Sie jede einzeln mit ihrem Häkchen, oder wählen Sie mehr Cluster.',
  'review.hiddenRemovals_one':
    'Die Produktion würde außerdem {{count}} Application verlieren, die Sie nicht sehen dürfen. Bitten Sie jemanden, der sie sehen darf, oder wählen Sie mehr Cluster aus.',
  'review.hiddenRemovals_other':
    'Die Produktion würde außerdem {{count}} Applications verlieren, die Sie nicht sehen dürfen. Bitten Sie jemanden, der sie sehen darf, oder wählen Sie mehr Cluster aus.',
  'review.tickNoMatch':
    'Kein Cluster passt. Ändern Sie Ihre Auswahl, oder bestätigen Sie mit dem Häkchen, dass Sie trotzdem fortfahren wollen.',
  'review.written': 'Was geschrieben wird',
  'review.files': 'Dateien',
  'review.manifest': 'ApplicationSet',
  'review.manifestOn': 'ApplicationSet von {{hubs}}',
  'review.noParts':
    'Kein Teil ist ausgewählt, auf dem Cluster wird also nichts eingerichtet.',
  'review.partsIn':
    'Jeder Teil ist eine Application in {{file}}, die ihre Dateien liest.',
  'review.asApplication': 'als {{application}}',
  'review.partsWait':
    'Der Pull Request nennt die Befehle, die Sie mit Ihren eigenen Zugangsdaten ausführen; bis dahin warten diese Teile.',
  'review.part.cilium': 'Cilium',
  'review.part.cert-manager': 'cert-manager',
  'review.part.external-secrets': 'External Secrets',
  'review.part.kyverno': 'Kyverno',
  'review.part.default-deny': 'Default-Deny-Netzwerkregel',
  'review.part.velero': 'Velero',
  'review.part.thanos': 'Prometheus mit Thanos-Sidecar',
  'review.part.grafana': 'Grafana',
};
