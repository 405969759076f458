apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata:
  name: {{ include "CHART.fullname" . }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
value: {{ .Values.priority | default 1000 }}
globalDefault: false
description: Pods of {{ .Release.Name }}
