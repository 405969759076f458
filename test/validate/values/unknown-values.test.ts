import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../src/model/kube-object.ts';
import { parseYaml } from '../../../src/text/yaml.ts';
import type { Chart } from '../../../src/validate/values/chart.ts';
import { unknownForSubcharts, unknownValues } from '../../../src/validate/values/unknown-values.ts';

const yaml = (text: string) => (parseYaml(text).documents[0]?.value ?? {}) as JsonObject;

function chart(values: string, more: Partial<Chart> = {}): Chart {
  return {
    name: 'web',
    values: yaml(values),
    schema: undefined,
    texts: [],
    dependencies: [],
    charts: new Map(),
    ...more,
  };
}

function unknown(of: Chart, values: string, texts?: string[]): string[] {
  return unknownValues(of, yaml(values), texts).map(
    ({ path, chart: name, meant }) =>
      `${path.join('.')}${name === 'web' ? '' : ` (${name})`}${meant() === undefined ? '' : ` → ${meant()}`}`,
  );
}

const VALUES = 'replicaCount: 1\nimage: {repository: web, tag: ""}\nresources: {}\nhosts: []\nextra:\n';

describe('values.yaml', () => {
  test.each<[string, string, string[]]>([
    ['known keys', 'replicaCount: 2\nimage: {tag: v2}\n', []],
    ['a key at the top', 'replicas: 2\n', ['replicas']],
    ['a slip', 'replicacount: 2\n', ['replicacount → replicaCount']],
    ['a slip further down', 'image: {tags: v2}\n', ['image.tags → image.tag']],
    ['only the topmost', 'images: {a: {b: c}}\n', ['images → image']],
    ['below an empty map, a list, nothing', 'resources: {limits: {cpu: 1}}\nhosts: {a: 1}\nextra: {a: 1}\n', []],
    ['another type than the default', 'image: web:1\nreplicaCount: {a: 1}\n', []],
    [
      'what is of Helm, and what holds anchors',
      'global: {a: 1}\ntags: {a: true}\nx-common: 1\n_common: 1\n.common: 1\n',
      [],
    ],
    ['these further down are keys like others', 'image: {global: 1}\n', ['image.global']],
    ['a value that is taken away', 'replicas: null\n', ['replicas']],
  ])('%s', (_, values, expected) => {
    expect(unknown(chart(VALUES), values)).toEqual(expected);
  });
});

describe('templates', () => {
  const reading = (...texts: string[]) => chart('image: {tag: ""}\n', { texts });

  test.each<[string, string, string, string[]]>([
    ['a key that is read', '{{ .Values.replicas }}', 'replicas: 1\n', []],
    ['a deeper one', '{{ .Values.image.pullPolicy }}', 'image: {pullPolicy: Always, policy: a}\n', ['image.policy']],
    ['one that is only read', '{{ .Values.a.b }}', 'a: {b: 1, c: 2}\n', ['a.c']],
    ['one that is only asked for', '{{ if .Values.a }}{{ end }}', 'a: {b: 1}\n', []],
    ['a known one that is asked for too', '{{ if .Values.image }}{{ end }}', 'image: {b: 1}\n', ['image.b']],
    ['one that is used as a whole', '{{ toYaml .Values.image }}', 'image: {b: {c: 1}}\n', []],
    ['all values', '{{ range $k, $v := .Values }}{{ end }}', 'b: 1\n', []],
    [
      'in a block of with',
      '{{ with .Values.image }}{{ .pullPolicy }}{{ end }}',
      'image: {pullPolicy: a, policy: b}\n',
      ['image.policy'],
    ],
    ['a name that is near is told', '{{ .Values.hostNetwork }}', 'hostnetwork: true\n', ['hostnetwork → hostNetwork']],
  ])('%s', (_, text, values, expected) => {
    expect(unknown(reading(text), values)).toEqual(expected);
  });

  test('those within values are read too', () => {
    const values = 'config: "{{ .Values.mine }}"\nmine: 1\nyours: 2\n';
    expect(unknown(chart('config: ""\n'), values, [values])).toEqual(['yours']);
  });
});

describe('values.schema.json', () => {
  const schema = (rest: JsonObject): Chart =>
    chart('a: {b: 1}\n', { schema: { type: 'object', properties: {}, ...rest } });
  const known: Json = { type: 'object', properties: { deep: { type: 'string' } } };

  test.each<[string, JsonObject, string, string[]]>([
    ['a key', { properties: { c: known } }, 'c: {deep: x, deeper: y}\n', ['c.deeper → c.deep']],
    ['no key', { properties: { c: known } }, 'd: 1\n', ['d']],
    ['any key', { additionalProperties: { type: 'string' } }, 'd: 1\n', []],
    ['none but these: Helm says so', { additionalProperties: false }, 'd: 1\n', []],
    ['a map of which nothing is said', { properties: { c: { type: 'object' } } }, 'c: {d: 1}\n', []],
    ['nothing is said at all', { properties: { c: {} } }, 'c: {d: 1}\n', []],
    ['a map that values.yaml fills', { properties: { a: { type: ['object', 'null'] } } }, 'a: {d: 1}\n', []],
    [
      'keys of patterns that are not tried',
      { patternProperties: { '^(x+)+$': known, '[': known } },
      `${'x'.repeat(60)}y: {flat: b}\n`,
      [],
    ],
    ['keys of a pattern', { patternProperties: { '^x': known } }, 'xy: {deep: a, flat: b}\n', ['xy.flat']],
    [
      'a part of it',
      { $defs: { c: known }, properties: { c: { $ref: '#/$defs/c' } } },
      'c: {deep: x, flat: y}\n',
      ['c.flat'],
    ],
    ['elsewhere', { properties: { c: { $ref: 'https://example.com/c.json' } } }, 'c: {flat: y}\n', []],
    [
      'one of several',
      { properties: { c: { anyOf: [known, { type: 'string' }] } } },
      'c: {deep: x, flat: y}\n',
      ['c.flat'],
    ],
    [
      'within itself, many times over',
      { anyOf: [{ $ref: '#' }, { $ref: '#' }], properties: { c: known } },
      'c: {flat: y}\n',
      ['c.flat'],
    ],
  ])('%s', (_, rest, values, expected) => {
    expect(unknown(schema(rest), values)).toEqual(expected);
  });
});

describe('charts within it', () => {
  const redis = (more: Partial<Chart> = {}) => chart('auth: {enabled: true}\n', { name: 'redis', ...more });
  const within = (more: Partial<Chart> = {}, sub = redis()): Chart =>
    chart('a: 1\n', { charts: new Map([['redis', sub]]), ...more });
  const dependency = { name: 'redis', alias: undefined, conditions: [], imported: [] };

  test.each<[string, Chart, string, string[]]>([
    ['under its name', within(), 'redis: {auth: {enabled: false}}\n', []],
    [
      'a key that it does not know',
      within(),
      'redis: {auth: {enable: false}}\n',
      ['redis.auth.enable (redis) → redis.auth.enabled'],
    ],
    ['its values at the top are nobody’s', within(), 'auth: {enabled: false}\n', ['auth']],
    ['globals within it', within(), 'redis: {global: {a: 1}}\n', []],
    [
      'under an alias',
      within({ dependencies: [{ ...dependency, alias: 'cache' }] }),
      'cache: {auth: {a: 1}}\n',
      ['cache.auth.a (redis)'],
    ],
    ['one that is not at hand', within({ dependencies: [{ ...dependency, name: 'kafka' }] }), 'kafka: {a: 1}\n', []],
    [
      'what switches it on',
      within({ dependencies: [{ ...dependency, conditions: ['cache.enabled', 'redis.enabled'] }] }),
      'cache: {enabled: true}\nredis: {enabled: true, disabled: true}\n',
      ['redis.disabled (redis)'],
    ],
    [
      'what the chart around it has for it',
      within({ values: { redis: { own: 1 } } }),
      'redis: {own: 2, other: 3}\n',
      ['redis.other (redis)'],
    ],
    [
      'what the templates around it read',
      within({ texts: ['{{ .Values.redis.own }}'] }),
      'redis: {own: 2, other: 3}\n',
      ['redis.other (redis)'],
    ],
    ['all of it is read', within({ texts: ['{{ toYaml .Values.redis }}'] }), 'redis: {other: 3}\n', []],
    [
      'its templates read its values',
      within({}, redis({ texts: ['{{ .Values.port }}'] })),
      'redis: {port: 1}\nport: 2\n',
      ['port'],
    ],
    [
      'its named templates read those of whoever uses them',
      within({}, redis({ texts: ['{{ define "x" }}{{ .Values.port }}{{ end }}'] })),
      'port: 2\n',
      [],
    ],
    [
      'even with all of them',
      within({}, redis({ texts: ['{{ define "x" }}{{ $all := .context.Values }}{{ end }}'] })),
      'port: 2\n',
      ['port'],
    ],
    ['where its values go', within({ dependencies: [{ ...dependency, imported: ['data'] }] }), 'data: {a: 1}\n', []],
  ])('%s', (_, of, values, expected) => {
    expect(unknown(of, values)).toEqual(expected);
  });
});

describe('what a chart has for those within it, in its own values.yaml', () => {
  const redis = chart('auth: {enabled: true}\n', { name: 'redis' });
  const wrapping = (values: string, more: Partial<Chart> = {}) =>
    unknownForSubcharts(chart(values, { charts: new Map([['redis', redis]]), ...more })).map(({ path }) =>
      path.join('.'),
    );

  test.each<[string, string, Partial<Chart>, string[]]>([
    ['keys that they know', 'redis: {auth: {enabled: false}, global: {a: 1}}\n', {}, []],
    ['keys that they do not', 'redis: {auth: {enable: false}, port: 1}\n', {}, ['redis.auth.enable', 'redis.port']],
    ['keys of its own', 'own: {a: 1}\n', {}, []],
    [
      'keys that its own templates read',
      'redis: {port: 1, ports: 2}\n',
      { texts: ['{{ .Values.redis.port }}'] },
      ['redis.ports'],
    ],
    ['all of them', 'redis: {port: 1}\n', { texts: ['{{ toYaml .Values.redis }}'] }, []],
    [
      'one that is not at hand',
      'kafka: {a: 1}\n',
      { dependencies: [{ name: 'kafka', alias: undefined, conditions: [], imported: [] }] },
      [],
    ],
  ])('%s', (_, values, more, expected) => {
    expect(wrapping(values, more)).toEqual(expected);
  });
});
