apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "CHART.fullname" . }}-env
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
data:
  {{- range $key := keys .Values.settings | sortAlpha }}
  {{ $key | upper | replace "-" "_" }}: {{ get $.Values.settings $key | toString | quote }}
  {{- end }}
