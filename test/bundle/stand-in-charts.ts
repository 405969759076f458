import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { LoopbackAnswer } from '../fakes/loopback-server.ts';
import { packedChart } from '../fakes/tar-archive.ts';

/** A packed chart that stands for a real one: it has the values that the examples set, and little else. */
export interface StandIn {
  name: string;
  version: string;
  archive: Buffer;
}

const LABELS = '{app: {{ .Release.Name }}, chart: {{ .Chart.Name }}-{{ .Chart.Version }}}';

/** @param files `values.yaml` and templates; `Chart.yaml` is made, its fields beyond name and version given by `more`. */
export function standIn(name: string, version: string, files: Record<string, string>, more: object = {}): StandIn {
  const manifest = stringify({ apiVersion: 'v2', name, version, ...more });
  return { name, version, archive: packedChart(name, { 'Chart.yaml': manifest, ...files }) };
}

/** What `helm repo index` writes: archives beside the index. */
export function chartRoutes(folder: string, charts: readonly StandIn[]): Record<string, LoopbackAnswer> {
  const entries: Record<string, object[]> = {};
  const routes: Record<string, LoopbackAnswer> = {};
  for (const { name, version, archive } of charts) {
    const file = `${name}-${version}.tgz`;
    const digest = createHash('sha256').update(archive).digest('hex');
    entries[name] = [...(entries[name] ?? []), { name, version, digest, urls: [file] }];
    routes[`GET ${folder}/${file}`] = { body: archive };
  }
  routes[`GET ${folder}/index.yaml`] = { body: stringify({ apiVersion: 'v1', entries }) };
  return routes;
}

export function loki(version: string, appVersion: string): StandIn {
  const files = {
    'values.yaml':
      'loki: {auth_enabled: true, commonConfig: {replication_factor: 3}, storage: {type: s3}}\nsingleBinary: {replicas: 0}\n',
    'templates/config.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: {{ .Release.Name }}}
data:
  config.yaml: |
    auth_enabled: {{ .Values.loki.auth_enabled }}
    common: {{ .Values.loki.commonConfig | toJson }}
    storage: {{ .Values.loki.storage.type }}
`,
    'templates/statefulset.yaml': `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: {{ .Release.Name }}, labels: ${LABELS}}
spec:
  replicas: {{ .Values.singleBinary.replicas }}
  serviceName: {{ .Release.Name }}
  selector: {matchLabels: {app: {{ .Release.Name }}}}
  template:
    metadata: {labels: {app: {{ .Release.Name }}}}
    spec: {containers: [{name: loki, image: "docker.io/grafana/loki:{{ .Chart.AppVersion }}"}]}
`,
  };
  return standIn('loki', version, files, { appVersion });
}

export function promtail(version: string): StandIn {
  const files = {
    'values.yaml': 'config: {clients: []}\n',
    'templates/secret.yaml': `apiVersion: v1
kind: Secret
metadata: {name: {{ .Release.Name }}, labels: ${LABELS}}
stringData:
  promtail.yaml: {{ .Values.config | toJson | quote }}
`,
  };
  return standIn('promtail', version, files);
}

/** With a password that is another one in every render, as the real chart has it. */
export function grafana(version: string): StandIn {
  const files = {
    'values.yaml': 'datasources: {}\n',
    'templates/all.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: {{ .Release.Name }}, labels: ${LABELS}}
data:
{{- range $file, $content := .Values.datasources }}
  {{ $file }}: {{ $content | toJson | quote }}
{{- end }}
---
apiVersion: v1
kind: Secret
metadata: {name: {{ .Release.Name }}}
data: {admin-password: {{ randAlphaNum 40 | b64enc }}}
`,
  };
  return standIn('grafana', version, files);
}

export function argoCd(version: string): StandIn {
  const files = {
    'values.yaml': 'server: {extraArgs: []}\n',
    'templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: {{ .Release.Name }}-server, labels: ${LABELS}}
spec:
  selector: {matchLabels: {app: server}}
  template:
    metadata: {labels: {app: server}}
    spec:
      containers:
        - name: server
          args: {{ concat (list "/usr/local/bin/argocd-server") .Values.server.extraArgs | toJson }}
`,
  };
  return standIn('argo-cd', version, files);
}

/** Says its version and its message, which are all that most tests look at. */
export function web(version: string, name = 'web'): StandIn {
  return standIn(name, version, {
    'values.yaml': 'message: of the chart\n',
    'templates/config.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: {{ .Release.Name }}-{{ .Chart.Name }}}
data: {version: {{ .Chart.Version | quote }}, message: {{ .Values.message | quote }}}
`,
  });
}
