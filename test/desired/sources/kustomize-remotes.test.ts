import { defaultSettings } from '../../../src/argocd/settings.ts';
import type { RenderRequest } from '../../../src/ports/renderer.ts';
import { type FakeHttpAnswer, fakeHttp } from '../../fakes/http.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { fakeRemotes } from '../../fakes/remote-repositories.ts';
import { filesOf, plan } from '../plan-fixture.ts';

const BASES = 'https://git.example.com/bases';
/** By its URL, Kustomize cannot tell it from a file. */
const AMBIGUOUS = 'https://git.example.com/ambiguous';
const EMPTY = 'https://git.example.com/empty';
const remotes = fakeRemotes({
  [EMPTY]: { base: { 'web/a.yaml': 'kind: A' } },
  [AMBIGUOUS]: { base: { 'web/kustomization.yaml': '' }, tags: { v1: 'base' } },
  [BASES]: {
    base: {
      'web/kustomization.yaml': 'resources: [a.yaml, ../shared]',
      'web/a.yaml': 'kind: A',
      'shared/kustomization.yaml': '',
      'unused/b.yaml': '',
    },
    tags: { v1: 'base' },
  },
});

/** Lists each `ENTRY` of a kustomization that leads elsewhere, and whether it is given by now. */
function needs({ files, arguments: { remotes: given, downloads, charts } }: RenderRequest) {
  const text = files.map(({ content }) => String(Buffer.from(content))).join('\n');
  const has = (list: unknown, key: string, value: string) =>
    (Array.isArray(list) ? list : []).some((item) => item[key] === value);
  const entries = [...text.matchAll(/https:\/\/[^\s,\]"]+/g)].map(([entry]) => entry);
  return {
    result: {
      remotes: [...new Set(entries)]
        .filter((entry) => !entry.includes('charts.example.com'))
        .map((entry) => {
          const [repo = '', rest = ''] = entry.split('//web');
          if (entry.includes('--upload-pack')) return { entry, kind: 'git', given: false, refused: 'an option of git' };
          if (entry.startsWith(AMBIGUOUS) && !has(downloads, 'url', entry))
            return { entry, kind: 'http', ambiguous: true, given: false };
          return entry.endsWith('.yaml')
            ? { entry, kind: 'http', given: has(downloads, 'url', entry) }
            : {
                entry,
                kind: 'git',
                repo,
                ref: rest.replace('?ref=', ''),
                path: 'web',
                given: has(given, 'entry', entry),
              };
        }),
      charts: text.includes('helmCharts')
        ? [{ name: 'loki', version: '1.0.0', repo: 'https://charts.example.com', given: has(charts, 'name', 'loki') }]
        : [],
    },
  };
}

const of = (kustomization: string, buildOptions = '', page: FakeHttpAnswer = { status: 404 }) =>
  plan(
    { 'k/kustomization.yaml': kustomization },
    { path: 'k' },
    undefined,
    {
      remotes,
      registry: fakeRegistry({ 'https://charts.example.com': { loki: { '1.0.0': {} } } }),
      http: fakeHttp({
        'GET https://example.com/crd.yaml': { body: 'kind: C' },
        [`GET ${AMBIGUOUS}//web?ref=v1`]: page,
      }),
    },
    {
      operations: { 'kustomize.remotes': needs },
      settings: { ...defaultSettings(), kustomizeBuildOptions: buildOptions },
    },
  );

describe('what a kustomization reads elsewhere', () => {
  test('behind very many empty lines', async () => {
    const { steps } = await of(`${'\n'.repeat(500_000)}resources: [${BASES}//web]`);
    expect(steps[0]?.arguments['remotes']).toEqual([{ entry: `${BASES}//web`, directory: '$remote/0' }]);
  });

  test('a base of another repository: the files that it reads, and the pin', async () => {
    const { steps, sources } = await of(`resources: [${BASES}//web]`);
    expect(steps[0]?.arguments['remotes']).toEqual([{ entry: `${BASES}//web`, directory: '$remote/0' }]);
    expect(filesOf(steps)[0]?.sort()).toEqual([
      '$remote/0/shared/kustomization.yaml',
      '$remote/0/web/a.yaml',
      '$remote/0/web/kustomization.yaml',
      'k/kustomization.yaml',
    ]);
    const commit = remotes.ids[BASES]?.['base'];
    expect(sources[1]).toMatchObject({
      role: 'kustomization',
      revision: commit,
      movable: { why: 'HEAD moves', pin: `?ref=${commit}` },
    });
  });

  test('a tag is no warning', async () => {
    const { sources } = await of(`resources: [${BASES}//web?ref=v1]`);
    expect(sources[1]).toMatchObject({ asked: 'v1' });
    expect(sources[1]?.movable).toBeUndefined();
  });

  test('a folder without a kustomization is refused, with its repository', async () => {
    await expect(of(`resources: [${EMPTY}//web]`)).rejects.toThrow(
      `there is no kustomization in web of ${EMPTY} at ${remotes.ids[EMPTY]?.['base']} (written ${EMPTY}//web)`,
    );
  });

  test('a file at a URL', async () => {
    const { steps, sources } = await of('resources: ["https://example.com/crd.yaml"]');
    expect(steps[0]?.arguments['downloads']).toEqual([
      { url: 'https://example.com/crd.yaml', path: '$download/0.yaml' },
    ]);
    expect(sources[1]).toMatchObject({
      kind: 'file',
      role: 'remote resource',
      digest: expect.stringMatching(/^sha256:/),
    });
  });

  test.each<[string, FakeHttpAnswer]>([
    ['that lets nobody in', { status: 401 }],
    ['that forbids it', { status: 403 }],
    ['that has no such page', { status: 404 }],
    ['that answers with a page', { body: '<html>' }],
  ])('a repository by a URL that could be of a file, at a server %s', async (_name, page) => {
    const { steps, sources } = await of(`resources: ["${AMBIGUOUS}//web?ref=v1"]`, '', page);
    expect(steps[0]?.arguments).toMatchObject({ downloads: [{}], remotes: [{ directory: '$remote/0' }] });
    expect(sources.slice(1)).toEqual([expect.objectContaining({ kind: 'git', asked: 'v1' })]);
  });

  test('such a URL is undetermined where the server is in trouble: nobody knows what it is', async () => {
    const asked = of(`resources: ["${AMBIGUOUS}//web?ref=v1"]`, '', { status: 503 });
    await expect(asked).rejects.toMatchObject({ undetermined: { detail: expect.stringContaining('503') } });
  });

  test('a chart, where Helm is enabled', async () => {
    const { steps, sources } = await of('helmCharts: [{name: loki}]', '--enable-helm');
    expect(steps[0]?.arguments).toMatchObject({
      enableHelm: true,
      helm: '4',
      charts: [{ name: 'loki', path: '$chart/0.tgz' }],
    });
    expect(sources[1]).toMatchObject({ kind: 'helm', revision: '1.0.0' });
    expect((await of('helmCharts: [{name: loki}]')).steps[0]?.arguments['charts']).toBeUndefined();
  });

  test('nobody is asked where nothing leads elsewhere', async () => {
    const { steps } = await of('resources: []');
    expect(steps[0]?.arguments).not.toHaveProperty('remotes');
  });

  test.each([
    ['an option in the place of a reference', `resources: ["${BASES}//web?ref=--upload-pack"]`, /an option of git/],
    ['a repository that cannot be read', 'resources: ["https://git.example.com/gone//web"]', /cannot be read/],
  ])('%s is undetermined', async (_name, kustomization, message) => {
    await expect(of(kustomization)).rejects.toMatchObject({ undetermined: { detail: expect.stringMatching(message) } });
  });

  test('a reference that is not there is refused', async () => {
    await expect(of(`resources: ["${BASES}//web?ref=v9"]`)).rejects.toThrow(/has no revision v9/);
  });
});
