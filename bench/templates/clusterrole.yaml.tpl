apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: {{ include "CHART.fullname" . }}-{{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
rules:
  {{- range .Values.rbac.clusterroleRules }}
  - apiGroups: {{ toJson .apiGroups }}
    resources: {{ toJson .resources }}
    verbs: {{ toJson .verbs }}
  {{- end }}
