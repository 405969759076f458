import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareObjects } from '../../src/compare/compare-objects.ts';
import { maskSecrets } from '../../src/compare/mask-secrets.ts';
import type { Json, JsonObject, KubeObject } from '../../src/model/kube-object.ts';
import { renderReport } from '../../src/report/render.ts';
import { printYaml } from '../../src/text/print-yaml.ts';
import { application, report } from '../report/reports.ts';
import { base64, configMap, deployment, secret } from './objects.ts';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function diffOf(base: KubeObject[], head: KubeObject[]): string {
  return compareObjects(base, head)
    .map(({ diff }) => diff)
    .join('\n');
}

describe('a Secret', () => {
  test('a changed value is a changed line, an equal one is not', () => {
    const at = (password: string) => [secret('s', { data: { password: base64(password), user: base64('admin') } })];
    expect(diffOf(at('one'), at('another-longer-one')).split('\n').slice(1)).toEqual([
      '   name: s',
      '   namespace: shop',
      ' data:',
      '-  password: ++++++++',
      '+  password: ++++++++++++',
      '   user: ++++++++',
    ]);
  });

  test('an added, a removed and a renamed key are shown by name', () => {
    const diff = diffOf(
      [secret('s', { data: { old: 'YQ==', kept: 'YQ==' } })],
      [secret('s', { data: { new: 'YQ==', kept: 'YQ==' } })],
    );
    expect(diff).toContain('-  old: ++++++++');
    expect(diff).toContain('+  new: ++++++++');
    expect(diff).toContain('   kept: ++++++++');
  });

  test('an added and a removed one are masked', () => {
    expect(diffOf([], [secret('s', { stringData: { password: 'hunter2' } })])).toContain('+  password: ++++++++');
    expect(diffOf([secret('s', { data: { password: base64('hunter2') } })], [])).toContain('-  password: ++++++++');
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['stringData and data', { stringData: { a: 'hunter2' } }, { data: { a: base64('hunter2') } }],
    [
      'stringData that wins over data',
      { data: { a: 'eA==' }, stringData: { a: 'hunter2' } },
      { data: { a: base64('hunter2') } },
    ],
    ['base64 in several lines', { data: { a: 'aHVu\n dGVyMg==\n' } }, { data: { a: 'aHVudGVyMg==' } }],
    ['null and empty', { data: { a: null } }, { data: { a: '' } }],
  ])('%s of equal value are no difference', (_, base, head) => {
    expect(compareObjects([secret('s', base)], [secret('s', head)])).toEqual([]);
  });

  test('the length of a run tells nothing of the value', () => {
    const short = printYaml(maskSecrets(undefined, secret('s', { data: { a: '' } })).head as Json);
    const long = printYaml(maskSecrets(undefined, secret('s', { data: { a: 'x'.repeat(500) } })).head as Json);
    expect(short).toBe(long);
  });

  test('equal values of different keys do not show that they are equal', () => {
    const masked = maskSecrets(
      secret('s', { data: { a: 'b25l', b: 'dHdv' } }),
      secret('s', { data: { a: 'dHdv', b: 'dHdv' } }),
    );
    expect(masked.head?.['data']).toEqual({ a: '++++++++++++', b: '++++++++' });
  });

  test('another kind named Secret is not one', () => {
    const object: KubeObject = {
      apiVersion: 'example.com/v1',
      kind: 'Secret',
      metadata: { name: 's' },
      data: { a: 'shown' },
    };
    expect(diffOf([], [object])).toContain('a: shown');
  });
});

describe('the last-applied annotation', () => {
  const applied = (object: JsonObject) => JSON.stringify(object);
  const annotated = (kind: string, annotation: string, rest: JsonObject = {}): KubeObject => ({
    apiVersion: 'v1',
    kind,
    metadata: { name: 's', namespace: 'shop', annotations: { [LAST_APPLIED]: annotation } },
    ...rest,
  });

  test('holds the same runs as the data', () => {
    const before = { apiVersion: 'v1', kind: 'Secret', data: { a: base64('hunter2') } };
    const { base, head } = maskSecrets(
      annotated('Secret', applied(before), { data: { a: base64('hunter2') } }),
      annotated('Secret', applied(before), { data: { a: base64('hunter3') } }),
    );
    expect(JSON.stringify(base)).toContain(String.raw`\"data\":{\"a\":\"++++++++\"}`);
    expect(base?.['data']).toEqual({ a: '++++++++' });
    expect(JSON.stringify(head)).toContain(String.raw`\"data\":{\"a\":\"++++++++\"}`);
    expect(head?.['data']).toEqual({ a: '++++++++++++' });
  });

  test.each([
    ['stringData', applied({ apiVersion: 'v1', kind: 'Secret', stringData: { a: 'hunter2' } })],
    ['what is no JSON', '{"data": {"a": "hunter2"'],
  ])('%s is masked', (_, annotation) => {
    for (const kind of ['Secret', 'ConfigMap']) {
      const diff = diffOf([], [annotated(kind, annotation)]);
      expect(diff).toContain(LAST_APPLIED);
      expect(diff).not.toContain('hunter2');
    }
  });

  test('of an object without secrets is left as it is, and its change is told', () => {
    expect(diffOf([annotated('ConfigMap', '{ "a": 1 }')], [annotated('ConfigMap', '{"a":1}')])).toContain(
      '{ \\"a\\": 1 }',
    );
    const spelling = [annotated('Secret', '{"apiVersion":"v1","kind":"Secret","data":{"a":"YQ=="}}')];
    const other = [annotated('Secret', '{"apiVersion":"v1", "kind":"Secret","data":{"a":"YQ=="}}')];
    expect(diffOf(spelling, other)).toBe('differs only within masked values');
  });
});

const secretBody = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'shop' } };
const PEM = '-----BEGIN RSA PRIVATE KEY-----\nhunter2\nhunter2\n-----END RSA PRIVATE KEY-----\n';

describe('secrets in other places are masked', () => {
  test.each<[string, KubeObject]>([
    ['a List', { apiVersion: 'v1', kind: 'List', items: [{ ...secretBody, stringData: { a: 'hunter2' } }] }],
    [
      'a List with what is no object',
      { apiVersion: 'v1', kind: 'List', items: [{ ...secretBody, data: { a: base64('hunter2') } }, 'x'] },
    ],
    [
      'an object inside another',
      { apiVersion: 'x/v1', kind: 'Bundle', spec: { objects: [{ ...secretBody, stringData: { a: 'hunter2' } }] } },
    ],
    [
      'a SealedSecret',
      { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', spec: { template: { data: { a: 'hunter2' } } } },
    ],
    [
      'an ExternalSecret',
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        spec: { target: { template: { data: { a: 'hunter2' } } } },
      },
    ],
    [
      'a variable',
      { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ env: [{ name: 'DB_PASSWORD', value: 'hunter2' }] }] } },
    ],
    [
      'a Helm parameter',
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        spec: { source: { helm: { parameters: [{ name: 'auth.apiKey', value: 'hunter2' }] } } },
      },
    ],
    [
      'Helm values',
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        spec: { source: { helm: { values: 'a: b\nadmin:\n  password: hunter2\n' } } },
      },
    ],
    ['a key', configMap('c', { 'db-password': 'hunter2' })],
    ['a properties file', configMap('c', { f: 'a=b\nspring.datasource.password=hunter2\n' })],
    ['a block of lines', configMap('c', { f: 'a:\n  api-key: |\n    hunter2\n\n    hunter2\n  b: c\n' })],
    ['a block of lines at the end', configMap('c', { f: 'token: >-\n  hunter2' })],
    ['a private key', configMap('c', { f: PEM })],
    ['a private key that is cut off', configMap('c', { f: PEM.slice(0, -20) })],
    ['a list under a key', configMap('c', { passwords: ['hunter2', ['hunter2']] })],
    ['a short name', configMap('c', { dbPwd: 'hunter2' })],
    ['an argument', deployment('d', { args: ['--db.password=hunter2'] })],
    ['an argument of its own', deployment('d', { args: ['--token', 'hunter2'] })],
    ['a command of one line', deployment('d', { args: ['-c', 'A=b DB_PASSWORD="hunter2 hunter2" run'] })],
    ['an argument within a command', deployment('d', { args: ['-c', 'run --db-password hunter2 --verbose'] })],
    ['a connection string', configMap('c', { db: 'Server=db;Password=hunter2;Timeout=3' })],
    ['a query', configMap('c', { url: 'https://x/y?a=b&access_token=hunter2&c=d' })],
    ['a property whose name has a colon', configMap('c', { f: 'a=b\nspring:datasource.password=hunter2\n' })],
    ['JSON on one line', configMap('c', { f: '{"user": "u", "password": "hunter2\\"hunter2", "a": 1}' })],
    ['JSON in longer text', configMap('c', { f: 'a:\n{"user": "u", "password":"hunter2"}\n' })],
    ['YAML on one line', configMap('c', { f: 'a:\n  b: {user: u, password: hunter2 hunter2}\n' })],
    ['a URL', configMap('c', { url: 'postgres://shop:hunter2@db:5432/shop' })],
  ])('%s', (_, object) => {
    const diff = diffOf([], [object]);
    expect(diff).not.toContain('hunter2');
    expect(diff).not.toContain(base64('hunter2'));
    expect(diff).toContain('++++++++');
  });

  test.each<[Json]>([[123_456], [12_345_678_901_234_567_890n], [-1.5]])('a number under a key: %p', (password) => {
    const { head, outsideSecrets } = maskSecrets(undefined, configMap('c', { password }));
    expect(head?.['data']).toEqual({ password: '++++++++' });
    expect(outsideSecrets).toEqual(['/data/password']);
    const f = `{"password": ${String(password)}, "a": 1}`;
    expect(maskSecrets(undefined, configMap('c', { f })).head?.['data']).toEqual({
      f: '{"password": ++++++++, "a": 1}',
    });
  });

  test.each([
    ['{{ .password }}', { db_password: '{{ .password }}' }],
    ['${DB_PASSWORD}', { db_password: '${DB_PASSWORD}' }],
    ['$(DB_PASSWORD)', { url: 'postgres://shop:$(DB_PASSWORD)@db' }],
    ['hunter2', { passwordKey: 'hunter2' }],
    ['true', { token: true }],
    ['--tokens', { args: ['--tokens', 'hunter2'] }],
    ['-x', { args: ['--password', '-x'] }],
  ])('%s names a place, and is shown', (text, data) => {
    expect(diffOf([], [configMap('c', data)])).toContain(text);
  });

  test('a changed one is a changed line', () => {
    const at = (password: string) => [configMap('c', { f: `a=b\nPASSWORD=${password}\nc=d\n` })];
    const diff = diffOf(at('one'), at('two'));
    expect(diff).toContain('-    PASSWORD=++++++++\n+    PASSWORD=++++++++++++');
  });
});

test('no secret value, nor its base64, leaves by any format', () => {
  const word = fc.stringMatching(/^Zq[A-Za-z0-9!%]{4,20}$/);
  const key = fc.stringMatching(/^[a-c]{1,3}$/);
  const values = fc.dictionary(key, word, { minKeys: 1, maxKeys: 3 });
  const side = fc.record({
    data: values,
    stringData: values,
    wrapped: fc.constantFrom('alone', 'list', 'inside'),
    annotated: fc.constantFrom('no', 'data', 'stringData', 'broken'),
  });
  type Side = typeof side extends fc.Arbitrary<infer T> ? T : never;

  const objectOf = ({ data, stringData, wrapped, annotated }: Side): KubeObject => {
    const encoded = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, base64(value)]));
    const body = annotated === 'stringData' ? { ...secretBody, stringData } : { ...secretBody, data: encoded };
    const text = JSON.stringify(body).slice(0, annotated === 'broken' ? -1 : undefined);
    const metadata = { ...secretBody.metadata, ...(annotated !== 'no' && { annotations: { [LAST_APPLIED]: text } }) };
    const object: KubeObject = { ...secretBody, metadata, data: encoded, stringData };
    if (wrapped === 'list') return { apiVersion: 'v1', kind: 'List', items: [object] };
    return wrapped === 'inside' ? { apiVersion: 'x/v1', kind: 'Bundle', spec: { template: object } } : object;
  };

  fc.assert(
    fc.property(side, side, (before, after) => {
      const changes = compareObjects([objectOf(before)], [objectOf(after)]);
      const one = report({ applications: [application({ changes })] });
      const outputs = (['text', 'markdown', 'json'] as const).map((format) => renderReport(one, format)).join('\n');
      for (const { data, stringData } of [before, after]) {
        for (const value of [...Object.values(data), ...Object.values(stringData)]) {
          expect(outputs).not.toContain(value);
          expect(outputs).not.toContain(base64(value));
        }
      }
    }),
    { numRuns: 300 },
  );
});
