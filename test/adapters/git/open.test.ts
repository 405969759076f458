import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type InputError, SeatrialError } from '../../../src/errors.ts';
import { Sandbox } from './sandbox.ts';

const sandbox = new Sandbox();
afterAll(() => sandbox.dispose());

async function refusal(path: string, environment = sandbox.environment): Promise<string> {
  const thrown = await sandbox
    .repositories({ environment })
    .open(path)
    .catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(SeatrialError);
  const { exitCode, message, next } = thrown as InputError;
  expect(exitCode).toBe(2);
  return `${message} ${next}`.replaceAll(path, 'PATH');
}

describe('open refuses, and says what to do,', () => {
  test('a missing folder', async () => {
    expect(await refusal(join(sandbox.folder, 'none'))).toContain('There is no folder PATH. Name a folder of a clone');
  });

  test('a file', async () => {
    expect(await refusal(join(sandbox.newFolder({ f: '' }), 'f'))).toContain('PATH is a file');
  });

  test('a folder that is in no repository', async () => {
    const environment = { ...sandbox.environment, GIT_CEILING_DIRECTORIES: sandbox.folder };
    expect(await refusal(sandbox.newFolder(), environment)).toContain('PATH is not in a git repository. Name a clone');
  });

  test('a bare repository, and the inside of .git', async () => {
    const bare = sandbox.newFolder();
    sandbox.git(bare, 'init', '-q', '--bare');
    expect(await refusal(bare)).toContain('PATH is a bare repository');
    expect(await refusal(join(sandbox.newClone(), '.git'))).toContain('inside a .git folder');
  });

  test('a repository without a commit', async () => {
    const empty = sandbox.newFolder();
    sandbox.git(empty, 'init', '-q');
    expect(await refusal(empty)).toContain('The repository PATH has no commit yet. Commit first');
  });

  test('a repository of another user', async () => {
    const environment = { ...sandbox.environment, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    const said = await refusal(sandbox.newClone(), environment);
    expect(said).toMatch(/belongs to another user.*git config --global --add safe\.directory 'PATH'/);
  });

  test('a machine without git', async () => {
    expect(await refusal(sandbox.newClone(), { PATH: sandbox.newFolder() })).toContain(
      'git was not found. Install git',
    );
  });

  test('a git that is too old', async () => {
    const programs = sandbox.newFolder();
    writeFileSync(join(programs, 'git'), '#!/bin/sh\necho git version 2.17.1\n', { mode: 0o755 });
    expect(await refusal(sandbox.newClone(), { PATH: programs })).toContain(
      'git version 2.17.1 is too old. Install git 2.30',
    );
  });
});

describe('open', () => {
  test('takes a sub-folder, and says the top level', async () => {
    const folder = sandbox.newClone({ 'a/b/c': '1', d: '2' });
    const clone = await sandbox.repositories().open(join(folder, 'a/b'));
    expect(clone.root).toBe(folder);
    writeFileSync(join(folder, 'd'), '3');
    expect([...(await clone.workingTree()).entries.keys()]).toEqual(['a/b/c', 'd']);
  });

  test('takes a linked worktree', async () => {
    const folder = sandbox.newClone({ a: '1' });
    const linked = join(sandbox.folder, 'linked');
    sandbox.git(folder, 'worktree', 'add', '-q', '--detach', linked);
    writeFileSync(join(linked, 'b'), '2');
    const clone = await sandbox.repositories().open(linked);
    expect(clone.root).toBe(linked);
    expect([...(await clone.workingTree()).entries.keys()]).toEqual(['a', 'b']);
  });

  test('does not follow variables that point at another repository, as those of a hook do', async () => {
    const folder = sandbox.newClone({ right: '1' });
    const other = join(sandbox.newClone({ wrong: '1' }), '.git');
    const environment = {
      ...sandbox.environment,
      GIT_DIR: other,
      GIT_WORK_TREE: other,
      GIT_INDEX_FILE: join(other, 'index'),
    };
    const clone = await sandbox.repositories({ environment }).open(folder);
    expect([...(await clone.workingTree()).entries.keys()]).toEqual(['right']);
  });

  test('shows no password of a URL in an error', async () => {
    const folder = sandbox.newClone();
    sandbox.git(folder, 'remote', 'add', 'origin', 'https://joe:hunter2@127.0.0.1:1/acme/shop.git');
    mkdirSync(join(folder, '.git'), { recursive: true });
    writeFileSync(join(folder, '.git/shallow'), `${sandbox.git(folder, 'rev-parse', 'HEAD')}\n`);
    const orphan = sandbox.git(folder, 'commit-tree', '-m', 'unrelated', sandbox.git(folder, 'write-tree'));
    const clone = await sandbox.repositories().open(folder);
    const error = await clone
      .deepen(orphan, sandbox.git(folder, 'rev-parse', 'HEAD'))
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ exitCode: 3, next: expect.stringContaining('fetch-depth: 0') });
    expect((error as Error).message).toContain('127.0.0.1');
    expect((error as Error).message).not.toContain('hunter2');
  });
});
