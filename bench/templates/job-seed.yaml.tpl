apiVersion: batch/v1
kind: Job
metadata:
  name: {{ include "CHART.fullname" . }}-seed
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
  annotations:
    helm.sh/hook: post-install
    helm.sh/hook-weight: "5"
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
        - name: seed
          image: {{ include "CHART.image" . }}
          args: ["seed"]
          env:
            {{- include "CHART.env" . | nindent 12 }}
