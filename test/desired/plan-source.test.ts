import { readApplication } from '../../src/argocd/application.ts';
import { defaultSettings } from '../../src/argocd/settings.ts';
import type { RenderStep } from '../../src/desired/plan.ts';
import { planApplication } from '../../src/desired/plan-source.ts';
import { sourceTrees } from '../../src/desired/revisions.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import type { Renderer } from '../../src/ports/renderer.ts';
import { type FakeFiles, fakeRepository, fakeSnapshot } from '../fakes/repository.ts';

const URL = 'https://github.com/example/shop.git';

const globRenderer: Renderer = {
  id: 'glob',
  concurrency: 1,
  close: async () => {},
  call: async ({ operation, arguments: { pattern, texts } }) => {
    if (operation !== 'glob.match') throw new Error(`unexpected ${operation}`);
    // `*` crosses `/`, as in gobwas without separators.
    const expression = new RegExp(`^${String(pattern).replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    const matches = (texts as string[]).map((text) => expression.test(text));
    return { ok: true, output: Buffer.alloc(0), result: { matches }, observed: {}, warnings: [] };
  },
};

async function plan(files: FakeFiles, source: JsonObject | JsonObject[], version = { major: 3, minor: 6 }) {
  const snapshot = fakeSnapshot(files);
  const withUrl = (each: JsonObject) => ({ repoURL: URL, ...each });
  const spec = Array.isArray(source) ? { sources: source.map(withUrl) } : { source: withUrl(source) };
  const application = readApplication(
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'web' },
      spec: { ...spec, destination: { name: 'in-cluster', namespace: 'shop' } },
    },
    { found: 'file', location: { file: 'a.yaml', line: 1, column: 1 } },
    'argocd',
  );
  const settings = { ...defaultSettings(version) };
  const side = { name: 'head' as const, snapshot, applicationTrees: [{ snapshot, prefix: '' }], settings };
  const trees = sourceTrees({
    repository: fakeRepository({ base: { 'pinned.yaml': 'x' }, tags: { v1: 'base' } }),
    urls: [URL],
    targetBranch: 'main',
    defaultBranch: 'main',
    renderer: globRenderer,
  });
  const notes = new Set<string>();
  return { steps: await planApplication(application, side, trees, globRenderer, notes), notes: [...notes] };
}

function filesOf(steps: RenderStep[]): string[][] {
  return steps.map(({ files }) => [...files.keys()]);
}

const CHART = {
  'chart/Chart.yaml': 'name: c',
  'chart/values.yaml': '',
  'chart/envs/a.yaml': '',
  'chart/envs/b.yaml': '',
  'chart/templates/x.yaml': '',
  'shared.yaml': '',
  'other/secret.yaml': '',
};

function valuesOf(steps: RenderStep[]): unknown {
  return steps[0]?.arguments['values'];
}

describe('Helm', () => {
  test.each<[string, JsonObject, unknown]>([
    ['relative to the chart', { valueFiles: ['envs/a.yaml'] }, [{ path: 'chart/envs/a.yaml' }]],
    ['from the root of the repository', { valueFiles: ['/shared.yaml'] }, [{ path: 'shared.yaml' }]],
    ['beside the chart', { valueFiles: ['../shared.yaml'] }, [{ path: 'shared.yaml' }]],
    [
      'missing ones left out',
      { valueFiles: ['gone.yaml', 'envs/a.yaml'], ignoreMissingValueFiles: true },
      [{ path: 'chart/envs/a.yaml' }],
    ],
    [
      'globs in the order of names',
      { valueFiles: ['envs/*.yaml'] },
      [{ path: 'chart/envs/a.yaml' }, { path: 'chart/envs/b.yaml' }],
    ],
    [
      'an explicit entry beats the glob',
      { valueFiles: ['envs/*.yaml', 'envs/a.yaml'] },
      [{ path: 'chart/envs/b.yaml' }, { path: 'chart/envs/a.yaml' }],
    ],
    [
      'the first of repeated ones',
      { valueFiles: ['envs/a.yaml', 'envs/b.yaml', 'envs/a.yaml'] },
      [{ path: 'chart/envs/a.yaml' }, { path: 'chart/envs/b.yaml' }],
    ],
    [
      'inline values last',
      { valueFiles: ['envs/a.yaml'], values: 'a: 1' },
      [{ path: 'chart/envs/a.yaml' }, { content: 'a: 1' }],
    ],
    ['variables', { valueFiles: ['envs/${ARGOCD_APP_SOURCE_TARGET_REVISION}a.yaml'] }, [{ path: 'chart/envs/a.yaml' }]],
  ])('value files: %s', async (_name, helm, expected) => {
    expect(valuesOf((await plan(CHART, { path: 'chart', helm })).steps)).toEqual(expected);
  });

  test('before 3.4 a repeated file counts twice, and globs are names', async () => {
    const version = { major: 3, minor: 3 };
    const { steps } = await plan(
      CHART,
      { path: 'chart', helm: { valueFiles: ['envs/a.yaml', 'envs/a.yaml'] } },
      version,
    );
    expect(valuesOf(steps)).toEqual([{ path: 'chart/envs/a.yaml' }, { path: 'chart/envs/a.yaml' }]);
    await expect(plan(CHART, { path: 'chart', helm: { valueFiles: ['envs/*.yaml'] } }, version)).rejects.toThrow(
      /envs\/\*/,
    );
  });

  test.each<[string, JsonObject, RegExp]>([
    ['missing', { valueFiles: ['gone.yaml'] }, /no value file chart\/gone.yaml/],
    ['out of the repository', { valueFiles: ['../../../../etc/passwd'] }, /leads out of the repository/],
    ['a glob without a match', { valueFiles: ['gone/*.yaml'] }, /match nothing/],
    ['a URL', { valueFiles: ['https://example.com/v.yaml'] }, /is a URL/],
    ['another scheme', { valueFiles: ['file:///etc/passwd'] }, /scheme file is not allowed/],
    ['a parameter file that is missing', { fileParameters: [{ name: 'a', path: 'gone' }] }, /fileParameters "a"/],
  ])('refused: %s', async (_name, helm, message) => {
    await expect(plan(CHART, { path: 'chart', helm })).rejects.toThrow(message);
  });

  test('the engine sees the chart and the files that are named, nothing else', async () => {
    const { steps } = await plan(CHART, {
      path: 'chart',
      helm: { valueFiles: ['/shared.yaml'], fileParameters: [{ name: 'k', path: 'values.yaml' }] },
    });
    expect(filesOf(steps)).toEqual([
      [
        'chart/Chart.yaml',
        'chart/envs/a.yaml',
        'chart/envs/b.yaml',
        'chart/templates/x.yaml',
        'chart/values.yaml',
        'shared.yaml',
      ],
    ]);
    expect(steps[0]?.arguments).toMatchObject({ chart: 'chart', setFile: ['k=chart/values.yaml'], output: 'objects' });
  });

  test('$ref is another source of the Application', async () => {
    const { steps } = await plan(CHART, [{ path: 'chart', helm: { valueFiles: ['$v/shared.yaml'] } }, { ref: 'v' }]);
    expect(steps).toHaveLength(1);
    expect(valuesOf(steps)).toEqual([{ path: 'shared.yaml' }]);
    await expect(plan(CHART, [{ path: 'chart', helm: { valueFiles: ['$w/shared.yaml'] } }])).rejects.toThrow(
      /no source.*ref: w/,
    );
    await expect(plan(CHART, { path: 'chart', helm: { valueFiles: ['$w/gone.yaml'] } })).rejects.toThrow(
      /no value file/,
    );
  });

  test('links are followed inside the repository', async () => {
    const files = {
      ...CHART,
      'chart/linked.yaml': { symlink: '../shared.yaml' },
      'chart/dir': { symlink: '../other' },
    };
    const { steps } = await plan(files, { path: 'chart', helm: { valueFiles: ['linked.yaml'] } });
    expect(filesOf(steps)[0]).toEqual(expect.arrayContaining(['chart/linked.yaml', 'chart/dir/secret.yaml']));
  });
});

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
