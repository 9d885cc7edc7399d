/**
 * The chart that the demo's services share. Helm makes from it exactly what
 * `render/chart.ts` plays, so that a clone of the repository can be rendered
 * with the real thing.
 */
export const chartFiles: Readonly<Record<string, string>> = {
  'charts/service/Chart.yaml': `apiVersion: v2
name: service
description: One stateless service with its configuration
version: 1.4.0
appVersion: "1.0.0"
`,
  'charts/service/values.yaml': `# Without an image the release's own name and the chart's appVersion are taken.
image:
  repository: ""
  tag: ""
replicas: 2
progressDeadlineSeconds: 60
service:
  port: 80
  targetPort: 8080
`,
  'charts/service/templates/_names.tpl': `{{- define "service.name" -}}
{{- default .Release.Name (default .Values.nameOverride .Values.fullnameOverride) -}}
{{- end -}}
{{- define "service.labels" -}}
app: {{ include "service.name" . }}
app.kubernetes.io/name: {{ include "service.name" . }}
helm.sh/chart: {{ .Chart.Name }}
{{- end -}}
{{- define "service.image" -}}
{{- $own := printf "registry.example.com/%s" (include "service.name" .) -}}
{{ default $own .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end -}}
`,
  'charts/service/templates/configmap.yaml': `{{- with .Values.config }}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "service.name" $ }}-config
  labels: {{- include "service.labels" $ | nindent 4 }}
data: {{- toYaml . | nindent 2 }}
{{- end }}
`,
  'charts/service/templates/service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: {{ include "service.name" . }}
  labels: {{- include "service.labels" . | nindent 4 }}
spec:
  ports:
    - port: {{ .Values.service.port }}
      targetPort: {{ .Values.service.targetPort }}
  selector:
    app: {{ include "service.name" . }}
`,
  'charts/service/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "service.name" . }}
  labels: {{- include "service.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  progressDeadlineSeconds: {{ .Values.progressDeadlineSeconds }}
  selector:
    matchLabels:
      app: {{ include "service.name" . }}
  template:
    metadata:
      labels:
        app: {{ include "service.name" . }}
      {{- with .Values.config }}
      annotations:
        checksum/config: {{ toJson . | sha256sum }}
      {{- end }}
    spec:
      containers:
        - name: app
          image: {{ include "service.image" . | quote }}
          ports:
            - containerPort: {{ .Values.service.targetPort }}
          {{- if .Values.config }}
          envFrom:
            - configMapRef:
                name: {{ include "service.name" . }}-config
          {{- end }}
`,
  'charts/service/templates/migration.yaml': `{{- if and .Values.migration .Values.migration.enabled }}
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ include "service.name" . }}-migrate
  labels: {{- include "service.labels" . | nindent 4 }}
spec:
  backoffLimit: 2
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: {{ include "service.image" . | quote }}
          args: [migrate, up]
{{- end }}
`,
};
