import { defaultSettings } from '../../src/argocd/settings.ts';
import { discover, type ParseCache } from '../../src/desired/discover.ts';
import type { Side } from '../../src/desired/side.ts';
import { metadataString } from '../../src/model/kube-object.ts';
import { type FakeFiles, fakeSnapshot, withoutContent } from '../fakes/repository.ts';

function sideOf(files: FakeFiles): Side {
  const snapshot = fakeSnapshot(files);
  return { name: 'head', snapshot, applicationTrees: [{ snapshot, prefix: '' }], settings: defaultSettings() };
}

function application(name: string, spec = 'source: {repoURL: https://example.com/r.git, path: x}'): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: ${name}\nspec:\n  ${spec}\n`;
}

async function found(files: FakeFiles, cache: ParseCache = new Map()) {
  const { applications, applicationSets, findings, skipped } = await discover(sideOf(files), cache);
  return {
    applications: applications.map(({ name, origin }) =>
      origin.found === 'file' ? `${name} ${origin.location.file}:${origin.location.line}` : name,
    ),
    applicationSets: applicationSets.map(({ name, place, line }) => `${name} ${place}:${line}`),
    findings: findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`),
    skipped: Object.fromEntries(skipped),
  };
}

const NOTHING = { applications: [], applicationSets: [], findings: [], skipped: {} };

describe('discover', () => {
  test('YAML, JSON, several documents, Lists; each with its place', async () => {
    const json = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'j' },
      spec: { source: { repoURL: 'u', path: 'p' } },
    };
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${application('in-list').replaceAll('\n', '\n  ')}`;
    expect(
      await found({
        'a.yaml': `# comment\n---\n${application('one')}---\n---\n${application('two')}`,
        'b/c.yml': application('three'),
        'd.json': JSON.stringify(json),
        'l.yaml': list,
        'readme.md': application('not a manifest'),
      }),
    ).toEqual({
      ...NOTHING,
      applications: ['one a.yaml:3', 'two a.yaml:11', 'three b/c.yml:1', 'j d.json:1', 'in-list l.yaml:1'],
    });
  });

  test('templates of a chart are left aside, a folder that is only called so is not', async () => {
    expect(
      await found({
        'chart/Chart.yaml': 'name: chart',
        'chart/templates/a.yaml': application('{{ .Values.name }}'),
        'chart/templates/sub/b.yaml': application('b'),
        'other/templates/c.yaml': application('c'),
        'd.yaml': application('"{{name}}"'),
      }),
    ).toEqual({ ...NOTHING, applications: ['c other/templates/c.yaml:1'], skipped: { template: 3 } });
  });

  test.each<[string, string, string]>([
    ['a path', 'path: web', 'path: "envs/${env}"'],
    ['a repository', 'repoURL: u', 'repoURL: "${REPOSITORY}"'],
    ['a destination', 'destination: {', 'destination: {name: "{{cluster}}", '],
  ])('what something else fills in is a template: %s', async (_name, plain, filledIn) => {
    const text = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {source: {repoURL: u, path: web}, destination: {namespace: n}}\n`;
    expect(text).toContain(plain);
    expect(await found({ 'a.yaml': text.replace(plain, filledIn) })).toEqual({ ...NOTHING, skipped: { template: 1 } });
    expect(await found({ 'a.yaml': text })).toEqual({ ...NOTHING, applications: ['a a.yaml:1'] });
  });

  test('other kinds are counted, ApplicationSets listed', async () => {
    expect(
      await found({
        'p.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p}\n',
        's.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: s}\nspec: {}\n',
        'w.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: w}\n',
      }),
    ).toEqual({ ...NOTHING, applicationSets: ['s s.yaml:1'], skipped: { 'other-kind': 1 } });
  });

  test('a misspelt group of Argo CD is found, also in a file that has it nowhere', async () => {
    const misspelt = (group: string, name: string) => application(name).replace('argoproj.io', group);
    const hits = {
      'alone.yaml': misspelt('argoprj.io', 'a'),
      'both.yaml': `${application('b')}---\n${misspelt('argoproject.io', 'c')}`,
      'project.yml': 'apiVersion: "argproj.io/v1alpha1"\nkind: AppProject\nmetadata: {name: p}\n',
    };
    const others = {
      'chart/Chart.yaml': 'name: chart',
      'chart/templates/a.yaml': misspelt('argoprj.io', '{{ .Values.name }}'),
      'readme.md': misspelt('argoprj.io', 'a'),
      'sig-apps.yaml': misspelt('app.k8s.io', 'd'),
      'oam.yaml': misspelt('core.oam.dev', 'e'),
      'own.yaml': misspelt('apps.example.com', 'f'),
      'kind.yaml': misspelt('argoprj.io', 'g').replace('kind: Application', 'kind: ApplicationTemplate'),
      'broken.yaml': `${misspelt('argoprj.io', 'h')}  a: [\n`,
    };
    const { findings } = await found({ ...hits, ...others });
    expect(findings.sort()).toEqual([
      'kind-unknown alone.yaml:1',
      'kind-unknown both.yaml:8',
      'kind-unknown project.yml:1',
    ]);
  });

  test('broken YAML is a finding where it is an Application, at its place', async () => {
    expect(
      await found({
        'broken.yaml': `${application('x')}  destination: {namespace: a\n`,
        'template.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: {{ x }}}\n',
        'foreign.yaml': '# argoproj.io/v1alpha1\na: [b\n',
      }),
    ).toMatchObject({ findings: ['yaml-invalid broken.yaml:8'], skipped: { template: 1, 'other-kind': 1 } });
  });

  test.each<[string, string, boolean]>([
    ['a patch', 'patches: [{path: patch.yaml}]', true],
    ['a strategic merge patch', 'patchesStrategicMerge: [./patch.yaml, "kind: Application"]', true],
    ['a patch that is inline', 'patches: [{patch: "see patch.yaml"}]', false],
    ['a resource', 'resources: [patch.yaml]', false],
    ['a comment', '# patches: patch.yaml', false],
    ['a file of that name elsewhere', 'patches: [{path: other/patch.yaml}]', false],
  ])('an Application without a source in %s of a kustomization', async (_name, kustomization, isPatch) => {
    expect(
      await found({
        'overlay/kustomization.yaml': kustomization,
        'overlay/patch.yaml': application('patched', 'destination: {namespace: prod}'),
      }),
    ).toEqual({
      ...NOTHING,
      ...(isPatch ? { skipped: { 'kustomize-patch': 1 } } : { applications: ['patched overlay/patch.yaml:1'] }),
    });
  });

  test('a patch may lie anywhere', async () => {
    const { applications } = await found({
      'overlays/prod/Kustomization': 'kind: Component\npatches: [{path: ../../patches/p.yaml}]',
      'patches/p.yaml': application('patched', 'destination: {namespace: prod}'),
      'patches/q.yaml': application('broken', 'destination: {namespace: prod}'),
    });
    expect(applications).toEqual(['broken patches/q.yaml:1']);
  });

  test('a file that was parsed for the other side is read as it was there', async () => {
    const files = {
      'a.yaml': application('a'),
      'template.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: {{ x }}}\n',
      'broken.yaml': `${application('x')}  destination: {namespace: a\n`,
    };
    const cache: ParseCache = new Map();
    const first = await found(files, cache);
    expect(first).toMatchObject({ findings: ['yaml-invalid broken.yaml:8'], skipped: { template: 1 } });
    expect(await found(files, cache)).toEqual(first);
  });

  test('a file that is too large is not read, and the others are', async () => {
    const side = sideOf({ 'a.yaml': application('a'), 'large.yaml': application('large') });
    const snapshot = withoutContent(side.snapshot, 'large.yaml');
    const { applications, unreadable } = await discover(
      { ...side, applicationTrees: [{ snapshot, prefix: '' }] },
      new Map(),
    );
    expect(applications.map(({ name }) => name)).toEqual(['a']);
    expect([...unreadable.values()]).toMatchObject([
      { file: 'large.yaml', message: 'large.yaml is too large.', beyondLimit: true },
    ]);
  });

  test('an alias bomb is not read, and said to be so', async () => {
    const levels = Array.from(
      { length: 10 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(',')}]`,
    );
    const bomb = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nl0: &l0 [x]\n${levels.join('\n')}\n`;
    const { findings, unreadable } = await discover(sideOf({ 'bomb.yaml': bomb }), new Map());
    expect(findings).toEqual([]);
    expect([...unreadable.values()]).toMatchObject([{ file: 'bomb.yaml', beyondLimit: true }]);
  });

  test('manifests are all three kinds, each with its place, but no templates, patches or assertions', async () => {
    const project =
      'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p, namespace: ns}\nspec: {}\n';
    const list = `apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: Secret}, {apiVersion: argoproj.io/v1alpha1, kind: AppProject, metadata: {name: listed}}]\n`;
    const { manifests } = await discover(
      sideOf({
        'a.yaml': `${application('one')}---\n${project}`,
        'list.yaml': list,
        'set.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: s}\n',
        'template.yaml': project.replace('name: p,', 'name: "{{name}}",'),
        'k/kustomization.yaml': 'resources:\n- listed.yaml\npatches:\n- path: patch.yaml\n',
        'k/listed.yaml': application('listed'),
        'k/patch.yaml': application('listed'),
        'k/delete.yaml': `${application('gone')}$patch: delete\n`,
        'old/patches/unused.yaml': application('unused'),
        'test/00-assert.yaml': application('asserted'),
      }),
      new Map(),
    );
    expect(
      manifests.map(({ kind, object, namespace, place, fragment }) => [
        `${kind} ${namespace}/${metadataString(object, 'name')}`,
        `${place?.location.file}:${place?.location.line}`,
        place?.path.join('.'),
        ...(fragment ? ['fragment'] : []),
      ]),
    ).toEqual([
      ['Application argocd/one', 'a.yaml:1', ''],
      ['AppProject ns/p', 'a.yaml:8', ''],
      ['Application argocd/listed', 'k/listed.yaml:1', '', 'fragment'],
      ['AppProject argocd/listed', 'list.yaml:1', 'items.1'],
      ['Application argocd/unused', 'old/patches/unused.yaml:1', '', 'fragment'],
      ['ApplicationSet argocd/s', 'set.yaml:1', ''],
    ]);
  });
});
