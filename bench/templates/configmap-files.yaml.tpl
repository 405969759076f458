apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "CHART.fullname" . }}-files
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
data:
  {{- (.Files.Glob "files/*").AsConfig | nindent 2 }}
