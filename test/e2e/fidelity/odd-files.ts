import type { JsonObject, KubeObject } from '../../../src/model/kube-object.ts';
import { documents, type Files } from './fleet.ts';
import { randomObject, randomObjects } from './objects.ts';
import type { Random } from './random.ts';
import { randomString, randomTree } from './values.ts';

/** Files of a directory, by what is odd about them. */
export const ODD_FILES: Record<string, (random: Random) => Files> = {
  'empty and null documents': (random) => ({
    'a.yaml': `---\n# only a comment\n---\nnull\n---\n~\n${documents(randomObject(random))}---\n`,
    'empty.yaml': '',
    'blank.yaml': '\n\n---\n---\n',
  }),
  Lists: (random) => ({
    'list.yaml': documents(
      list('List', randomObjects(random, 2, 4)),
      list('ConfigMapList', [configMap(random), configMap(random)]),
    ),
    'nested.yaml': documents(list('List', [list('List', [configMap(random)]), configMap(random)])),
    'null.yaml': 'apiVersion: v1\nkind: ConfigMapList\nitems: null\n',
    'empty.json': JSON.stringify(list('List', [])),
  }),
  'YAML that is not Kubernetes': (random) => ({
    'values.yaml': documents(randomTree(random)),
    'broken.yaml': 'a: [1, 2\nb: {\n',
    'text.yaml': 'only text\n',
  }),
  'byte order marks and UTF-16': (random) => ({
    'bom.yaml': `\ufeff${documents(configMap(random))}`,
    'utf16.yaml': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(documents(configMap(random)), 'utf16le')]),
  }),
  'anchors, merges and tags': () => ({
    'anchors.yaml': `apiVersion: v1
kind: ConfigMap
metadata: &meta
  name: anchored
  labels: {a: "1"}
data: &data
  one: "1"
  two: "2"
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: merged
  labels: &labels {b: "2"}
  annotations: *labels
data:
  <<: &more {three: "3", four: "4"}
  four: "overridden"
---
apiVersion: v1
kind: ConfigMap
metadata: {name: tagged}
data:
  number: !!str 12
  binary: !!binary aGVsbG8=
`,
  }),
  'YAML 1.1 scalars': () => ({
    'scalars.yaml': `apiVersion: example.com/v1
kind: Unheard
metadata:
  name: scalars
spec:
  bools: [yes, no, on, off, y, n, True, FALSE, "yes"]
  octal: [0644, 0o644, 0x1F, 0b11, 1_000, 08, +7]
  floats: [1.0, 1., .5, 1e3, 1e+3, 1E-2, 100000000000000000000, 0.1, -0.0]
  nulls: [~, null, Null, "", ]
  dates: [2026-01-02, 2026-01-02T03:04:05Z, 12:30:45]
  big: [9007199254740993, 18446744073709551615, -9223372036854775808]
  text: [=, <<, 1.2.3, 0.0.0.0, 1:20]
  ? complex
  : value
  1: number key
  true: bool key
  1.5: float key
`,
  }),
  'block scalars': () => ({
    'blocks.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: blocks}
data:
  literal: |
    one
      two

    three
  strip: |-
    one
    two
  keep: |+
    one

  folded: >
    one
    two

    three
      more
  indented: |2
      two spaces
  quoted: "a \\
    b\\tc \\u2693 \\x41"
  single: 'it''s
    folded'
`,
  }),
  'a file that asks not to be rendered': (random) => ({
    'skip.yaml': `# +argocd:skip-file-rendering\n${documents(configMap(random))}`,
  }),
  'duplicates and generateName': (random) => ({
    'a.yaml': documents(named('twice', random), generated(), generated()),
    'b.yaml': documents(named('twice', random, 'trial'), named('twice', random), named('thrice', random, 'shop')),
    'c.json': JSON.stringify(named('thrice', random)),
  }),
  'repeated keys': () => ({
    'repeated.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: repeated}\ndata:\n  b: "1"\n  a: "2"\n',
  }),
  'Windows line ends and no line end': (random) => ({
    'windows.yaml': documents(configMap(random), configMap(random)).replaceAll('\n', '\r\n'),
    'no-end.yaml': documents(configMap(random)).trimEnd(),
  }),
  'document ends and directives': (random) => ({
    'ends.yaml': `%YAML 1.1\n---\n${body(random)}...\n---\n${body(random)}`,
    'separators.yaml': `${body(random)}--- # a comment\n${body(random)}---   \n${body(random)}`,
  }),
  'JSON as YAML': (random) => ({
    'json.yaml': JSON.stringify(configMap(random)),
    'flow.yaml': `{apiVersion: v1, kind: ConfigMap, metadata: {name: flow}, data: {a: "1", b: ${JSON.stringify(randomString(random))}}}\n`,
  }),
  'kustomization-like names deeper down': (random) => ({
    'sub/kustomization.yaml': 'resources: []\n',
    'sub/Chart.yaml': 'name: x\n',
    'more.yaml': documents(randomObject(random)),
  }),
};

export function configMap(random: Random): KubeObject {
  return named(`config-${random.letters(6)}`, random);
}

function named(name: string, random: Random, namespace?: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...(namespace && { namespace }) },
    data: { text: randomString(random) },
  };
}

function generated(): KubeObject {
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'each-' }, spec: { template: { spec: {} } } };
}

function list(kind: string, items: JsonObject[]): JsonObject {
  return { apiVersion: 'v1', kind, items };
}

function body(random: Random): string {
  return documents(configMap(random)).slice(4);
}
