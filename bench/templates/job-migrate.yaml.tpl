apiVersion: batch/v1
kind: Job
metadata:
  name: {{ include "CHART.fullname" . }}-migrate
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-weight: "-5"
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  backoffLimit: 1
  activeDeadlineSeconds: {{ .Values.jobs.deadlineSeconds | default 600 }}
  template:
    metadata:
      labels:
        {{- include "CHART.selectorLabels" . | nindent 8 }}
    spec:
      restartPolicy: Never
      serviceAccountName: {{ include "CHART.serviceAccountName" . }}
      containers:
        - name: migrate
          image: {{ include "CHART.image" . }}
          args: ["migrate"]
          env:
            {{- include "CHART.env" . | nindent 12 }}
