import { inputErrorsOf } from '../../src/errors.ts';
import { type ComparisonInputs, openNamed, planComparison, planHead } from '../../src/plan/comparison.ts';
import { type FakeRepositoryOptions, fakeRepositories, fakeRepository } from '../fakes/repository.ts';

const FILES = { base: { 'a.yaml': 'base' }, head: { 'a.yaml': 'head' }, workingTree: { 'a.yaml': 'working' } };

type Inputs = Partial<ComparisonInputs>;

const INPUTS: ComparisonInputs = { repo: '/repo', base: undefined, head: undefined, targetBranch: undefined };

function plan(options: FakeRepositoryOptions, inputs: Inputs = {}) {
  const repository = fakeRepository({ ...FILES, ...options });
  const repositories = fakeRepositories({
    clones: { '/repo': repository },
    folders: { '/old': { 'a.yaml': 'old' }, '/new': { 'a.yaml': 'new' } },
  });
  return { repository, repositories, comparison: planComparison(repositories, { ...INPUTS, ...inputs }) };
}

async function contents(comparison: Awaited<ReturnType<typeof planComparison>>): Promise<string[]> {
  return Promise.all(
    [comparison.base, comparison.head].map(async (snapshot) => {
      const oid = snapshot.entries.get('a.yaml')?.oid ?? '';
      return String((await snapshot.read([oid])).get(oid));
    }),
  );
}

describe('planComparison', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['the working tree against where it left the default branch', {}, ['base', 'working']],
    ['a revision against where it left the default branch', { head: 'head' }, ['base', 'head']],
    ['two revisions', { base: 'head', head: 'base' }, ['head', 'base']],
    ['two folders', { base: 'dir:/old', head: 'dir:/new' }, ['old', 'new']],
    ['a folder against a revision', { base: 'base', head: 'dir:/new' }, ['base', 'new']],
    ['another target branch', { targetBranch: 'release' }, ['head', 'working']],
  ])('%s', async (_name, inputs, expected) => {
    const { comparison } = plan({ branches: { release: 'head' } }, inputs);
    expect(await contents(await comparison)).toEqual(expected);
  });

  test('two folders need no clone', async () => {
    const { comparison } = plan({}, { repo: undefined, base: 'dir:/old', head: 'dir:/new' });
    expect((await comparison).repository).toBeUndefined();
  });

  test('a clone that is named must be there, also beside two folders', async () => {
    const { comparison } = plan({}, { repo: '/elsewhere', base: 'dir:/old', head: 'dir:/new' });
    await expect(comparison).rejects.toMatchObject({ exitCode: 2, message: '/elsewhere is not in a git repository.' });
  });

  test.each<[string, Inputs, string[]]>([
    ['base and head', { base: 'gone', head: 'lost' }, ['head: .* "lost"', 'base: .* "gone"']],
    ['head and target branch', { head: 'lost', targetBranch: 'gone' }, ['head: .* "lost"', 'no branch gone']],
    ['clone and folder', { repo: '/elsewhere', base: 'dir:/gone' }, ['/elsewhere is not', 'no folder /gone']],
  ])('%s: all that is wrong is said at once, each once', async (_name, inputs, messages) => {
    const { repositories, comparison } = plan({}, inputs);
    for (const wrong of [comparison, openNamed(repositories, { ...INPUTS, ...inputs })]) {
      const error = await wrong.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      const said = inputErrorsOf([error]).map(({ message }) => message);
      expect(said).toHaveLength(messages.length);
      for (const message of messages) expect(said).toContainEqual(expect.stringMatching(message));
    }
  });

  test('a shallow clone is deepened', async () => {
    expect(await contents(await plan({ shallow: 'deepens' }).comparison)).toEqual(['base', 'working']);
  });

  test.each<
    [string, FakeRepositoryOptions, Record<string, string>, { message: RegExp; next: RegExp; exitCode: number }]
  >([
    [
      'a shallow clone that cannot be deepened',
      { shallow: 'stuck' },
      {},
      { message: /shallow/, next: /fetch-depth: 0/, exitCode: 3 },
    ],
    ['no default branch', { defaultBranch: null }, {}, { message: /default branch/, next: /--base/, exitCode: 2 }],
    [
      'a target branch that is not there',
      {},
      { targetBranch: 'gone' },
      { message: /no branch gone/, next: /git fetch origin gone/, exitCode: 2 },
    ],
    ['a base that is not there', {}, { base: 'gone' }, { message: /base.*gone/, next: /rev-parse/, exitCode: 2 }],
    ['a head that is not there', {}, { head: 'gone' }, { message: /head.*gone/, next: /rev-parse/, exitCode: 2 }],
    [
      'a base that a shallow clone lacks',
      { shallow: 'stuck' },
      { base: 'gone' },
      { message: /base.*gone/, next: /fetch-depth: 0/, exitCode: 2 },
    ],
    ['no clone', {}, { repo: '/elsewhere' }, { message: /not in a git repository/, next: /.*/, exitCode: 2 }],
    ['a folder that is not there', {}, { base: 'dir:/gone' }, { message: /no folder/, next: /.*/, exitCode: 2 }],
  ])('%s is refused', async (_name, options, inputs, { message, next, exitCode }) => {
    const error = await plan(options, inputs).comparison.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: expect.stringMatching(message), exitCode });
    expect(String((error as { next?: string }).next ?? '')).toMatch(next);
  });

  test('unrelated histories', async () => {
    const { comparison } = plan(
      { commits: { other: { files: {} } }, branches: { other: 'other' } },
      { targetBranch: 'other' },
    );
    await expect(comparison).rejects.toMatchObject({ exitCode: 3, next: expect.stringContaining('--base') });
  });
});

test('planHead opens head alone', async () => {
  const { repositories } = plan({});
  expect((await planHead(repositories, { ...INPUTS, head: 'head' })).head.commit).toBe(
    await plan({}).repository.resolve('head'),
  );
});
