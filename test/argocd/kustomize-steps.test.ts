import { kustomizeSteps, parseBuildOptions } from '../../src/argocd/kustomize-steps.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';

const ENVIRONMENT = new Map([['ARGOCD_APP_NAME', 'web']]);

function steps(kustomize: JsonObject, components: string[] = []) {
  return kustomizeSteps({ kustomize }, ENVIRONMENT, components);
}

describe('kustomizeSteps', () => {
  test.each<[string, JsonObject, unknown]>([
    ['namePrefix', { namePrefix: '-a' }, { edit: ['set', 'nameprefix', '--', '-a'] }],
    ['nameSuffix', { nameSuffix: 'b' }, { edit: ['set', 'namesuffix', '--', 'b'] }],
    ['images', { images: ['a:1', 'b=$ARGOCD_APP_NAME:2'] }, { edit: ['set', 'image', 'a:1', 'b=web:2'] }],
    [
      'replicas',
      {
        replicas: [
          { name: 'x', count: 2 },
          { name: 'y', count: '3' },
        ],
      },
      { edit: ['set', 'replicas', 'x=2', 'y=3'] },
    ],
    ['labels', { commonLabels: { b: '$ARGOCD_APP_NAME', a: '1' } }, { edit: ['add', 'label', 'a:1', 'b:web'] }],
    [
      'labels with every flag',
      { commonLabels: { a: '1' }, forceCommonLabels: true, labelWithoutSelector: true, labelIncludeTemplates: true },
      { edit: ['add', 'label', '--force', '--without-selector', '--include-templates', 'a:1'] },
    ],
    [
      'annotations',
      { commonAnnotations: { a: '$ARGOCD_APP_NAME' } },
      { edit: ['add', 'annotation', 'a:$ARGOCD_APP_NAME'] },
    ],
    [
      'annotations with variables',
      { commonAnnotations: { a: '$ARGOCD_APP_NAME' }, commonAnnotationsEnvsubst: true, forceCommonAnnotations: true },
      { edit: ['add', 'annotation', '--force', 'a:web'] },
    ],
    ['namespace', { namespace: 'n' }, { edit: ['set', 'namespace', '--', 'n'] }],
    ['patches', { patches: [{ path: 'p.yaml' }] }, { patches: [{ path: 'p.yaml' }] }],
  ])('%s', (_name, kustomize, expected) => {
    expect(steps(kustomize)).toEqual([expected]);
  });

  test('the order is the one of Argo CD', () => {
    const all = steps(
      {
        patches: [{ path: 'p' }],
        namespace: 'n',
        commonAnnotations: { a: '1' },
        commonLabels: { a: '1' },
        replicas: [{ name: 'x', count: 1 }],
        images: ['i'],
        nameSuffix: 's',
        namePrefix: 'p',
      },
      ['../component'],
    );
    expect(all.map((step) => ('edit' in step ? step.edit.slice(0, 2).join(' ') : 'patches'))).toEqual([
      'set nameprefix',
      'set namesuffix',
      'set image',
      'set replicas',
      'add label',
      'add annotation',
      'set namespace',
      'patches',
      'add component',
    ]);
  });

  test('nothing to do', () => {
    expect(steps({})).toEqual([]);
  });
});

test.each([
  ['', { loadRestrictor: 'rootOnly', enableHelm: false }],
  ['--load-restrictor LoadRestrictionsNone', { loadRestrictor: 'none', enableHelm: false }],
  ['--load-restrictor=LoadRestrictionsNone --enable-helm', { loadRestrictor: 'none', enableHelm: true }],
  ['--enable-alpha-plugins', { unsupported: '--enable-alpha-plugins' }],
  ['--load-restrictor=x', { unsupported: '--load-restrictor x' }],
])('build options %s', (options, expected) => {
  expect(parseBuildOptions(options)).toEqual(expected);
});
