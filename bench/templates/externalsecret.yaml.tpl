apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: {{ include "CHART.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
spec:
  refreshInterval: 1h
  secretStoreRef:
    kind: ClusterSecretStore
    name: {{ .Values.externalSecrets.store }}
  target:
    name: {{ include "CHART.fullname" . }}-external
  data:
    {{- range .Values.externalSecrets.keys }}
    - secretKey: {{ . }}
      remoteRef:
        key: {{ printf "%s/%s/%s" $.Release.Namespace (include "CHART.name" $) . }}
    {{- end }}
