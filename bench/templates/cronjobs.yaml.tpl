{{- range $name, $job := .Values.cronJobs }}
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: {{ include "CHART.fullname" $ }}-{{ $name }}
  namespace: {{ $.Release.Namespace }}
  labels:
    {{- include "CHART.labels" $ | nindent 4 }}
spec:
  schedule: {{ $job.schedule | quote }}
  concurrencyPolicy: {{ $job.concurrencyPolicy | default "Forbid" }}
  successfulJobsHistoryLimit: {{ ternary 1 3 (eq ($job.keep | default "few") "few") }}
  jobTemplate:
    spec:
      backoffLimit: {{ $job.backoffLimit | default 2 }}
      template:
        spec:
          restartPolicy: Never
          serviceAccountName: {{ include "CHART.serviceAccountName" $ }}
          containers:
            - name: {{ $name }}
              image: {{ include "CHART.image" $ }}
              args: {{ toJson $job.args }}
              env:
                {{- include "CHART.env" $ | nindent 16 }}
              resources:
                {{- toYaml (default $.Values.resources $job.resources) | nindent 16 }}
{{- end }}
