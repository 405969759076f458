apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: {{ include "CHART.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "CHART.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    name: {{ include "CHART.fullname" . }}
  minReplicaCount: {{ .Values.autoscaling.minReplicas }}
  maxReplicaCount: {{ .Values.autoscaling.maxReplicas }}
  triggers:
    {{- range .Values.queues }}
    - type: rabbitmq
      metadata:
        queueName: {{ .name }}
        mode: QueueLength
        value: {{ .length | quote }}
    {{- end }}
