import { isReached, pairUp } from '../../src/desired/pairs.ts';
import { plainRenderer } from '../fakes/plain-renderer.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, CONFIG, contextOf, load, URL } from './load.ts';

describe('isReached', () => {
  async function reached(base: FakeFiles, head: FakeFiles): Promise<string[]> {
    const context = contextOf(plainRenderer());
    const pairs = pairUp(await load(base, context, 'base'), await load(head, context));
    return pairs.filter(isReached).map((pair) => (pair.head ?? pair.base)?.id ?? '');
  }
  const files = {
    'web.yaml': application('web', 'web'),
    'cart.yaml': application('cart', 'cart'),
    'web/c.yaml': CONFIG,
    'cart/c.yaml': CONFIG,
    'chart.yaml': application('loki', 'x, chart: loki'),
  };

  test('nothing without a change', async () => {
    expect(await reached(files, files)).toEqual([]);
  });

  test.each<[string, FakeFiles, string[]]>([
    ['a file of its source', { 'web/c.yaml': `${CONFIG}data: {a: b}\n` }, ['argocd/web']],
    ['a file beside it', { 'docs/readme.md': 'x' }, []],
    ['its manifest', { 'web.yaml': `${application('web', 'web')}  syncPolicy: {automated: {}}\n` }, ['argocd/web']],
    ['a new Application', { 'new.yaml': application('new', 'web') }, ['argocd/new']],
    ['one that cannot be planned', { 'chart.yaml': application('loki', 'x, chart: loki2') }, ['argocd/loki']],
  ])('%s', async (_name, change, expected) => {
    expect(await reached(files, { ...files, ...change })).toEqual(expected);
  });

  test('a values file of a chart that comes from elsewhere', async () => {
    const loki = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: loki, namespace: argocd}
spec:
  sources:
  - {repoURL: https://charts.example.com, chart: loki, targetRevision: 1.0.0, helm: {valueFiles: [$values/loki.yaml]}}
  - {repoURL: ${URL}, targetRevision: main, ref: values}
  destination: {name: in-cluster}
`;
    const before = { 'app.yaml': loki, 'loki.yaml': 'a: 1' };
    expect(await reached(before, { ...before, 'loki.yaml': 'a: 2' })).toEqual(['argocd/loki']);
    expect(await reached(before, { ...before, 'other.yaml': 'a: 2' })).toEqual([]);
  });
});

describe('isReached, of an Application that cannot be planned', () => {
  /** Its destination is missing. */
  const broken = (source: string, more = '') =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web, namespace: argocd}\nspec:\n  sources:\n  - {repoURL: ${URL}, targetRevision: main, ${source}}\n${more}`;
  const withValues = (path: string) => broken(`path: web, helm: {valueFiles: ["${path}"]}`);
  const kustomization = 'resources: [../base]\n';

  test.each<[string, string, FakeFiles, string, boolean]>([
    ['a value file of its directory', withValues('prod.yaml'), {}, 'web/prod.yaml', true],
    ['a value file above it', withValues('../values.yaml'), {}, 'values.yaml', true],
    ['a value file from the root', withValues('/values.yaml'), {}, 'values.yaml', true],
    ['a file beside the value file', withValues('../values.yaml'), {}, 'other.yaml', false],
    ['a value file of a glob', withValues('../env/*.yaml'), {}, 'env/prod.yaml', true],
    ['a value file that a variable names', withValues('../env/$ARGOCD_APP_NAME/v.yaml'), {}, 'env/web/v.yaml', true],
    ['what a URL names', withValues('https://example.com/other.yaml'), {}, 'other.yaml', false],
    ['a file parameter', broken('path: web, helm: {fileParameters: [{name: a, path: ../a.txt}]}'), {}, 'a.txt', true],
    ['the base of an overlay', broken('path: web'), { 'web/kustomization.yaml': kustomization }, 'base/c.yaml', true],
    ['what no overlay names', broken('path: web'), { 'web/kustomization.yaml': kustomization }, 'other/c.yaml', false],
    [
      'an import of a jsonnet file',
      broken('path: web'),
      { 'web/a.jsonnet': "import '../lib/b.libsonnet'" },
      'lib/b.libsonnet',
      true,
    ],
    [
      'the other source',
      broken('path: web', `  - {repoURL: ${URL}, targetRevision: main, path: other}\n`),
      {},
      'other/c.yaml',
      true,
    ],
    ['its directory at a pinned revision', broken('path: web').replace('main', 'v1.0.0'), {}, 'web/c.yaml', false],
    [
      'its directory at a revision that is not here',
      broken('path: web').replace('main', 'gone'),
      {},
      'web/c.yaml',
      false,
    ],
  ])('%s', async (_name, manifest, more, changed, expected) => {
    const files = (value: string): FakeFiles => ({
      'app.yaml': manifest,
      'web/c.yaml': CONFIG,
      'base/kustomization.yaml': 'resources: [c.yaml]\n',
      'base/c.yaml': CONFIG,
      ...more,
      [changed]: `a: ${value}\n`,
    });
    const context = contextOf(plainRenderer());
    const [pair] = pairUp(await load(files('1'), context, 'base'), await load(files('2'), context));
    expect(pair?.head?.obstacle).toBeDefined();
    expect(pair && isReached(pair)).toBe(expected);
  });
});
