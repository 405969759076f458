import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UndeterminedError } from '../../../src/errors.ts';
import { Sandbox } from './sandbox.ts';

const sandbox = new Sandbox();
afterAll(() => sandbox.dispose());

function oidsOf(snapshot: { entries: ReadonlyMap<string, { oid: string }> }): string[] {
  return [...snapshot.entries.values()].map((entry) => entry.oid);
}

describe('a snapshot of a commit', () => {
  test('reads many blobs, small and large, byte for byte', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => {
        const size = index % 50 === 0 ? 300_000 + index : (index * 37) % 5000;
        return [`d${index % 7}/f${index}`, Buffer.alloc(size, createHash('sha256').update(String(index)).digest())];
      }),
    );
    const folder = sandbox.newClone(files);
    const clone = await sandbox.repositories().open(folder);
    const snapshot = await clone.commit((await clone.resolve('HEAD')) ?? '');
    const contents = await snapshot.read(oidsOf(snapshot));
    for (const [path, content] of Object.entries(files)) {
      expect(contents.get(snapshot.entries.get(path)?.oid ?? '')?.equals(content)).toBe(true);
    }
  });

  test('does not read files above the limit, and names them', async () => {
    const folder = sandbox.newClone({ small: 'x', 'charts/large': 'x'.repeat(1001) });
    const clone = await sandbox.repositories({ maximumFileBytes: 1000 }).open(folder);
    const snapshot = await clone.commit((await clone.resolve('HEAD')) ?? '');
    await expect(snapshot.read(oidsOf(snapshot))).rejects.toThrow('charts/large has 1001 bytes');
    await expect(
      (await sandbox.repositories({ maximumFileBytes: 1000 }).folder(folder)).read(oidsOf(snapshot)),
    ).rejects.toThrow('charts/large');
    expect((await snapshot.read([snapshot.entries.get('small')?.oid ?? ''])).size).toBe(1);
  });

  test('of a damaged clone names what is not there, and reads the rest', async () => {
    const folder = sandbox.newClone({ 'a.yaml': 'here\n', 'b.yaml': 'gone\n' });
    const oid = sandbox.git(folder, 'rev-parse', 'HEAD:b.yaml');
    rmSync(join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    const clone = await sandbox.repositories().open(folder);
    const snapshot = await clone.commit((await clone.resolve('HEAD')) ?? '');
    await expect(snapshot.read([oid])).rejects.toThrow('The content of b.yaml is not in this clone.');
    expect((await snapshot.read([snapshot.entries.get('a.yaml')?.oid ?? ''])).size).toBe(1);
  });

  test('finds a text in files above the limit too, which spoil no search', async () => {
    // The text lies across two chunks of a stream.
    const folder = sandbox.newClone({
      small: 'needle',
      'charts/large': `${'x'.repeat(65_533)}needle`,
      other: 'x'.repeat(1001),
    });
    const repositories = sandbox.repositories({ maximumFileBytes: 1000 });
    const clone = await repositories.open(folder);
    for (const snapshot of [
      await clone.commit((await clone.resolve('HEAD')) ?? ''),
      await clone.workingTree(),
      await repositories.folder(folder),
    ]) {
      expect(await snapshot.filesContaining('needle')).toEqual(new Set(['small', 'charts/large']));
    }
  });

  test('keeps names apart that are not UTF-8', async () => {
    const folder = sandbox.newClone({ a: '1' });
    const blob = sandbox.git(folder, 'rev-parse', 'HEAD:a');
    sandbox.git(folder, 'config', 'core.precomposeUnicode', 'false');
    const lines = [[0xff], [0xfe]].map((name) =>
      Buffer.concat([Buffer.from(`100644 blob ${blob}\tn`), Buffer.from(name), Buffer.from('\0')]),
    );
    const tree = sandbox.feed(Buffer.concat(lines), folder, 'mktree', '-z');
    const id = sandbox.git(folder, 'commit-tree', '-m', 'x', tree);
    const snapshot = await (await sandbox.repositories().open(folder)).commit(id);
    expect([...snapshot.entries.keys()]).toEqual(['n\\xfe', 'n\\xff']);
  });

  test('is not changed by replacement objects', async () => {
    const folder = sandbox.newClone({ a: 'real' });
    sandbox.write(folder, { b: 'other' });
    const other = sandbox.git(folder, 'hash-object', '-w', 'b');
    sandbox.git(folder, 'replace', sandbox.git(folder, 'rev-parse', 'HEAD:a'), other);
    const clone = await sandbox.repositories().open(folder);
    const snapshot = await clone.commit((await clone.resolve('HEAD')) ?? '');
    expect(await snapshot.filesContaining('other')).toEqual(new Set());
  });
});

describe('a partial clone', () => {
  const files = { 'a.yaml': 'kind: Application\n', 'b/c.yaml': 'x\n', 'b/link': { symlink: 'c.yaml' } };

  function partialClone(): string {
    const origin = sandbox.newClone(files);
    sandbox.git(origin, 'config', 'uploadpack.allowFilter', 'true');
    sandbox.git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const folder = `${origin}-partial`;
    sandbox.git(sandbox.folder, 'clone', '-q', '--filter=blob:none', '--no-checkout', `file://${origin}`, folder);
    expect(existsSync(join(folder, '.git'))).toBe(true);
    return folder;
  }

  test('gets what it lacks in one go', async () => {
    const clone = await sandbox.repositories().open(partialClone());
    const snapshot = await clone.commit((await clone.resolve('HEAD')) ?? '');
    expect(await snapshot.filesContaining('Application')).toEqual(new Set(['a.yaml']));
    expect((await snapshot.read(oidsOf(snapshot))).size).toBe(3);
    expect(snapshot.entries.get('a.yaml')?.size).toBe(18);
  });

  test('offline names the first file that is not there, and fetches nothing', async () => {
    const folder = partialClone();
    sandbox.git(folder, 'checkout', '-q', 'HEAD', '--', 'b/link');
    const clone = await sandbox.repositories({ offline: true }).open(folder);
    const snapshot = await clone.commit((await clone.resolve('HEAD')) ?? '');
    expect([...snapshot.entries.keys()]).toEqual(['a.yaml', 'b/c.yaml', 'b/link']);
    expect([...snapshot.links]).toEqual([['b/link', 'c.yaml']]);
    await expect(snapshot.read(oidsOf(snapshot))).rejects.toThrow('The content of a.yaml is not in this clone.');
    await expect(snapshot.filesContaining('Application')).rejects.toThrow(UndeterminedError);
    const missing = sandbox.git(folder, 'rev-list', '--objects', '--all', '--missing=print').match(/^\?/gm);
    expect(missing?.length).toBe(2);
  });
});

describe('a shallow clone', () => {
  test('stays shallow offline', async () => {
    const { path, ids } = await sandbox.maker().repository({ base: { a: '1' }, head: { a: '2' }, shallow: 'deepens' });
    const clone = await sandbox.repositories({ offline: true }).open(path);
    expect(await clone.deepen(ids['base'] ?? '', ids['head'] ?? '')).toBe(false);
    expect(await clone.isShallow()).toBe(true);
  });

  test('is deepened no further than needed, and its refs stay', async () => {
    const origin = sandbox.newClone({ a: '0' });
    const commits = Array.from({ length: 120 }, (_, index) => {
      const parent = index === 0 ? 'from refs/heads/main^0\n' : '';
      return `commit refs/heads/main\ncommitter A <a@example.com> 1900000000 +0000\ndata 1\nx\n${parent}\n`;
    });
    sandbox.feed(commits.join(''), origin, 'fast-import', '--quiet');
    sandbox.git(origin, 'checkout', '-q', '-b', 'change', 'main~10');
    sandbox.git(origin, 'commit', '-q', '--allow-empty', '-m', 'change');
    const folder = sandbox.newFolder();
    sandbox.git(sandbox.folder, 'clone', '-q', '--depth=1', '--no-single-branch', `file://${origin}`, folder);
    const refs = sandbox.git(folder, 'for-each-ref');
    const clone = await sandbox.repositories().open(folder);
    const [main = '', change = ''] = [await clone.resolve('main'), await clone.resolve('change')];
    expect(await clone.deepen(main, change)).toBe(true);
    expect(await clone.mergeBase(main, change)).toBe(sandbox.git(origin, 'rev-parse', 'main~10'));
    expect(await clone.isShallow()).toBe(true);
    expect(sandbox.git(folder, 'for-each-ref')).toBe(refs);
  });
});
