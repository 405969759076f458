import { describe, expect, test } from '@jest/globals';
import { overriddenFields } from '../../src/compare/overridden.ts';
import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';

const application = (spec: JsonObject): KubeObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop' },
  spec,
});

const overridden = (git: JsonObject, live: JsonObject) => overriddenFields(application(git), application(live));
const helm = (block: JsonObject): JsonObject => ({ source: { repoURL: 'https://git.example.com/a.git', helm: block } });

test.each<[string, JsonObject, JsonObject]>([
  ['the same', helm({ values: 'a: 1' }), helm({ values: '# one\na:   1\n' })],
  ['what is empty', { source: { helm: {}, path: '' } }, { source: { directory: { recurse: false } } }],
  ['no project', {}, { project: 'default' }],
  ['HEAD', { source: { targetRevision: '' } }, { source: { targetRevision: 'HEAD' } }],
  ['the server of a name', { destination: { name: 'a' } }, { destination: { name: 'a', server: 'https://a' } }],
  ['a false option', { syncPolicy: { automated: {} } }, { syncPolicy: { automated: { prune: false } } }],
  [
    'an empty group',
    { ignoreDifferences: [{ group: '', kind: 'Secret' }] },
    { ignoreDifferences: [{ kind: 'Secret' }] },
  ],
  [
    'the order of sync options',
    { syncPolicy: { syncOptions: ['A=true', 'B=true'] } },
    { syncPolicy: { syncOptions: ['B=true', 'A=true'] } },
  ],
])('%s is no override', (_, git, live) => {
  expect(overridden(git, live)).toEqual([]);
  expect(overridden(live, git)).toEqual([]);
});

test.each<[string, JsonObject, JsonObject, [string, string, string][]]>([
  [
    'parameters, by their names',
    helm({
      parameters: [
        { name: 'image.tag', value: '1' },
        { name: 'a', value: 'x' },
      ],
    }),
    helm({
      parameters: [
        { name: 'b', value: 'y' },
        { name: 'image.tag', value: '2', forceString: true },
      ],
    }),
    [
      ['helm.parameters[image.tag]', '1', '2'],
      ['helm.parameters[a]', 'x', '(not set)'],
      ['helm.parameters[b]', '(not set)', 'y'],
    ],
  ],
  [
    'how a parameter is read',
    helm({ parameters: [{ name: 'a', value: '1' }] }),
    helm({ parameters: [{ name: 'a', value: '1', forceString: true }] }),
    [['helm.parameters[a].forceString', '(not set)', 'true']],
  ],
  [
    'images, by what they stand for',
    { source: { kustomize: { images: ['nginx:1', 'app=registry.example.com:5000/app:1'] } } },
    { source: { kustomize: { images: ['app=registry.example.com:5000/app@sha256:0', 'nginx:2'] } } },
    [
      ['kustomize.images[nginx]', 'nginx:1', 'nginx:2'],
      ['kustomize.images[app]', 'app=registry.example.com:5000/app:1', 'app=registry.example.com:5000/app@sha256:0'],
    ],
  ],
  [
    'values in a text',
    helm({ values: 'image: {tag: 1}\nb: 2' }),
    helm({ values: 'image: {tag: 3}\nb: 2' }),
    [['helm.values.image.tag', '1', '3']],
  ],
  ['values that are no YAML', helm({ values: '{{' }), helm({ values: 'a: 1' }), [['helm.values', '{{', '{"a":1}']]],
  [
    'one of several sources',
    { sources: [{ chart: 'a', targetRevision: '1' }, { ref: 'values' }] },
    { sources: [{ chart: 'a', targetRevision: '2' }, { ref: 'values' }] },
    [['sources[0].targetRevision', '1', '2']],
  ],
  [
    'automated sync',
    { syncPolicy: { automated: {} } },
    { syncPolicy: {} },
    [['syncPolicy.automated', '{}', '(not set)']],
  ],
  [
    'automated sync that is turned off',
    { syncPolicy: { automated: { prune: true } } },
    { syncPolicy: { automated: { enabled: false, prune: true } } },
    [['syncPolicy.automated.enabled', '(not set)', 'false']],
  ],
  ['a history of none', {}, { revisionHistoryLimit: 0 }, [['revisionHistoryLimit', '(not set)', '0']]],
  [
    'lists of texts, as a whole',
    helm({ valueFiles: ['a.yaml'] }),
    helm({ valueFiles: ['b.yaml'] }),
    [['helm.valueFiles', '["a.yaml"]', '["b.yaml"]']],
  ],
])('%s', (_, git, live, expected) => {
  expect(overridden(git, live).map(({ field, git: was, live: is }) => [field, was, is])).toEqual(expected);
});

describe('what is shown', () => {
  test('is no credential', () => {
    const fields = overridden(
      helm({ parameters: [{ name: 'db.password', value: 'alphabet' }], values: 'token: soup-of-letters' }),
      helm({ parameters: [{ name: 'db.password', value: 'other-words' }], values: 'token: other-letters' }),
    );
    expect(fields.map(({ field }) => field)).toEqual(['helm.parameters[db.password]', 'helm.values.token']);
    expect(JSON.stringify(fields)).not.toMatch(/alphabet|soup|other/);
    for (const { git, live } of fields) expect(git).not.toBe(live);
  });

  test('is not longer than it can be read', () => {
    const [field] = overridden({}, { info: 'x'.repeat(5_000) });
    expect(field?.live).toMatch(/^x{200}…$/);
  });
});
