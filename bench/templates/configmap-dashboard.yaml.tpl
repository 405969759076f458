{{- if .Values.dashboards.enabled }}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "CHART.fullname" . }}-dashboard
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
    grafana_dashboard: "1"
data:
  {{ .Chart.Name }}.json: |
    {{- .Files.Get "dashboards/overview.json" | nindent 4 }}
{{- end }}
