apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: {{ include "CHART.fullname" . }}-agent
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
spec:
  selector:
    matchLabels:
      {{- include "CHART.selectorLabels" . | nindent 6 }}
      app.kubernetes.io/component: agent
  template:
    metadata:
      labels:
        {{- include "CHART.labels" . | nindent 8 }}
        app.kubernetes.io/component: agent
    spec:
      {{- include "CHART.podSpec" . | nindent 6 }}
