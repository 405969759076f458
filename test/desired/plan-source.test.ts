import { defaultSettings } from '../../src/argocd/settings.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import { fakeRemotes } from '../fakes/remote-repositories.ts';
import { CHART, filesOf, plan } from './plan-fixture.ts';

describe('.argocd-source', () => {
  test('overrides parameters, general file first', async () => {
    const files = {
      ...CHART,
      'chart/.argocd-source.yaml': 'helm: {parameters: [{name: a, value: "1"}], releaseName: general}',
      'chart/.argocd-source-web.yaml': 'helm: {releaseName: own}',
      'chart/.argocd-source-other.yaml': 'helm: {releaseName: other}',
    };
    expect((await plan(files, { path: 'chart' })).steps[0]?.arguments).toMatchObject({
      releaseName: 'own',
      set: ['a=1'],
    });
  });

  test('a broken one is refused at its line', async () => {
    const files = { ...CHART, 'chart/.argocd-source.yaml': 'helm:\n  a: [\n' };
    await expect(plan(files, { path: 'chart' })).rejects.toThrow(/chart\/\.argocd-source\.yaml:\d+: not valid YAML/);
  });
});

describe('what .argocd-source.yaml cannot say', () => {
  test.each([
    ['another type', 'directory: {recurse: 5}', /recurse has to be a boolean/],
    ['a map for a list', 'helm: {parameters: {a: b}}', /helm\.parameters has to be a list/],
    ['nothing at all', '# nothing\n', /holds no map/],
    ['a list', '- a\n', /holds no map/],
  ])('%s is refused', async (_name, text, reason) => {
    await expect(plan({ ...CHART, 'chart/.argocd-source.yaml': text }, { path: 'chart' })).rejects.toThrow(reason);
  });

  test('a null takes nothing away, and what nobody knows is left out', async () => {
    const files = { ...CHART, 'chart/.argocd-source.yaml': 'helm: {releaseName: null, unheard: 1}' };
    const { steps } = await plan(files, { path: 'chart', helm: { releaseName: 'a', namespace: 'b' } });
    expect(steps[0]?.arguments).toMatchObject({ releaseName: 'a', namespace: 'b' });
  });
});

describe('a block that says nothing', () => {
  const BOTH = { ...CHART, 'chart/kustomization.yaml': 'resources: []\n' };

  test.each([
    ['of one source does not choose the tool', { path: 'chart', helm: {} }, { major: 3, minor: 5 }, 'kustomize.build'],
    ['of several neither', [{ path: 'chart', helm: {} }], { major: 3, minor: 6 }, 'kustomize.build'],
    ['of several it does before 3.6', [{ path: 'chart', helm: {} }], { major: 3, minor: 5 }, 'helm.template'],
  ])('%s', async (_name, source, version, operation) => {
    expect((await plan(BOTH, source, version)).steps.map((step) => step.operation)).toEqual([operation]);
  });
});

describe('Kustomize', () => {
  const FILES = {
    'base/kustomization.yaml':
      'resources: [deployment.yaml]\nconfigMapGenerator: [{name: c, files: [key=config.txt], envs: [a.env]}]\n',
    'base/deployment.yaml': 'kind: Deployment',
    'base/config.txt': '',
    'base/a.env': '',
    'base/unused.yaml': '',
    'overlay/kustomization.yaml':
      'resources: [../base]\ncomponents: [../component]\npatches: [{path: patch.yaml}]\ntransformers: [t.yaml]\n',
    'overlay/patch.yaml': 'spec: {replicas: 2}',
    'overlay/t.yaml': 'apiVersion: builtin\nkind: PatchTransformer\npath: deep/patch.yaml\n',
    'overlay/deep/patch.yaml': '',
    'component/kustomization.yml': 'kind: Component\nresources: [extra.yaml]\n',
    'component/extra.yaml': '',
    'added/kustomization.yaml': 'kind: Component\n',
    'elsewhere/x.yaml': '',
  };

  test('an inflated chart sees the versions of the source, or those of the cluster', async () => {
    const settings = { ...defaultSettings(), kustomizeBuildOptions: '--enable-helm', kubeVersion: '1.34.0' };
    const planned = (kustomize: JsonObject) =>
      plan(FILES, { path: 'base', kustomize: { namePrefix: 'a-', ...kustomize } }, undefined, {}, { settings });
    const own = { kubeVersion: 'v1.28', apiVersions: ['example.com/v1'] };
    expect((await planned(own)).steps[0]?.arguments).toMatchObject({ ...own, kubeVersion: '1.28' });
    expect((await planned({})).steps[0]?.arguments).toMatchObject({ kubeVersion: '1.34.0', apiVersions: [] });
    await expect(planned({ kubeVersion: 'newest' })).rejects.toThrow(/kustomize\.kubeVersion/);
  });

  test('the engine sees what the kustomization names, and what that names', async () => {
    const { steps } = await plan(FILES, { path: 'overlay', kustomize: { components: ['../added'] } });
    expect(filesOf(steps)[0]?.sort()).toEqual([
      'added/kustomization.yaml',
      'base/a.env',
      'base/config.txt',
      'base/deployment.yaml',
      'base/kustomization.yaml',
      'component/extra.yaml',
      'component/kustomization.yml',
      'overlay/deep/patch.yaml',
      'overlay/kustomization.yaml',
      'overlay/patch.yaml',
      'overlay/t.yaml',
    ]);
    expect(steps[0]?.arguments).toMatchObject({
      directory: 'overlay',
      steps: [{ edit: ['add', 'component', '../added'] }],
    });
  });

  test('missing components are left out when asked for, with a note', async () => {
    const kustomize = { components: ['../gone', '../added'], ignoreMissingComponents: true };
    const { steps, notes } = await plan(FILES, { path: 'overlay', kustomize });
    expect(steps[0]?.arguments['steps']).toEqual([{ edit: ['add', 'component', '../added'] }]);
    expect(notes).toEqual([expect.stringContaining('../gone')]);
  });
});

describe('Directory', () => {
  const FILES = {
    'd/a.yaml': '',
    'd/b.json': '',
    'd/c.jsonnet': "local l = import 'lib.libsonnet'; l + (import 'vendor.libsonnet') + {t: importstr './t.txt'}",
    'd/d.yml': '',
    'd/lib.libsonnet': "{x: import '../shared/x.libsonnet'}",
    'd/t.txt': '',
    'd/readme.md': '',
    'd/sub/e.yaml': '',
    'libs/vendor.libsonnet': '',
    'shared/x.libsonnet': '',
  };

  test('its files in the order of the walk, jsonnet apart', async () => {
    const directory = { jsonnet: { libs: ['libs'], tlas: [{ name: 'n', value: '$ARGOCD_APP_NAME', code: true }] } };
    const { steps } = await plan(FILES, { path: 'd', directory });
    expect(steps.map(({ operation }) => operation)).toEqual(['manifests.parse', 'jsonnet.evaluate', 'manifests.parse']);
    expect(filesOf(steps)).toEqual([
      ['d/a.yaml', 'd/b.json'],
      ['d/c.jsonnet', 'd/lib.libsonnet', 'libs/vendor.libsonnet', 'd/t.txt', 'shared/x.libsonnet'],
      ['d/d.yml'],
    ]);
    expect(steps[1]?.arguments).toMatchObject({
      file: 'd/c.jsonnet',
      libs: ['d', 'libs'],
      tlas: [{ name: 'n', value: 'web', code: true }],
    });
  });

  test.each<[string, JsonObject, string[]]>([
    ['recurse', { recurse: true, exclude: '*.jsonnet' }, ['d/a.yaml', 'd/b.json', 'd/d.yml', 'd/sub/e.yaml']],
    ['include', { recurse: true, include: '*.yaml' }, ['d/a.yaml', 'd/sub/e.yaml']],
    ['exclude beats include', { include: '*.yaml', exclude: 'a*' }, []],
  ])('%s', async (_name, directory, expected) => {
    expect(filesOf((await plan(FILES, { path: 'd', directory })).steps).flat()).toEqual(expected);
  });

  test('the root of the repository', async () => {
    expect(filesOf((await plan({ 'a.yaml': '', 'b/c.yaml': '' }, { path: '.' })).steps)).toEqual([['a.yaml']]);
  });

  test('a path that is a link to a directory has no files, as in Argo CD', async () => {
    const { steps } = await plan({ 'd/a.yaml': '', link: { symlink: 'd' } }, { path: 'link', directory: {} });
    expect(steps).toEqual([]);
  });

  test('more than Argo CD reads is refused', async () => {
    await expect(plan({ 'd/a.yaml': Buffer.alloc(10_000_001, 0x20) }, { path: 'd' })).rejects.toThrow(
      /limit is 10000000/,
    );
  });
});

describe('revisions', () => {
  const FILES = { 'd/a.yaml': '' };
  test.each(['main', 'refs/heads/main', '', 'HEAD'])('"%s" follows the target branch', async (targetRevision) => {
    expect(filesOf((await plan(FILES, { path: 'd', targetRevision })).steps)).toEqual([['d/a.yaml']]);
  });

  test('a tag is pinned', async () => {
    expect(filesOf((await plan(FILES, { path: '.', targetRevision: 'refs/tags/v1' })).steps)).toEqual([
      ['pinned.yaml'],
    ]);
  });
});

test('a revision variable is named', async () => {
  const helm = { parameters: [{ name: 'commit', value: '$ARGOCD_APP_REVISION_SHORT' }] };
  expect((await plan(CHART, { path: 'chart', helm })).notes).toEqual([
    expect.stringContaining('$ARGOCD_APP_REVISION_SHORT '),
  ]);
});

describe('what Argo CD does with the odd', () => {
  test('an invalid pattern matches nothing, and is named', async () => {
    const files = { 'd/a.yaml': '', 'd/b.yaml': '' };
    const excluded = await plan(files, { path: 'd', directory: { exclude: '[' } });
    expect(filesOf(excluded.steps)).toEqual([['d/a.yaml', 'd/b.yaml']]);
    expect(excluded.notes).toEqual([expect.stringContaining('pattern "[" is invalid')]);
    expect((await plan(files, { path: 'd', directory: { include: '[' } })).steps).toEqual([]);
  });

  test('components may be globs', async () => {
    const files = {
      'k/kustomization.yaml': '',
      'parts/a/kustomization.yaml': 'kind: Component',
      'parts/b/kustomization.yaml': 'kind: Component',
      'other/kustomization.yaml': '',
    };
    const { steps } = await plan(files, { path: 'k', kustomize: { components: ['../parts/*'] } });
    expect(filesOf(steps)[0]?.sort()).toEqual([
      'k/kustomization.yaml',
      'parts/a/kustomization.yaml',
      'parts/b/kustomization.yaml',
    ]);
    expect(steps[0]?.arguments['steps']).toEqual([{ edit: ['add', 'component', '../parts/*'] }]);
  });

  test('a path that is a link to a chart has no type of its own', async () => {
    const { steps } = await plan({ ...CHART, link: { symlink: 'chart' } }, { path: 'link' });
    expect(steps).toEqual([]);
  });

  test('a ref that an override adds is resolved', async () => {
    const files = { ...CHART, 'chart/.argocd-source.yaml': 'helm: {valueFiles: [$values/shared.yaml]}' };
    const { steps } = await plan(files, [{ path: 'chart' }, { ref: 'values' }]);
    expect(steps[0]?.arguments['values']).toEqual([{ path: 'shared.yaml' }]);
  });

  test('the size of manifests elsewhere counts, too', async () => {
    const url = 'https://git.example.com/big.git';
    const remotes = fakeRemotes({ [url]: { base: { 'd/a.yaml': Buffer.alloc(10_000_001, 0x20) } } });
    await expect(plan({}, { repoURL: url, path: 'd' }, undefined, { remotes })).rejects.toThrow(/limit is 10000000/);
  });
});
