apiVersion: v1
kind: Pod
metadata:
  name: {{ include "CHART.fullname" . }}-test
  namespace: {{ .Release.Namespace }}
  annotations:
    helm.sh/hook: test
spec:
  restartPolicy: Never
  containers:
    - name: wget
      image: docker.io/library/busybox:1.37
      args: ["wget", "-qO-", "{{ include "CHART.fullname" . }}:{{ (first .Values.ports).containerPort }}"]
