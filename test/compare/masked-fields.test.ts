import { compareObjects } from '../../src/compare/compare-objects.ts';
import { maskSecrets } from '../../src/compare/mask-secrets.ts';
import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { renderReport } from '../../src/report/render.ts';
import { application } from '../report/reports.ts';
import { base64, configMap, secret } from './objects.ts';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function object(kind: string, rest: JsonObject): KubeObject {
  return { apiVersion: 'example.com/v1', kind, metadata: { name: 'x', namespace: 'shop' }, ...rest };
}

function annotated(applied: JsonObject): KubeObject {
  return { ...configMap('c', {}), metadata: { name: 'c', annotations: { [LAST_APPLIED]: JSON.stringify(applied) } } };
}

const ANNOTATION = `/metadata/annotations/${LAST_APPLIED.replace('/', '~1')}`;

describe('fields that are masked outside Secrets are named', () => {
  test.each<[string, KubeObject, string[]]>([
    [
      'variables',
      object('Pod', {
        spec: {
          containers: [
            {
              env: [
                { name: 'USER', value: 'me' },
                { name: 'DB_PASSWORD', value: 'hunter2' },
              ],
            },
          ],
        },
      }),
      ['/spec/containers/0/env/1/value'],
    ],
    ['keys', configMap('c', { 'api-key': 'hunter2', user: 'me' }), ['/data/api-key']],
    [
      'lines of a text, once for all',
      configMap('c', { 'a/b.yaml': 'user: me\ntoken: hunter2\npassword: hunter3\n' }),
      ['/data/a~1b.yaml'],
    ],
    ['passwords in URLs', configMap('c', { url: 'https://me:hunter2@example.com' }), ['/data/url']],
    ['the annotation that repeats them', annotated(configMap('c', { token: 'hunter2' })), [ANNOTATION]],
    ['no data of a Secret', secret('s', { data: { token: base64('x') }, stringData: { b: 'y' } }), []],
    ['no Secret in the annotation', annotated(secret('s', { data: { token: base64('x') } })), []],
    ['no template of a Secret', object('SealedSecret', { spec: { template: { data: { token: 'x' } } } }), []],
    ['no reference', configMap('c', { token: '$(TOKEN)', password: '' }), []],
  ])('%s', (_name, one, fields) => {
    expect(maskSecrets(undefined, one).outsideSecrets).toEqual(fields);
    expect(compareObjects([], [one])[0]?.maskedFields).toEqual(fields.length > 0 ? fields : undefined);
  });

  test('of both sides, each once', () => {
    const [before, after] = [configMap('c', { token: 'a', password: 'b' }), configMap('c', { token: 'c' })];
    expect(maskSecrets(before, after).outsideSecrets).toEqual(['/data/token', '/data/password']);
  });
});

describe('the report', () => {
  const keys = Array.from({ length: 9 }, (_, i) => [`k${i}-token`, `hunter${i}`]);
  const changes = [
    ...compareObjects([], [configMap('many', Object.fromEntries(keys))]),
    ...compareObjects([], [configMap('one', { token: 'hunter' })]),
    ...compareObjects([], [secret('none', { data: { token: base64('hunter') } })]),
  ];
  const one = buildReport({
    version: '1',
    command: 'check',
    base: 'a',
    head: 'b',
    reviews: [{ report: application({ changes }), undetermined: undefined, unknownKinds: [] }],
    unreached: [],
    findings: [],
    notChecked: [],
    hidden: [],
    settings: [],
  });

  test('counts them', () => {
    expect(one.hidden).toEqual([{ rule: 'fields-masked-outside-Secrets', count: 10 }]);
  });

  test.each(['text', 'markdown'] as const)('%s names them, and counts those of long lists', (format) => {
    const text = renderReport(one, format).replace(/\s+/g, ' ').replaceAll('`', '');
    expect(text).toMatch(/asked like credentials: \/data\/k0-token, .*\/data\/k4-token and 4 more/);
    expect(text).toContain('asked like credentials: /data/token');
    expect(text.match(/asked like credentials/g)).toHaveLength(2);
    expect(text).toContain('the values of 10 fields that look like credentials');
    expect(text).not.toContain('hunter');
  });
});
