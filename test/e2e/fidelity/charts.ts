import { stringify } from 'yaml';
import type { JsonObject } from '../../../src/model/kube-object.ts';
import { documents, type Files } from './fleet.ts';
import { randomObject } from './objects.ts';
import type { Random } from './random.ts';
import { randomString, randomTree } from './values.ts';

export interface ChartOptions {
  version?: string;
  /** Beside what every chart has. */
  files?: Files;
  metadata?: JsonObject;
}

/** The files of a chart: some of the templates below, values, notes, files, and now and then a schema, CRDs and tests. */
export function chartFiles(random: Random, name: string, options: ChartOptions = {}): Files {
  const files: Files = {
    'Chart.yaml': stringify({
      apiVersion: 'v2',
      name,
      version: options.version ?? '1.2.3',
      appVersion: random.pick(['1.0', '2026.1', 'v3']),
      ...options.metadata,
    }),
    'values.yaml': documents(valuesOf(random)),
    'templates/_helpers.tpl': HELPERS.replaceAll('NAME', name),
    'templates/NOTES.txt': 'Thank you for {{ .Chart.Name }}.\n',
    'files/one.txt': `${randomString(random)}\nsecond line\n`,
    'files/two.json': JSON.stringify(randomTree(random)),
    '.helmignore': '*.bak\nignored/\n',
    'ignored/never.txt': 'never\n',
    'README.md': '# A chart\n',
  };
  const always = ['values', 'release', 'workload'];
  const others = Object.keys(TEMPLATES).filter((each) => !always.includes(each));
  for (const each of [...always, ...random.some(others, 4, 8)])
    files[`templates/${each}.yaml`] = (TEMPLATES[each] as string).replaceAll('NAME', name);
  files['templates/plain.yaml'] = escaped(documents(randomObject(random), randomObject(random)));
  if (random.chance(0.3)) files['crds/kind.yaml'] = crd(random);
  if (random.chance(0.3)) files['templates/tests/test.yaml'] = TEST.replaceAll('NAME', name);
  return { ...files, ...options.files };
}

/** Values that the templates ask for, and a tree that none knows. */
export function valuesOf(random: Random): JsonObject {
  return {
    replicas: random.below(6),
    image: { repository: `registry.example.com/${random.word()}`, tag: random.pick(['1.0', '1.27.3', 'latest', 'v2']) },
    text: randomString(random),
    list: Array.from({ length: 1 + random.below(4) }, () => randomString(random)),
    enabled: random.chance(0.6),
    nested: { deep: { value: randomString(random), number: random.below(100000) } },
    tree: randomTree(random),
    annotations: { 'example.com/from': 'values' },
  };
}

/** What a template would take for an action, as text. */
function escaped(text: string): string {
  return text.replaceAll(/\{\{|\}\}/g, (found) => `{{ ${JSON.stringify(found)} }}`);
}

const HELPERS = `{{- define "NAME.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}
{{- define "NAME.fullname" -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}
{{- end }}
`;

const HEAD = (kind: string, suffix: string, apiVersion = 'v1') => `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: {{ include "NAME.fullname" . }}-${suffix}
  labels:
    {{- include "NAME.labels" . | nindent 4 }}
`;

const TEMPLATES: Record<string, string> = {
  values: `${HEAD('ConfigMap', 'values')}data:
  text: {{ .Values.text | quote }}
  list: {{ .Values.list | join "," | quote }}
  yaml: |
    {{- toYaml .Values.tree | nindent 4 }}
  json: {{ toJson .Values.tree | quote }}
  all: {{ .Values | toPrettyJson | quote }}
  sum: {{ .Values.tree | toJson | sha256sum }}
`,
  release: `${HEAD('ConfigMap', 'release')}  annotations: {checksum/config: {{ include (print $.Template.BasePath "/values.yaml") . | sha256sum }}}
data:
  name: {{ .Release.Name | quote }}
  namespace: {{ .Release.Namespace | quote }}
  service: {{ .Release.Service }}
  revision: {{ .Release.Revision | quote }}
  install: {{ .Release.IsInstall | quote }}
  upgrade: {{ .Release.IsUpgrade | quote }}
  chart: {{ .Chart.Name }}-{{ .Chart.Version }}
  template: {{ .Template.Name | quote }}
  base: {{ .Template.BasePath | quote }}
  lookup: {{ lookup "v1" "Namespace" "" "kube-system" | toJson | quote }}
`,
  workload: `${HEAD('Deployment', 'web', 'apps/v1')}spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: {app: {{ .Release.Name }}}
  template:
    metadata:
      labels: {app: {{ .Release.Name }}}
      annotations:
        {{- with .Values.annotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      containers:
        - name: web
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
          {{- if .Values.enabled }}
          args: [--enabled, {{ .Values.nested.deep.number | quote }}]
          {{- end }}
`,
  capabilities: `${HEAD('ConfigMap', 'capabilities')}data:
  kube: {{ .Capabilities.KubeVersion.Version | quote }}
  minor: {{ .Capabilities.KubeVersion.Minor | quote }}
  newer: {{ semverCompare ">=1.30-0" .Capabilities.KubeVersion.GitVersion | quote }}
  monitors: {{ .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" | quote }}
  applications: {{ .Capabilities.APIVersions.Has "argoproj.io/v1alpha1/Application" | quote }}
  ingresses: {{ .Capabilities.APIVersions.Has "networking.k8s.io/v1/Ingress" | quote }}
  old: {{ .Capabilities.APIVersions.Has "policy/v1beta1" | quote }}
  helm: {{ .Capabilities.HelmVersion.Version | quote }}
`,
  files: `${HEAD('ConfigMap', 'files')}data:
  one: {{ .Files.Get "files/one.txt" | quote }}
  ignored: {{ .Files.Get "ignored/never.txt" | quote }}
  {{- (.Files.Glob "files/*").AsConfig | nindent 2 }}
  lines: {{ .Files.Lines "files/one.txt" | toJson | quote }}
  secrets: |
    {{- (.Files.Glob "files/*.json").AsSecrets | nindent 4 }}
`,
  range: `{{- range $index, $item := .Values.list }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "NAME.fullname" $ }}-item-{{ $index }}
data:
  item: {{ $item | quote }}
{{- end }}
`,
  tpl: `${HEAD('ConfigMap', 'tpl')}data:
  tpl: {{ tpl "{{ .Values.image.tag }} of {{ .Release.Name }}" . | quote }}
  default: {{ .Values.missing | default "nothing" | quote }}
  nil: {{ .Values.missing | quote }}
  dig: {{ dig "deep" "value" "none" .Values.nested | quote }}
  merge: {{ mergeOverwrite (dict "a" 1) (dict "b" (list 1 2)) | toJson | quote }}
  regex: {{ regexReplaceAll "[aeiou]" .Chart.Name "_" | quote }}
  ternary: {{ ternary "yes" "no" .Values.enabled | quote }}
  until: {{ until 4 | join "-" | quote }}
  b64: {{ "text" | b64enc }}
  semver: {{ (semver "1.2.3-rc.1").Prerelease | quote }}
  url: {{ urlParse "https://user@example.com:8443/p?q=1#f" | toJson | quote }}
  int: {{ .Values.nested.deep.number }}
`.replace('  int: {{ .Values.nested.deep.number }}', '  int: "{{ .Values.nested.deep.number }}"'),
  hooks: `{{- range list "pre-install" "post-install,post-upgrade" "pre-delete" "crd-install" }}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ include "NAME.fullname" $ }}-{{ . | replace "," "-" }}
  annotations:
    helm.sh/hook: {{ . }}
    helm.sh/hook-weight: "-5"
    helm.sh/hook-delete-policy: before-hook-creation
spec:
  template: {spec: {restartPolicy: Never, containers: [{name: job, image: busybox}]}}
{{- end }}
`,
  secret: `${HEAD('Secret', 'secret')}type: Opaque
stringData:
  word: {{ .Values.text | quote }}
data:
  other: {{ .Values.text | b64enc | quote }}
`,
  cluster: `${HEAD('ClusterRole', 'reader', 'rbac.authorization.k8s.io/v1')}rules:
  - {apiGroups: [""], resources: [pods], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: {{ include "NAME.fullname" . }}
  namespace: {{ .Release.Namespace }}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {{ include "NAME.fullname" . }}-reader}
subjects:
  - {kind: ServiceAccount, name: default, namespace: {{ .Release.Namespace | quote }}}
`,
  namespaced: `${HEAD('Service', 'elsewhere')}  namespace: elsewhere
spec:
  selector: {app: {{ .Release.Name }}}
  ports: [{port: 80}]
`,
  list: `apiVersion: v1
kind: List
items:
  {{- range $name, $value := dict "b" 1 "a" 2 }}
  - apiVersion: v1
    kind: ConfigMap
    metadata: {name: {{ include "NAME.fullname" $ }}-{{ $name }}}
    data: {value: {{ $value | quote }}}
  {{- end }}
`,
  nothing: `{{- if .Values.never }}
apiVersion: v1
kind: ConfigMap
metadata: {name: never}
{{- end }}
`,
  twice: `${HEAD('ConfigMap', 'values')}data: {second: "true"}
`,
  comments: `# a comment before
{{/* a comment of the template */}}
${HEAD('ServiceAccount', 'account')}# a comment after
---
# nothing but a comment
---
`,
  nulls: `${HEAD('ConfigMap', 'nulls')}data: {{ .Values.nothing | toJson }}
`,
};

const TEST = `apiVersion: v1
kind: Pod
metadata:
  name: {{ include "NAME.fullname" . }}-test
  annotations: {helm.sh/hook: test}
spec:
  restartPolicy: Never
  containers: [{name: test, image: busybox, command: ["true"]}]
`;

function crd(random: Random): string {
  const kind = `Crd${random.letters(5).replaceAll(/\d/g, 'x')}`;
  const plural = `${kind.toLowerCase()}s`;
  return documents({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.chart.example.com`, annotations: { note: '{{ not a template }}' } },
    spec: { group: 'chart.example.com', names: { kind, plural }, scope: 'Namespaced', versions: [] },
  });
}

/** A schema that the values of `valuesOf` satisfy, or one that they do not. */
export function valuesSchema(satisfied: boolean): string {
  return JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: satisfied ? ['replicas', 'image'] : ['neverGiven'],
    properties: { replicas: { type: 'integer' }, image: { type: 'object', properties: { tag: { type: 'string' } } } },
  });
}
