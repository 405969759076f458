{{- if .Values.persistence.shared }}
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{ include "CHART.fullname" . }}-shared
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
    app.kubernetes.io/component: storage
spec:
  accessModes: [ReadWriteMany]
  resources:
    requests:
      storage: {{ .Values.persistence.size }}
{{- end }}
