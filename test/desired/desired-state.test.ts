import type { Obstacle } from '../../src/model/rendered.ts';
import type { Renderer } from '../../src/ports/renderer.ts';
import { parseYaml } from '../../src/text/yaml.ts';
import { plainRenderer } from '../fakes/plain-renderer.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, CONFIG, contextOf, load, URL } from './load.ts';

function textOf(obstacle: Obstacle): string {
  return obstacle.kind === 'refused' ? obstacle.message : `${obstacle.reason} (${obstacle.detail})`;
}

async function summary(files: FakeFiles): Promise<Record<string, string>> {
  const { applications } = await load(files);
  return Object.fromEntries(
    [...applications.values()].map(({ id, application: { origin }, obstacle }) => {
      const found =
        origin.found === 'rendered'
          ? `by ${origin.chain.join(' > ')}`
          : origin.found === 'file'
            ? origin.location.file
            : 'live';
      return [id, obstacle ? `${found}: ${textOf(obstacle)}` : found];
    }),
  );
}

describe('apps of apps', () => {
  test('are followed to any depth, with the chain as the reason', async () => {
    expect(
      await summary({
        'root.yaml': application('root', 'apps'),
        'apps/team.yaml': application('team', 'team'),
        'team/web.yaml': application('web', 'web'),
        'web/config.yaml': CONFIG,
      }),
    ).toEqual({
      'argocd/root': 'root.yaml',
      'argocd/team': 'by root',
      'argocd/web': 'by root > team',
    });
  });

  test('an Application that renders itself is one Application', async () => {
    expect(
      await summary({
        'apps/root.yaml': application('root', 'apps'),
        'apps/web.yaml': application('web', 'web'),
        'web/c.yaml': CONFIG,
      }),
    ).toEqual({
      'argocd/root': 'apps/root.yaml',
      'argocd/web': 'by root',
    });
  });

  test('two that render each other are found once each', async () => {
    expect(
      Object.keys(await summary({ 'a/b.yaml': application('b', 'b'), 'b/a.yaml': application('a', 'a') })),
    ).toEqual(expect.arrayContaining(['argocd/a', 'argocd/b']));
  });

  test('a file counts where its only parent cannot be rendered', async () => {
    expect(
      await summary({
        'root.yaml': application('root', 'apps'),
        'apps/web.yaml': application('web', 'web'),
        'apps/broken.yaml': 'fail: true # argoproj.io/v1alpha1\n',
        'web/c.yaml': CONFIG,
      }),
    ).toEqual({ 'argocd/root': 'root.yaml: apps/broken.yaml fails', 'argocd/web': 'apps/web.yaml' });
  });

  test('an Application beside the chart that it deploys is not taken for a child', async () => {
    expect(
      await summary({
        'web/Chart.yaml': 'name: web\nversion: 1.0.0\n',
        'web/dev.yaml': application('web-dev', 'web'),
        'web/prod.yaml': application('web-prod', 'web'),
      }),
    ).toMatchObject({ 'argocd/web-dev': 'web/dev.yaml', 'argocd/web-prod': 'web/prod.yaml' });
  });

  test('one that makes a new one at every level is stopped', async () => {
    const renderer = plainRenderer();
    let level = 0;
    const endless: Renderer = {
      ...renderer,
      call: async () => {
        level++;
        const child = parseYaml(application(`level-${level}`, 'chart', `, helm: {releaseName: l${level}}`)).documents[0]
          ?.value;
        return { ok: true, output: Buffer.from(JSON.stringify([child])), result: null, observed: {}, warnings: [] };
      },
    };
    const files = {
      'root.yaml': application('level-0', 'chart'),
      'chart/Chart.yaml': 'name: c\n',
      'chart/templates/app.yaml': '# argoproj.io/v1alpha1 {{ }}',
    };
    const { applications } = await load(files, contextOf(endless));
    expect(applications.size).toBe(51);
    expect([...applications.values()].at(-1)?.obstacle).toMatchObject({ kind: 'undetermined' });
  });
});

/** Every chart renders two Applications of itself. */
function doubling(): Renderer {
  return {
    ...plainRenderer(),
    call: async ({ application: name }) => {
      const children = ['0', '1'].map(
        (digit) =>
          parseYaml(application(`${name}${digit}`, 'chart', `, helm: {releaseName: r${name}${digit}}`)).documents[0]
            ?.value,
      );
      return { ok: true, output: Buffer.from(JSON.stringify(children)), result: null, observed: {}, warnings: [] };
    },
  };
}

test('one that makes two of itself at every level is stopped, and any change may reach what it renders', async () => {
  const files = {
    'root.yaml': application('a', 'chart'),
    'chart/Chart.yaml': 'name: c\n',
    'chart/templates/app.yaml': '# argoproj.io/v1alpha1 {{ }}',
  };
  const context = { ...contextOf(doubling()), maximumRendered: 100 };
  const { applications } = await load(files, context);
  expect(applications.size).toBe(101);
  const stopped = [...applications.values()].filter(({ obstacle }) => obstacle);
  expect(stopped.length).toBeGreaterThan(0);
  expect(stopped[0]?.obstacle).toMatchObject({
    kind: 'undetermined',
    reason: expect.stringContaining('about 100 already'),
  });
  const changed = await load({ ...files, 'elsewhere.txt': 'x' }, context);
  const id = stopped[0]?.id ?? '';
  expect(changed.applications.get(id)?.inputKey).not.toBe(stopped[0]?.inputKey);
  expect(changed.applications.get('argocd/a')?.inputKey).toBe(applications.get('argocd/a')?.inputKey);
});

describe('equal names', () => {
  test('in two files are told apart by the file', async () => {
    expect(
      Object.keys(
        await summary({
          'dev/web.yaml': application('web', 'w'),
          'prod/web.yaml': application('web', 'w'),
          'w/c.yaml': CONFIG,
        }),
      ),
    ).toEqual(['argocd/web@dev/web.yaml', 'argocd/web@prod/web.yaml']);
  });

  const elsewhere = (text: string) => text.replace('kubernetes.default.svc', 'other.example.com');
  const parents = {
    'root/p1.yaml': application('p1', 'a'),
    'a/web.yaml': application('web', 'w'),
    'root/p2.yaml': application('p2', 'b'),
    'b/web.yaml': application('web', 'v'),
  };

  test('of what two parents render are two Applications, with a warning if one cluster has both', async () => {
    const { applications, discovered } = await load(parents);
    expect([...applications.keys()]).toEqual(['argocd/p1', 'argocd/p2', 'argocd/web', 'argocd/web@p2']);
    expect(applications.get('argocd/web@p2')?.application.sources).toMatchObject([{ path: 'v' }]);
    expect(discovered.findings).toMatchObject([
      { rule: 'application-defined-twice', severity: 'warning', message: expect.stringMatching(/^p1 and p2 both/) },
    ]);
    const apart = await load({ ...parents, 'root/p2.yaml': elsewhere(application('p2', 'b')) });
    expect([...apart.applications.keys()]).toEqual([...applications.keys()]);
    expect(apart.discovered.findings).toEqual([]);
  });

  test('of a file and of what a parent renders are two; of two in one parent the last counts', async () => {
    const chart = { 'root.yaml': application('root', 'chart'), 'chart/Chart.yaml': 'name: c\n' };
    const { applications } = await load({
      ...chart,
      'web.yaml': application('web', 'u'),
      'chart/templates/a.yaml': `${application('web', 'w')}---\n${application('web', 'v')}`,
    });
    expect([...applications.keys()]).toEqual(['argocd/root', 'argocd/web', 'argocd/web@root']);
    expect(applications.get('argocd/web@root')?.application.sources).toMatchObject([{ path: 'v' }]);
  });

  test('of a file and of what renders it are one, whoever renders the parent', async () => {
    const files = {
      'root.yaml': application('root', 'chart'),
      'chart/Chart.yaml': 'name: c\n',
      'chart/templates/team.yaml': application('team', 'team'),
      'team/web.yaml': application('web', 'w'),
      'w/c.yaml': CONFIG,
    };
    expect(await summary(files)).toEqual({
      'argocd/root': 'root.yaml',
      'argocd/team': 'by root',
      'argocd/web': 'team/web.yaml',
    });
  });
});

test('an ApplicationSet is listed with its file only where its parent renders it from there as it is', async () => {
  const set = (more = '') =>
    `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: all${more}}\nspec: {generators: []}\n`;
  const places = async (files: FakeFiles) =>
    (await load(files)).discovered.applicationSets.map(({ id, place }) => `${id} ${place}`);
  const chart = (name: string, text: string) => ({
    [`${name}.yaml`]: application(name, name),
    [`${name}/Chart.yaml`]: 'name: c\n',
    [`${name}/templates/set.yaml`]: text,
  });
  expect(await places({ 'root.yaml': application('root', 'apps'), 'apps/set.yaml': set() })).toEqual([
    'argocd/all apps/set.yaml',
  ]);
  expect(await places({ ...chart('p1', set()), ...chart('p2', set(', namespace: team')), 'set.yaml': set() })).toEqual([
    'argocd/all set.yaml',
    'shop/all rendered by p1',
    'team/all rendered by p2',
  ]);
});

describe('what stands in the way', () => {
  const WEB = { 'w/c.yaml': CONFIG };
  test.each<[string, FakeFiles, RegExp]>([
    [
      'another repository',
      { 'a.yaml': application('web', 'w').replace(URL, 'https://github.com/other/repo') },
      /its Git repository cannot be read/,
    ],
    ['a Helm repository', { 'a.yaml': application('web', 'w, chart: loki') }, /its chart cannot be read/],
    ['OCI', { 'a.yaml': application('web', 'w').replace(URL, 'oci://ghcr.io/x/y') }, /OCI artifact/],
    ['a plugin', { 'a.yaml': application('web', 'w', ', plugin: {name: avp}'), ...WEB }, /plugin/],
    ['a path that is not there', { 'a.yaml': application('web', 'gone') }, /path "gone": missing/],
    ['a path that leads out', { 'a.yaml': application('web', '../x') }, /leads out of the repository/],
    ['an absolute path', { 'a.yaml': application('web', '/w'), ...WEB }, /leads out of the repository|absolute/],
    ['a path that is a file', { 'a.yaml': application('web', 'w/c.yaml'), ...WEB }, /is a file/],
    [
      'two tools',
      { 'a.yaml': application('web', 'w', ', helm: {}, kustomize: {}'), ...WEB },
      /multiple application sources/,
    ],
    [
      'a link that leads out',
      { 'a.yaml': application('web', 'w'), ...WEB, evil: { symlink: '/etc/passwd' } },
      /symlink that leads out/,
    ],
    [
      'a submodule',
      {
        'a.yaml': application('web', 'w'),
        '.gitmodules': '[submodule "w"]\n path = w\n url = https://github.com/other/repo\n',
        w: { submodule: 'a'.repeat(40) },
      },
      /the Git repository of its submodule cannot be read \(w: /,
    ],
    [
      'a revision that is not there',
      { 'a.yaml': application('web', 'w').replace('main', 'gone'), ...WEB },
      /revision is not in this clone \(gone\)/,
    ],
    ['no source', { 'a.yaml': application('web', 'w').replace(/ {2}source.*\n/, '') }, /nothing to deploy/],
    [
      'no destination',
      { 'a.yaml': application('web', 'w').replace(/ {2}destination.*\n/, ''), ...WEB },
      /neither a server nor/,
    ],
  ])('%s', async (_name, files, message) => {
    const [web] = [...(await load(files)).applications.values()];
    expect(web?.obstacle && textOf(web.obstacle)).toMatch(message);
  });
});

test('equal inputs are rendered once, and what nothing asks for is not', async () => {
  const renderer = plainRenderer();
  const context = contextOf(renderer);
  const files = {
    'root.yaml': application('root', 'apps'),
    'apps/web.yaml': application('web', 'web'),
    'web/c.yaml': CONFIG,
  };
  await load(files, context, 'base');
  await load({ ...files, 'readme.md': 'x' }, context);
  expect(renderer.requests.map(({ application: name }) => name)).toEqual(['root']);
});
