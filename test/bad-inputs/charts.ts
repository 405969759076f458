import { packedTar, type TarEntry } from '../fakes/tar-archive.ts';
import { application, type BadInput, config } from './bad-input.ts';

const CHART = { 'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n' };
const NEW = { 'apps/new.yaml': application('new', 'path: chart') };
const DEPENDENCY = '\ndependencies:\n- {name: sub, version: 1.0.0, repository: ""}\n';

/** A chart with one that is packed inside it. */
function packed(
  title: string,
  entries: readonly TarEntry[],
  code: BadInput['code'],
  ...says: (string | RegExp)[]
): BadInput {
  const all = [{ path: 'sub/Chart.yaml', content: 'apiVersion: v2\nname: sub\nversion: 1.0.0\n' }, ...entries];
  const head = {
    ...NEW,
    'chart/Chart.yaml': CHART['chart/Chart.yaml'] + DEPENDENCY,
    'chart/charts/sub-1.0.0.tgz': packedTar(all),
  };
  return { title, head, code, says, never: ['root:x:0:0'] };
}

function template(title: string, text: string, code: BadInput['code'], ...says: (string | RegExp)[]): BadInput {
  return { title, head: { ...CHART, ...NEW, 'chart/templates/c.yaml': text }, code, says };
}

function schema(title: string, text: string, code: BadInput['code'], ...says: (string | RegExp)[]): BadInput {
  const head = {
    ...CHART,
    ...NEW,
    'chart/values.schema.json': text,
    'chart/values.yaml': 'a: {}\n',
    'chart/templates/c.yaml': config('level: info', 'charted'),
  };
  return { title, head, code, says, never: ['root:x:0:0'] };
}

const RANDOM = config(
  'password: {{ randAlphaNum 12 | quote }}\n  now: {{ now | date "2006-01-02" | quote }}\n  certificate: {{ (genCA "x" 365).Cert | quote }}\n  found: {{ (lookup "v1" "Secret" "shop" "x") | toJson | quote }}',
  'charted',
);

/** What charts hold, and what their templates do. */
export const CHART_INPUTS: readonly BadInput[] = [
  packed(
    'a packed chart that is a bomb',
    [{ path: 'sub/templates/c.yaml', content: Buffer.alloc(120_000_000, '#') }],
    1,
    'decompressed chart is larger than the maximum size 104857600',
  ),
  packed(
    'a packed chart of 20,000 files',
    Array.from({ length: 20_000 }, (_, index) => ({ path: `sub/files/${index}` })),
    0,
    'added new',
  ),
  packed(
    'a packed chart with a path upwards',
    [{ path: 'sub/../../../x.yaml', content: 'a: 1' }],
    1,
    'chart illegally references parent directory',
  ),
  packed('a packed chart with a path from the root', [{ path: '/etc/x.yaml', content: 'a: 1' }], 0),
  packed(
    'a packed chart with a link',
    [{ path: 'sub/templates/c.yaml', type: 'SymbolicLink', linkpath: '/etc/passwd' }],
    0,
  ),
  packed('a packed chart with a device', [{ path: 'sub/templates/c.yaml', type: 'CharacterDevice' }], 0),
  {
    title: 'a chart that is named ..',
    head: {
      ...NEW,
      'chart/Chart.yaml': 'apiVersion: v2\nname: ".."\nversion: 1.0.0\n',
      'chart/templates/c.yaml': config('level: info'),
    },
    code: 1,
    says: ['chart.metadata.name ".." is not allowed'],
  },
  schema(
    'a schema of values that points to a device',
    '{"properties": {"a": {"$ref": "file:///dev/zero"}}}',
    1,
    'failing loading "file:///dev/zero"',
  ),
  schema(
    'a schema of values that points to a file',
    '{"properties": {"a": {"$ref": "file:///etc/passwd"}}}',
    1,
    'failing loading "file:///etc/passwd"',
  ),
  schema('a schema of values that points to itself', '{"$ref": "#"}', 1, 'reference cycle'),
  schema(
    'a schema of values that goes round',
    '{"properties": {"a": {"$ref": "#"}}, "$defs": {"b": {"allOf": [{"$ref": "#/$defs/b"}]}}}',
    0,
  ),
  {
    ...template(
      'a template that never ends',
      '{{ range $i := untilStep 0 2000000000 1 }}{{ range $j := untilStep 0 2000000000 1 }}{{ end }}{{ end }}',
      3,
      'helm.template for Application new was stopped',
    ),
    args: ['check', '--render-timeout', '5'],
  },
  {
    ...template(
      'a template that writes without end',
      '{{ define "x" }}{{ include "x" . }}{{ include "x" . }}{{ end }}{{ include "x" . }}',
      1,
      'error render-failed apps/new.yaml:1',
      'chart/templates/c.yaml:1',
      /error calling include: \(\d+ times\)/,
    ),
    args: ['check', '--render-timeout', '20'],
  },
  {
    ...template(
      'a template that writes a gigabyte',
      '# {{ repeat 1000000000 "x" }}',
      3,
      'helm.template for Application new was stopped',
    ),
    args: ['check', '--render-timeout', '20'],
  },
  template(
    'random values, the time and the cluster',
    RANDOM,
    0,
    '3 fields left out, different from one render to the next',
    'ConfigMap shop/charted /data/password',
  ),
  {
    title: 'random values, the time and the cluster, before and after',
    base: { ...CHART, ...NEW, 'chart/templates/c.yaml': RANDOM },
    head: { 'chart/values.yaml': 'unused: 1\n' },
    code: 0,
    says: ['none of 2 Applications changes', '3 fields with another value at each render'],
  },
  {
    title: 'a template that reads a file of the machine',
    head: {
      ...CHART,
      ...NEW,
      'chart/templates/c.yaml': config(
        'level: {{ printf "<%s%s>" (.Files.Get "/etc/passwd") (.Files.Get "../../etc/passwd") }}',
        'charted',
      ),
    },
    code: 0,
    says: ['level: "<>"'],
    never: ['root:x:0:0'],
  },
  template(
    'a template with an error',
    config('level: {{ .Values.missing.value }}', 'charted'),
    1,
    'error render-failed apps/new.yaml:1',
    'chart/templates/c.yaml:6:19',
  ),
  template(
    'a template that renders no YAML',
    'a: b: c\n',
    1,
    'error render-failed apps/new.yaml:1',
    'YAML parse error on chart/templates/c.yaml',
  ),
];
