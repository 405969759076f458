import { flattenList } from '../../src/argocd/post-process.ts';
import {
  isMisspeltGroup,
  manifestInFile,
  misspeltKind,
  objectsIn,
  renderedManifests,
} from '../../src/desired/manifests.ts';
import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';

function application(name: string, spec: JsonObject = {}): KubeObject {
  return { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name }, spec };
}

const config: KubeObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } };

describe('objectsIn', () => {
  test.each<[string, JsonObject, string[]]>([
    ['an object', config, ['']],
    ['a list', { kind: 'List', items: [config, 5, application('a')] }, ['items.0', 'items.2']],
    ['a list in a list, which stays one', { items: [{ ...config, items: [config] }, config] }, ['items.0', 'items.1']],
    ['a list of nothing', { ...config, items: null }, []],
    ['null items of something else', { ...config, items: null, spec: {} }, ['']],
    ['no object of Kubernetes', { a: 'b' }, []],
  ])('%s: the objects that Argo CD takes from it, and where they are', (_what, value, paths) => {
    const found = [...objectsIn(value)];
    expect(found.map(({ path }) => path.join('.'))).toEqual(paths);
    expect(found.map(({ object }) => object)).toEqual(flattenList(value));
  });
});

describe('misspeltKind', () => {
  test.each([
    ['Aplication', 'Application'],
    ['application', 'Application'],
    ['Applications', 'Application'],
    ['ApplicatonSet', 'ApplicationSet'],
    ['Applicationset', 'ApplicationSet'],
    ['AppProjet', 'AppProject'],
  ])('%s: %s is meant', (kind, meant) => expect(misspeltKind(kind)).toBe(meant));

  // All kinds of the group argoproj.io: Argo CD, its operator, Rollouts, Workflows and Events
  test.each(
    (
      'Application ApplicationSet AppProject ApplicationList ApplicationSetList AppProjectList ArgoCD ArgoCDExport ArgoCDExtension ' +
      'ImageUpdater NamespaceManagement NotificationsConfiguration Rollout AnalysisRun AnalysisTemplate ClusterAnalysisTemplate ' +
      'Experiment Workflow WorkflowTemplate ClusterWorkflowTemplate CronWorkflow WorkflowEventBinding WorkflowTaskSet ' +
      'WorkflowTaskResult WorkflowArtifactGCTask EventSource EventBus Sensor'
    ).split(' '),
  )('%s is one', (kind) => expect(misspeltKind(kind)).toBeUndefined());
});

test.each([
  ['argoprj.io', true],
  ['argoproject.io', true],
  ['argoproj.oi', true],
  ['ArgoProj.io', true],
  ['argoproj.io', false],
  ['argocd.argoproj.io', false],
  ['app.k8s.io', false],
  ['core.oam.dev', false],
  ['apps.example.com', false],
  ['', false],
])('a misspelt group: %s: %s', (group, expected) => expect(isMisspeltGroup(group)).toBe(expected));

describe('renderedManifests', () => {
  const place = (line: number) => ({ location: { file: 'a.yaml', line, column: 1 }, path: [] });
  const inFile = (object: KubeObject, line = 1) => manifestInFile('Application', object, place(line), 'argocd');
  const rendered = (object: KubeObject, ...inFiles: ReturnType<typeof inFile>[]) =>
    renderedManifests([config, object], ['root'], inFiles, 'shop');

  test('one that stands in a file is a manifest already', () => {
    expect(rendered(application('web'), inFile(application('web')))).toEqual([]);
  });

  test('one that stands in none has its chain, and the namespace of its parent', () => {
    const object = application('web');
    expect(rendered(object, inFile(application('cart')))).toEqual([
      { kind: 'Application', object, namespace: 'shop', place: undefined, chain: ['root'] },
    ]);
  });

  test('one that is made of one in a file knows its place, if it is the only one of the name', () => {
    const object = application('web', { project: 'p' });
    expect(rendered(object, inFile(application('web'), 7))).toEqual([
      expect.objectContaining({ place: undefined, madeFrom: place(7), chain: ['root'] }),
    ]);
    expect(rendered(object, inFile(application('web')), inFile(application('web'), 9))).toEqual([
      expect.not.objectContaining({ madeFrom: expect.anything() }),
    ]);
  });
});
