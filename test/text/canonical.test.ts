import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../../src/model/kube-object.ts';
import { canonicalJson, digestObjects, type TrackingKeys } from '../../src/text/canonical.ts';
import { parseJson } from '../../src/text/json.ts';

const folder = fileURLToPath(new URL('../fixtures/crs-v1', import.meta.url));

interface Vector {
  tracking: TrackingKeys;
  objects: KubeObject[];
  canonical: string;
  digest: string;
  objectDigests: Record<string, string>;
  secretValuesNotCompared: number;
}

const vectors = readdirSync(folder).map((file): [string, Vector] => [
  file,
  parseJson(readFileSync(`${folder}/${file}`)) as unknown as Vector,
]);

describe('golden vectors, computed by another implementation', () => {
  test('all are here', () => expect(vectors.length).toBeGreaterThanOrEqual(9));

  test.each(vectors)('%s', (_, vector) => {
    const result = digestObjects(vector.objects, vector.tracking);
    expect(result.digest).toBe(vector.digest);
    expect(Object.fromEntries(result.objects)).toEqual(vector.objectDigests);
    expect(result.secretValuesNotCompared).toBe(vector.secretValuesNotCompared);
    expect(`crs/v1:${createHash('sha256').update(`crs/v1\n${vector.canonical}`).digest('hex')}`).toBe(vector.digest);
  });
});

describe('RFC 8785', () => {
  test('the example of section 3.2.2', () => {
    const input = parseJson(
      String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`,
    );
    expect(canonicalJson(input, '')).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test('keys are sorted by UTF-16 code units (section 3.2.3)', () => {
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(keys, '')).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  test.each<[Json, string]>([
    [-0, '0'],
    [1e21, '1e+21'],
    [999999999999999900000, '999999999999999900000'],
    [5e-324, '5e-324'],
    [12n, '12'],
    [2n ** 53n, '"crs:int:9007199254740992"'],
    ['crs:int:9007199254740992', '"crs:crs:int:9007199254740992"'],
  ])('%p', (value, text) => expect(canonicalJson(value, '')).toBe(text));

  test.each<[string, Json]>([
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['infinity', Number.POSITIVE_INFINITY],
    ['not a number', Number.NaN],
  ])('%s is refused, with what it belongs to', (_, value) => {
    expect(() => canonicalJson([value], '/ConfigMap/shop/a')).toThrow(/^\/ConfigMap\/shop\/a: /);
  });

  test('a nesting of 10,000 levels is refused, not a stack overflow', () => {
    let deep: Json = {};
    for (let i = 0; i < 10_000; i++) deep = [deep];
    expect(() => canonicalJson(deep, 'x')).toThrow(/nested deeper/);
  });
});

test('what is in order already has the same text as what is not', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('crs:', 'crs:int:1', '\\ud800', '10', '9', '1', 'é'),
  );
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.bigInt(),
      fc.constantFrom<Json>(null, true, -0),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(text, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  // Beside a key that is out of order
  const out = (value: Json) => canonicalJson({ z: value, a: 0 }, '').slice('{"a":0,"z":'.length, -1);
  const ordered = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(ordered);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((key) => [key, ordered(value[key] as Json)]),
    );
  };
  fc.assert(fc.property(tree, (value) => expect(canonicalJson(ordered(value), '')).toBe(out(value))));
});

const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.bigInt(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'crs:x'));
const data = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const objects = fc
  .uniqueArray(fc.tuple(fc.constantFrom('ConfigMap', 'Widget'), fc.constantFrom('a', 'b', 'c', 'd'), data), {
    selector: ([kind, name]) => kind + name,
    maxLength: 6,
  })
  .map((all) =>
    all.map(
      ([kind, name, content]): KubeObject => ({ apiVersion: 'v1', kind, metadata: { name, namespace: 'n' }, content }),
    ),
  );

function reversed<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject)
      .reverse()
      .map(([k, v]) => [k, v === undefined ? v : reversed(v)]),
  ) as T;
}

describe('a digest', () => {
  test('does not depend on the order of objects and keys, nor on tracking', () => {
    fc.assert(
      fc.property(objects, (all) => {
        const tracked = all.map((object) => ({
          ...object,
          metadata: { ...(object['metadata'] as JsonObject), annotations: { 'argocd.argoproj.io/tracking-id': 'x' } },
          status: { phase: 'Ready' },
        }));
        const one = digestObjects(all);
        expect(digestObjects(reversed(all).reverse()).digest).toBe(one.digest);
        expect(digestObjects(tracked)).toEqual(one);
      }),
    );
  });

  test('differs when any value does', () => {
    const canonical = (value: Json) => canonicalJson(value, '');
    fc.assert(
      fc.property(data, data, (a, b) => {
        const same = canonical(a) === canonical(b);
        const objectOf = (content: Json): KubeObject => ({
          apiVersion: 'v1',
          kind: 'X',
          metadata: { name: 'a' },
          content,
        });
        expect(digestObjects([objectOf(a)]).digest === digestObjects([objectOf(b)]).digest).toBe(same);
        const altered = digestObjects([objectOf([a, 'x'])]).digest;
        expect(altered).not.toBe(digestObjects([objectOf([a, 'y'])]).digest);
      }),
    );
  });

  test('does not change its input', () => {
    const all = vectors.map(([, { objects: each }]) => each);
    const before = structuredClone(all);
    for (const each of all) digestObjects(each);
    expect(all).toEqual(before);
  });

  test('there is none when an object is there twice', () => {
    const twice: KubeObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'n' } };
    expect(() => digestObjects([twice, { apiVersion: 'v1', kind: 'List', items: [twice] }])).toThrow(
      '/ConfigMap/n/a is rendered twice',
    );
  });

  test('names with slashes do not pass for another object', () => {
    const named = (namespace: string, name: string): KubeObject => ({
      apiVersion: 'v1',
      kind: 'X',
      metadata: { namespace, name },
    });
    expect(digestObjects([named('a/b', 'c'), named('a', 'b/c'), named('a%2Fb', 'c')]).objects.size).toBe(3);
  });
});
