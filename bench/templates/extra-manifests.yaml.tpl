{{- range .Values.extraManifests }}
---
{{ tpl (toYaml .) $ }}
{{- end }}
