apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "CHART.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
data:
  config.yaml: |
    {{- tpl (toYaml .Values.config) . | nindent 4 }}
  {{- range $name, $text := .Values.configFiles }}
  {{ $name }}: |
    {{- tpl $text $ | nindent 4 }}
  {{- end }}
