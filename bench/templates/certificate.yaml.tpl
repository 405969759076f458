apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: {{ include "CHART.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
spec:
  secretName: {{ include "CHART.fullname" . }}-internal-tls
  duration: 2160h
  issuerRef:
    kind: ClusterIssuer
    name: internal
  dnsNames:
    {{- range list "" ".svc" ".svc.cluster.local" }}
    - {{ include "CHART.fullname" $ }}.{{ $.Release.Namespace }}{{ . }}
    {{- end }}
