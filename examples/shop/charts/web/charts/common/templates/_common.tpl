{{- define "common.name" -}}
{{ .Release.Name | trunc 53 | trimSuffix "-" }}
{{- end }}

{{- define "common.selector" -}}
app.kubernetes.io/name: {{ include "common.name" . }}
{{- end }}

{{- define "common.labels" -}}
{{ include "common.selector" . }}
app.kubernetes.io/part-of: shop
app.kubernetes.io/managed-by: argocd
{{- end }}
