import { readApplication } from '../../src/argocd/application.ts';
import type { DesiredApplication } from '../../src/desired/desired-state.ts';
import { reasonsOf } from '../../src/desired/reasons.ts';
import type { ApplicationOrigin } from '../../src/model/application.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import { fakeSnapshot } from '../fakes/repository.ts';

const PINNED = fakeSnapshot({});
const IN_FILE: ApplicationOrigin = { found: 'file', location: { file: 'a.yaml', line: 1, column: 1 } };
const RENDERED: ApplicationOrigin = { found: 'rendered', parent: 'argocd/team', chain: ['root', 'team'] };

function desired(spec: JsonObject, files: Record<string, string> = {}, origin = IN_FILE): DesiredApplication {
  const manifest = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'web' }, spec };
  const inputs = new Map(Object.entries(files).map(([path, oid]) => [path, { oid, size: 1, from: PINNED }]));
  const step = { operation: 'helm.template' as const, arguments: {}, files: inputs };
  return {
    id: 'argocd/web',
    application: readApplication(manifest, origin, 'argocd'),
    plan: { steps: [step], key: '' },
    obstacle: undefined,
    rendered: undefined,
    inputKey: '',
    record: { notes: new Set(), sources: [] },
  };
}

const TREE = fakeSnapshot({});
const TREES = { base: TREE, head: TREE, isOurs: () => true };

const SPEC = { source: { repoURL: 'u', path: 'p', targetRevision: '1.0' } };

describe('reasonsOf', () => {
  test.each<[string, DesiredApplication | undefined, DesiredApplication | undefined, string[]]>([
    ['a new one', undefined, desired(SPEC), ['new Application']],
    [
      'a new child, with the chain',
      undefined,
      desired(SPEC, {}, RENDERED),
      ['new Application', 'rendered by root → team'],
    ],
    ['one that went', desired(SPEC), undefined, ['no longer there']],
    [
      'a version',
      desired(SPEC),
      desired({ source: { ...SPEC.source, targetRevision: '1.1' } }),
      ['spec.source.targetRevision changed: 1.0 → 1.1'],
    ],
    ['a field that came', desired({}), desired({ syncPolicy: { automated: {} } }), ['spec.syncPolicy changed']],
    [
      'files',
      desired(SPEC, { a: '1', b: '1', c: '1' }),
      desired(SPEC, { a: '2', c: '1', d: '1' }),
      ['a changed', 'b removed', 'd added'],
    ],
    [
      'a child whose files changed',
      desired(SPEC, { a: '1' }, RENDERED),
      desired(SPEC, { a: '2' }, RENDERED),
      ['a changed'],
    ],
    [
      'a child whose parent changed it',
      desired({ project: 'a' }, {}, RENDERED),
      desired({ project: 'b' }, {}, RENDERED),
      ['spec.project changed: a → b', 'rendered by root → team'],
    ],
  ])('%s', (_name, base, head, expected) => {
    expect(reasonsOf(base, head, TREES)).toEqual(expected);
  });

  test('many files are counted', () => {
    const many = (oid: string) => Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`f${i}`, oid]));
    expect(reasonsOf(desired(SPEC, many('1')), desired(SPEC, many('2')), TREES).at(-1)).toBe(
      '4 more input files changed',
    );
  });

  test('of a side that could not be planned, only files that really differ are named', () => {
    const [before, after] = [fakeSnapshot({ a: '1', b: '1', c: '1' }), fakeSnapshot({ a: '1', b: '2' })];
    const files = new Map([...before.entries].map(([path, entry]) => [path, { ...entry, from: before }]));
    const planned = desired(SPEC);
    planned.plan = { steps: [{ operation: 'helm.template', arguments: {}, files }], key: '' };
    const broken = { ...desired(SPEC), plan: undefined };
    expect(reasonsOf(planned, broken, { base: before, head: after, isOurs: () => true })).toEqual([
      'b changed',
      'c removed',
    ]);
    expect(reasonsOf(broken, planned, { base: after, head: before, isOurs: () => true })).toEqual([
      'b changed',
      'c added',
    ]);
  });

  test('files of a pinned revision are the same on both sides', () => {
    const pinned = desired(SPEC, { a: '1' });
    expect(reasonsOf(pinned, { ...desired(SPEC), plan: undefined }, TREES)).toEqual([]);
  });

  test('a password in a server URL is never quoted', () => {
    const at = (password: string) => desired({ destination: { server: `https://u:${password}@k8s` } });
    expect(reasonsOf(at('hunter2'), at('hunter3'), TREES).join()).not.toContain('hunter');
  });

  test('values and parameters are never quoted', () => {
    const helm = (secret: string) =>
      desired({
        source: {
          helm: {
            parameters: [{ name: 'p', value: secret }],
            values: secret,
            valuesObject: { name: secret, path: secret },
          },
        },
      });
    const reasons = reasonsOf(helm('hunter2'), helm('hunter3'), TREES).join('\n');
    expect(reasons).toContain('spec.source.helm.values changed');
    expect(reasons).not.toContain('hunter');
  });
});
