import { UndeterminedError } from '../../../src/errors.ts';
import type { JsonObject } from '../../../src/model/kube-object.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { fakeRemotes } from '../../fakes/remote-repositories.ts';
import { filesOf, plan, URL } from '../plan-fixture.ts';

const CHARTS = 'https://charts.example.com';
const REGISTRY = 'registry.example.com/charts';

const registry = () =>
  fakeRegistry(
    {
      [CHARTS]: { loki: { '5.9.1': {}, '5.9.2': { 'templates/a.yaml': 'a' }, '5.10.0': {}, '6.0.0': {} } },
      [REGISTRY]: { loki: { '1.0.0': {} } },
      'https://down.example.com': new UndeterminedError('https://down.example.com answered 503', {
        next: 'Try later.',
      }),
    },
    { 'oci://registry.example.com/app': { v1: { 'k/a.yaml': 'a' }, '1.2.0': { 'k/a.yaml': 'b' } } },
  );

const of = (source: JsonObject, files = {}) => plan(files, source, undefined, { registry: registry() });
const loki = (targetRevision: string, more: JsonObject = {}) => ({
  repoURL: CHARTS,
  chart: 'loki',
  targetRevision,
  ...more,
});

describe('a chart of a repository', () => {
  test.each([
    ['5.9.2', '5.9.2', undefined],
    ['5.9', '5.9.2', /range 5\.9 takes the newest version, 5\.9\.2 today/],
    ['5.x', '5.10.0', /range 5\.x/],
    ['*', '6.0.0', /range \*/],
    ['5.9.1 - 7.0.0', '6.0.0', /range 5\.9\.1 - 7\.0\.0 takes/],
  ])('%s is %s', async (asked, version, why) => {
    const { steps, sources } = await of(loki(asked));
    expect(sources).toMatchObject(
      [{ kind: 'helm', url: CHARTS, chart: 'loki', role: 'source', asked, revision: version, digest: /^sha256:/ }].map(
        (source) => ({ ...source, digest: expect.stringMatching(source.digest) }),
      ),
    );
    if (why) expect(sources[0]?.movable).toEqual({ why: expect.stringMatching(why), pin: version });
    else expect(sources[0]?.movable).toBeUndefined();
    expect(filesOf(steps)[0]).toContain('loki/Chart.yaml');
    expect(steps[0]?.arguments).toMatchObject({ chart: 'loki', releaseName: 'web' });
  });

  test('without a scheme is in a registry', async () => {
    const { sources } = await of({ repoURL: REGISTRY, chart: 'loki', targetRevision: '1.0.0' });
    expect(sources).toMatchObject([{ kind: 'oci', revision: '1.0.0' }]);
    const range = await of({ repoURL: REGISTRY, chart: 'loki', targetRevision: '1.0.0 - 2.0.0' });
    expect(range.sources).toMatchObject([{ revision: '1.0.0', movable: { pin: '1.0.0' } }]);
  });

  test('substitutes its version for the revision', async () => {
    const helm = { parameters: [{ name: 'v', value: '$ARGOCD_APP_REVISION' }] };
    const { steps, notes } = await of(loki('5.x', { helm }));
    expect(steps[0]?.arguments['set']).toEqual(['v=5.10.0']);
    expect(notes).toEqual([]);
  });

  test.each<[string, JsonObject, RegExp]>([
    [
      'a version that is not there',
      loki('7.0.0'),
      /no version of the chart loki is 7\.0\.0 .*4 versions up to 6\.0\.0/,
    ],
    ['a range that nothing is in', loki('7.x'), /no version of the chart loki is 7\.x/],
    ['no version', loki(''), /has no targetRevision/],
    ['a value file outside of the chart', loki('5.9.2', { helm: { valueFiles: ['../x.yaml'] } }), /leads out of/],
  ])('refuses %s', async (_name, source, message) => {
    await expect(of(source)).rejects.toThrow(message);
  });

  test('that cannot be read is undetermined, with the line that mends it', async () => {
    await expect(of({ ...loki('1.0.0'), repoURL: 'https://down.example.com' })).rejects.toMatchObject({
      undetermined: {
        reason: 'its chart cannot be read',
        detail: 'https://down.example.com answered 503',
        help: 'Try later.',
      },
    });
  });
});

describe('an OCI artifact', () => {
  const artifact = (targetRevision: string) => ({
    repoURL: 'oci://registry.example.com/app',
    path: 'k',
    targetRevision,
  });

  test.each([
    ['v1', 'v1'],
    ['1.x', '1.2.0'],
  ])('%s is the tag %s, pinned by its digest', async (asked, tag) => {
    const { steps, sources } = await of(artifact(asked));
    expect(filesOf(steps)).toEqual([['k/a.yaml']]);
    const digest = sources[0]?.digest;
    expect(sources).toMatchObject([{ kind: 'oci', revision: tag, movable: { pin: digest } }]);
    const pinned = await of(artifact(String(digest)));
    expect(pinned.sources).toMatchObject([{ revision: digest, digest }]);
    expect(pinned.sources[0]?.movable).toBeUndefined();
  });

  test('refuses one without a path, as Argo CD does', async () => {
    await expect(of({ repoURL: 'oci://registry.example.com/app', targetRevision: 'v1' })).rejects.toThrow(
      /neither path/,
    );
  });

  test('refuses a tag that is not there', async () => {
    await expect(of(artifact('v9'))).rejects.toThrow(/There is no v9/);
  });
});

describe('values of elsewhere', () => {
  const ENVS = 'https://git.example.com/envs.git';
  const remotes = fakeRemotes({
    [ENVS]: { base: { 'prod/a.yaml': 'a: 1', 'prod/b.yaml': 'b: 1' }, tags: { v1: 'base' } },
  });
  const multi = (valueFiles: string[], ref: JsonObject, chart: JsonObject = loki('5.9.2')) =>
    plan(
      { 'envs/a.yaml': 'a: 2', 'Chart.yaml': 'name: c', 'more.yaml': '' },
      [
        { ...chart, helm: { valueFiles } },
        { ref: 'values', ...ref },
      ],
      undefined,
      { registry: registry(), remotes },
    );

  test('a chart of a repository, values of this one', async () => {
    const { steps } = await multi(['$values/envs/a.yaml'], { repoURL: URL });
    expect(steps[0]?.arguments['values']).toEqual([{ path: '$values/envs/a.yaml' }]);
    expect(steps[0]?.files.get('$values/envs/a.yaml')).toMatchObject({ at: 'envs/a.yaml' });
  });

  test('values of another Git repository, by a glob', async () => {
    const { steps, sources } = await multi(['$values/prod/*.yaml'], { repoURL: ENVS });
    expect(steps[0]?.arguments['values']).toEqual([{ path: '$values/prod/a.yaml' }, { path: '$values/prod/b.yaml' }]);
    expect(sources).toMatchObject([
      { role: 'source' },
      {
        role: '$values',
        kind: 'git',
        url: ENVS,
        revision: remotes.ids[ENVS]?.['base'],
        movable: { why: 'HEAD moves' },
      },
    ]);
  });

  test('are no part of a chart at the root of its repository', async () => {
    const { steps } = await multi(['$values/prod/a.yaml', 'more.yaml'], { repoURL: ENVS }, { path: '.' });
    expect(steps[0]?.arguments).toMatchObject({
      chart: 'repository',
      values: [{ path: '$values/prod/a.yaml' }, { path: 'repository/more.yaml' }],
    });
    expect(filesOf(steps)[0]?.filter((path) => !path.startsWith('repository/'))).toEqual(['$values/prod/a.yaml']);
  });

  test.each<[string, string[], JsonObject, RegExp]>([
    [
      'a ref that no source has',
      ['$other/a.yaml'],
      { repoURL: ENVS },
      /no source of this Application has `ref: other` \(only \$values\)/,
    ],
    [
      'a variable, where Argo CD looks for a ref',
      ['$ARGOCD_APP_NAME/a.yaml'],
      { repoURL: ENVS },
      /`ref: ARGOCD_APP_NAME`/,
    ],
    ['a ref that is a chart', ['$values/a.yaml'], { ...loki('5.9.2') }, /a ref must be a Git repository/],
    [
      'a revision that is not there',
      ['$values/a.yaml'],
      { repoURL: ENVS, targetRevision: 'gone' },
      /has no revision gone/,
    ],
  ])('refuses %s', async (_name, files, ref, message) => {
    await expect(multi(files, ref)).rejects.toThrow(message);
  });

  test('a tag is no warning', async () => {
    const { sources } = await multi(['$values/prod/a.yaml'], { repoURL: ENVS, targetRevision: 'v1' });
    expect(sources[1]?.movable).toBeUndefined();
  });
});
