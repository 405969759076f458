{{- if .Values.alerts.enabled }}
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: {{ include "CHART.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
spec:
  groups:
    - name: {{ include "CHART.fullname" . }}
      rules:
        {{- range .Values.alerts.rules }}
        - alert: {{ .name }}
          expr: {{ tpl .expr $ | quote }}
          for: {{ .for | default "10m" }}
          labels:
            severity: {{ .severity | default "warning" }}
            team: {{ $.Values.team }}
          annotations:
            summary: {{ .summary | quote }}
            runbook_url: {{ printf "https://runbooks.example.com/%s" (.name | kebabcase) }}
        {{- end }}
{{- end }}
