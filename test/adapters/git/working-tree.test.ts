import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UndeterminedError } from '../../../src/errors.ts';
import type { Snapshot } from '../../../src/ports/repository.ts';
import { Sandbox } from './sandbox.ts';

const sandbox = new Sandbox();
afterAll(() => sandbox.dispose());

async function workingTree(folder: string): Promise<Snapshot> {
  return (await sandbox.repositories().open(folder)).workingTree();
}

async function text(snapshot: Snapshot, path: string): Promise<string | undefined> {
  const oid = snapshot.entries.get(path)?.oid ?? '';
  return (await snapshot.read([oid])).get(oid)?.toString();
}

function headTree(folder: string): string {
  return sandbox.git(folder, 'rev-parse', 'HEAD^{tree}');
}

/** What `git add --all` itself records, in a copy of the index. */
function added(folder: string): string {
  sandbox.git(folder, 'add', '--all');
  return sandbox.git(folder, 'write-tree');
}

function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const at = join(folder, name);
    const { mtimeMs, mode } = lstatSync(at);
    // git touches an object when it meets its content again, so that no clean-up removes it meanwhile
    hash.update(`${name} ${name.startsWith('.git/objects/') ? '' : mtimeMs} ${mode} `);
    if (lstatSync(at).isFile()) hash.update(readFileSync(at));
  }
  return hash.digest('hex');
}

describe('the working tree', () => {
  test('is what git add --all records', async () => {
    const folder = sandbox.newClone({
      '.gitignore': '*.log\n',
      'was.log': 'tracked',
      removed: '',
      changed: '1',
      'to-folder': '',
    });
    rmSync(join(folder, 'removed'));
    rmSync(join(folder, 'to-folder'));
    sandbox.write(folder, {
      changed: '2',
      'new/x': '',
      'no.log': '',
      'was.log': 'again',
      'to-folder/y': '',
      l: { symlink: 'x' },
    });
    chmodSync(join(folder, 'changed'), 0o755);
    sandbox.write(folder, { '.git/info/exclude': 'excluded\n', excluded: '' });
    const snapshot = await workingTree(folder);
    expect([...snapshot.entries.keys()]).toEqual(['.gitignore', 'changed', 'l', 'new/x', 'to-folder/y', 'was.log']);
    expect(await text(snapshot, 'was.log')).toBe('again');
    expect(snapshot.tree).toBe(added(folder));
  });

  test('leaves no trace in the clone, and none in the temporary folder after dispose', async () => {
    const folder = sandbox.newClone({ a: '1', b: '2' });
    sandbox.write(folder, { a: 'changed', new: 'file' });
    const before = fingerprint(folder);
    const temporaryDirectory = sandbox.newFolder();
    const repositories = sandbox.repositories({ temporaryDirectory });
    const snapshot = await (await repositories.open(folder)).workingTree();
    expect(await snapshot.filesContaining('changed')).toEqual(new Set(['a']));
    expect(fingerprint(folder)).toBe(before);
    expect(readdirSync(temporaryDirectory).length).toBeGreaterThan(0);
    await repositories.dispose();
    expect(readdirSync(temporaryDirectory)).toEqual([]);
    await expect(snapshot.read([snapshot.entries.get('new')?.oid ?? ''])).rejects.toThrow(UndeterminedError);
  });

  test('sees an edit of the same size in the same moment', async () => {
    const folder = sandbox.newClone({ a: 'one' });
    // All that git may look at besides the content is equal: size, inode, time of change
    sandbox.git(folder, 'config', 'core.trustctime', 'false');
    const moment = 1_500_000_000;
    utimesSync(join(folder, 'a'), moment, moment);
    sandbox.git(folder, 'update-index', '--refresh');
    utimesSync(join(folder, '.git/index'), moment, moment);
    writeFileSync(join(folder, 'a'), 'ten');
    utimesSync(join(folder, 'a'), moment, moment);
    expect(await text(await workingTree(folder), 'a')).toBe('ten');
  });

  test('keeps staged files, and takes conflicts as they lie there', async () => {
    const folder = sandbox.newClone({ a: 'base\n' });
    sandbox.git(folder, 'checkout', '-q', '-b', 'side');
    sandbox.commit(folder, { a: 'side\n' });
    sandbox.git(folder, 'checkout', '-q', 'main');
    sandbox.commit(folder, { a: 'main\n' });
    expect(() => sandbox.git(folder, 'merge', '-q', 'side')).toThrow();
    expect(await text(await workingTree(folder), 'a')).toContain('<<<<<<<');
  });

  test('keeps files outside of a sparse checkout', async () => {
    const folder = sandbox.newClone({ 'in/a': '1', 'out/b': '2', top: '3' });
    sandbox.git(folder, 'sparse-checkout', 'set', '--cone', 'in');
    expect(existsSync(join(folder, 'out/b'))).toBe(false);
    expect((await workingTree(folder)).tree).toBe(headTree(folder));
    writeFileSync(join(folder, 'in/a'), 'changed');
    const snapshot = await workingTree(folder);
    expect([...snapshot.entries.keys()]).toEqual(['in/a', 'out/b', 'top']);
    expect(await text(snapshot, 'out/b')).toBe('2');
    expect(await text(snapshot, 'in/a')).toBe('changed');
  });

  test('has submodules as entries', async () => {
    const library = sandbox.newClone({ x: '1' });
    const folder = sandbox.newClone({ a: '1' });
    sandbox.git(folder, 'submodule', '--quiet', 'add', library, 'vendored');
    const snapshot = await workingTree(folder);
    expect([...snapshot.entries.keys()]).toEqual(['.gitmodules', 'a', 'vendored']);
    expect(snapshot.entries.get('vendored')).toMatchObject({
      type: 'submodule',
      oid: sandbox.git(library, 'rev-parse', 'HEAD'),
    });
  });

  test('with a split index does not write to the clone', async () => {
    const folder = sandbox.newClone({ a: '1' });
    sandbox.git(folder, 'config', 'core.splitIndex', 'true');
    sandbox.git(folder, 'update-index', '--split-index');
    writeFileSync(join(folder, 'b'), '2');
    const files = readdirSync(join(folder, '.git')).sort();
    expect([...(await workingTree(folder)).entries.keys()]).toEqual(['a', 'b']);
    expect(readdirSync(join(folder, '.git')).sort()).toEqual(files);
  });

  test('converts line ends as the user configured', async () => {
    const folder = sandbox.newClone({ a: 'one\ntwo\n' });
    sandbox.git(folder, 'config', 'core.autocrlf', 'true');
    sandbox.git(folder, 'config', 'core.safecrlf', 'true');
    writeFileSync(join(folder, 'a'), 'one\r\ntwo\r\n');
    expect((await workingTree(folder)).tree).toBe(headTree(folder));
  });

  test('runs neither hooks nor a file system monitor', async () => {
    const folder = sandbox.newClone({ a: '1' });
    const trace = join(sandbox.folder, 'trace');
    const script = join(sandbox.newFolder(), 'script');
    writeFileSync(script, `#!/bin/sh\necho run >> ${trace}\n`, { mode: 0o755 });
    sandbox.git(folder, 'config', 'core.fsmonitor', script);
    mkdirSync(join(folder, '.git/hooks'), { recursive: true });
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout']) {
      writeFileSync(join(folder, '.git/hooks', hook), readFileSync(script), { mode: 0o755 });
    }
    writeFileSync(join(folder, 'a'), '2');
    await workingTree(folder);
    expect(existsSync(trace)).toBe(false);
  });

  test('that cannot be recorded is not determined', async () => {
    const folder = sandbox.newClone({ a: '1' });
    sandbox.git(sandbox.folder, 'init', '-q', join(folder, 'empty-clone'));
    const thrown = await workingTree(folder).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(UndeterminedError);
    expect((thrown as Error).message).toContain('empty-clone/');
  });
});

describe('a working tree with Git LFS', () => {
  const pointer = (content: string) =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${createHash('sha256').update(content).digest('hex')}\nsize ${content.length}\n`;

  test('records pointers, without running it', async () => {
    const folder = sandbox.newClone({
      '.gitattributes': '*.bin filter=lfs -text\n',
      'a.bin': pointer('old'),
      'c.bin': pointer('c'),
    });
    for (const command of ['clean', 'smudge', 'process'])
      sandbox.git(folder, 'config', `filter.lfs.${command}`, 'false');
    sandbox.git(folder, 'config', 'filter.lfs.required', 'true');
    // As after a checkout that smudged them
    writeFileSync(join(folder, 'a.bin'), 'old');
    expect((await workingTree(folder)).tree).toBe(headTree(folder));
    sandbox.write(folder, { 'a.bin': 'new', 'b b.bin': 'b', 'empty.bin': '', 'plain.txt': 'p' });
    const snapshot = await workingTree(folder);
    expect(await text(snapshot, 'a.bin')).toBe(pointer('new'));
    expect(await text(snapshot, 'b b.bin')).toBe(pointer('b'));
    expect(await text(snapshot, 'c.bin')).toBe(pointer('c'));
    expect(await text(snapshot, 'empty.bin')).toBe('');
    expect(await text(snapshot, 'plain.txt')).toBe('p');
    expect(existsSync(join(folder, '.git/lfs'))).toBe(false);
  });
});
