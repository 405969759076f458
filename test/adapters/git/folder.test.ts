import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, UndeterminedError } from '../../../src/errors.ts';
import { Sandbox } from './sandbox.ts';

const sandbox = new Sandbox();
afterAll(() => sandbox.dispose());

describe('a folder', () => {
  test('is taken as it is: no ignore rules, no line ends converted, no .git', async () => {
    const folder = sandbox.newClone({ a: '1\r\n' });
    sandbox.write(folder, {
      '.gitignore': '*\n',
      '.gitattributes': '* text eol=lf\n',
      'x.log': '',
      'nested/file': 'n',
    });
    sandbox.git(folder, 'init', '-q', join(folder, 'nested'));
    const snapshot = await sandbox.repositories().folder(folder);
    expect([...snapshot.entries.keys()]).toEqual(['.gitattributes', '.gitignore', 'a', 'nested/file', 'x.log']);
    expect(snapshot.entries.get('a')?.size).toBe(3);
  });

  test('has the tree id that git gives it, with the executable bit', async () => {
    const files = {
      'a-b': '1',
      'a/x': '2',
      'a.b': '3',
      'a/\u{1F600}/y': '4',
      'a/\uFFFD': '5',
      l: { symlink: 'a' },
      run: '#!',
    };
    const folder = sandbox.newFolder(files);
    chmodSync(join(folder, 'run'), 0o755);
    const clone = sandbox.newClone(files);
    chmodSync(join(clone, 'run'), 0o755);
    sandbox.git(clone, 'add', '-A');
    expect((await sandbox.repositories().folder(folder)).tree).toBe(sandbox.git(clone, 'write-tree'));
  });

  test('without files has the empty tree', async () => {
    const folder = sandbox.newFolder();
    mkdirSync(join(folder, 'empty'));
    expect((await sandbox.repositories().folder(folder)).tree).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
  });

  test('that is a file is an input error', async () => {
    const folder = sandbox.newFolder({ f: '' });
    await expect(sandbox.repositories().folder(join(folder, 'f'))).rejects.toThrow(InputError);
  });

  const asRoot = process.getuid?.() === 0;
  (asRoot ? test.skip : test)('that is unreadable is an input error', async () => {
    const folder = sandbox.newFolder({ 'x/f': '' });
    chmodSync(join(folder, 'x'), 0);
    await expect(sandbox.repositories().folder(folder)).rejects.toThrow(InputError);
  });

  test('that changes after it was opened is as it was, or not determined where a file is large', async () => {
    const folder = sandbox.newFolder({ a: '1', b: '1'.repeat(1_000_000) });
    const snapshot = await sandbox.repositories().folder(folder);
    const [a = '', b = ''] = ['a', 'b'].map((path) => snapshot.entries.get(path)?.oid);
    writeFileSync(join(folder, 'a'), '2');
    expect((await snapshot.read([a])).get(a)?.toString()).toBe('1');
    expect(await snapshot.filesContaining('1')).toEqual(new Set(['a', 'b']));
    writeFileSync(join(folder, 'b'), '2');
    await expect(snapshot.read([b])).rejects.toThrow(UndeterminedError);
    await expect(snapshot.filesContaining('2')).rejects.toThrow(UndeterminedError);
    const large = await sandbox.repositories({ maximumFileBytes: 0 }).folder(folder);
    for (const change of [() => writeFileSync(join(folder, 'a'), '3'), () => rmSync(join(folder, 'a'))]) {
      change();
      await expect(large.filesContaining('2')).rejects.toThrow('changed while it was read');
    }
  });
});
