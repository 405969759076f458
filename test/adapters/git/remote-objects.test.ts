import { readCommitTree, type VerifiedObjects } from '../../../src/adapters/git/remote-objects.ts';
import { objectId } from '../../../src/text/object-ids.ts';

type Type = Parameters<typeof objectId>[0];

/** Objects in memory, and what makes them. */
function objects() {
  const known = new Map<string, { type: Type; content: Buffer }>();
  const put = (type: Type, content: Buffer | string) => {
    const bytes = Buffer.from(content as string);
    const oid = objectId(type, bytes);
    known.set(oid, { type, content: bytes });
    return oid;
  };
  const tree = (...entries: [mode: string, name: string | Buffer, oid: string][]) =>
    put(
      'tree',
      Buffer.concat(
        entries.flatMap(([mode, name, oid]) => [
          Buffer.from(`${mode} `),
          Buffer.from(name as string),
          Buffer.from([0]),
          Buffer.from(oid, 'hex'),
        ]),
      ),
    );
  const commit = (of: string) => put('commit', `tree ${of}\nauthor A <a@example.com> 0 +0000\n\nx\n`);
  const source: VerifiedObjects = {
    read: async (oids) =>
      new Map([...oids].flatMap((oid) => (known.has(oid) ? [[oid, known.get(oid)?.content as Buffer]] : []))),
    find: async (oid) => known.get(oid),
  };
  return { known, put, tree, commit, read: (id: string) => readCommitTree(source, id) };
}

const BLOB = 'b'.repeat(40);

test('a tree has its files in the order of bytes, with the types of their modes, old ones too', async () => {
  const { tree, commit, read } = objects();
  const inner = tree(['100644', 'x', BLOB]);
  const root = tree(
    ['100755', 'a', BLOB],
    ['100664', 'a-b', BLOB],
    ['40000', 'a.d', inner],
    ['040000', 'a0', inner],
    ['120000', 'link', BLOB],
    ['160000', 'module', 'c'.repeat(40)],
    ['100644', Buffer.from([0xff, 0x41]), BLOB],
  );
  const found = await read(commit(root));
  const entries = found === undefined || found === 'no commit' ? [] : [...found.entries.values()];
  expect(entries.map(({ path, type }) => `${type} ${path}`)).toEqual([
    'file a',
    'file a-b',
    'file a.d/x',
    'file a0/x',
    'symlink link',
    'submodule module',
    'file \\xffA',
  ]);
});

test('a tag is followed to its commit, and what is none says so', async () => {
  const { put, tree, commit, read } = objects();
  const id = commit(tree());
  const tag = (oid: string, type: string) => put('tag', `object ${oid}\ntype ${type}\ntag v1\n\nx\n`);
  expect(await read(tag(tag(id, 'commit'), 'tag'))).toMatchObject({ commit: id });
  for (const other of [tree(['100644', 'a', BLOB]), put('blob', 'tree'), tag(put('blob', 'x'), 'blob')])
    expect(await read(other)).toBe('no commit');
  let chain = id;
  for (let tags = 0; tags < 20; tags++) chain = tag(chain, tags === 0 ? 'commit' : 'tag');
  expect(await read(chain)).toBe('no commit');
});

test('without one of its trees a commit is not here', async () => {
  const { known, tree, commit, read } = objects();
  const inner = tree(['100644', 'x', BLOB]);
  const id = commit(tree(['40000', 'a', inner]));
  known.delete(inner);
  expect(await read(id)).toBeUndefined();
  expect(await read('f'.repeat(40))).toBeUndefined();
});

test.each(['.', '..', '.git', '.GIT', 'a/b', ''])('a tree with an entry %j is refused', async (name) => {
  const { tree, commit, read } = objects();
  await expect(read(commit(tree(['100644', name, BLOB])))).rejects.toThrow('git does not check out');
});

test.each([
  ['cut off', Buffer.from('100644 a\0xyz')],
  ['without a mode', Buffer.from(`hello a\0${'x'.repeat(20)}`)],
  ['without an end', Buffer.from('100644 a')],
])('a tree that is %s is refused', async (_, content) => {
  const { put, commit, read } = objects();
  await expect(read(commit(put('tree', content)))).rejects.toThrow('git does not check out');
});

test('a small tree with more files than any memory is refused', async () => {
  const { tree, commit, read } = objects();
  let bomb = tree(['100644', 'x', BLOB]);
  for (let level = 0; level < 10; level++) {
    bomb = tree(...Array.from({ length: 10 }, (_, each) => ['40000', `d${each}`, bomb] as [string, string, string]));
  }
  await expect(read(commit(bomb))).rejects.toThrow('more files');
});

test('a tree with a path longer than any is refused', async () => {
  const { tree, commit, read } = objects();
  let deep = tree(['100644', 'x', BLOB]);
  for (let level = 0; level < 50; level++) deep = tree(['40000', 'd'.repeat(200), deep]);
  await expect(read(commit(deep))).rejects.toThrow('longer paths');
});
