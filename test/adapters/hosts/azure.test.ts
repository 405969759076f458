import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { azureHost, camelCase } from '../../../src/adapters/hosts/azure.ts';
import { makeFolder } from '../../../src/adapters/system/make-folder.ts';
import type { CiHost } from '../../../src/ports/host.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seatrial-azure-'));
});

afterAll(() => rm(folder, { recursive: true }));

function start(variables: Record<string, string> = {}, temporaryFolder = folder) {
  const stdout = new PassThrough();
  const commands: [string, Readonly<Record<string, string>>, string][] = [];
  const started = azureHost({
    stdout,
    command: (...command) => commands.push(command),
    variable: (name) => variables[name],
    makeFolder,
    temporaryFolder,
    colour: false,
  });
  return { ...started, ci: started.host.ci as CiHost, commands, written: () => String(stdout.read() ?? '') };
}

test('errors and warnings are issues, at their place; the agent has no level below', () => {
  const { ci, commands, written } = start();
  ci.annotate({ level: 'error', title: 'rule', message: 'm', file: 'a/b.yaml', line: 3, column: 5 });
  ci.annotate({ level: 'warning', title: 'rule', message: 'x'.repeat(9_000) });
  ci.annotate({ level: 'info', title: 'rule', message: 'two\nlines' });
  expect(commands).toEqual([
    ['task.logissue', { type: 'error', sourcepath: 'a/b.yaml', linenumber: '3', columnnumber: '5' }, 'rule: m'],
    ['task.logissue', { type: 'warning' }, expect.stringMatching(/^rule: x{3994}$/)],
  ]);
  expect(written()).toBe('rule: two lines\n');
});

test.each<[0 | 1 | 2 | 3, ('error' | 'warning' | 'info')[], string]>([
  [0, [], 'Succeeded'],
  [0, ['info'], 'Succeeded'],
  [0, ['warning'], 'SucceededWithIssues'],
  [1, ['error'], 'Failed'],
  [1, [], 'Failed'],
  [2, [], 'Failed'],
  [3, ['warning'], 'Failed'],
])('exit code %d after %j is %s', (code, levels, result) => {
  const { ci, resultOf } = start();
  for (const level of levels) ci.annotate({ level, title: 't', message: 'm' });
  expect(resultOf(code)).toBe(result);
});

test('every line of a secret is masked, but none that half of all words have in them', () => {
  const { ci, commands } = start();
  ci.maskSecrets(['whole', 'first line\r\nsecond line\n', 'abc', 'whole']);
  expect(commands).toEqual(['whole', 'first line', 'second line'].map((value) => ['task.setsecret', {}, value]));
});

test('a group is folded around its text', () => {
  const { ci, written } = start();
  ci.group('a\ntitle', 'one\ntwo\n');
  expect(written()).toBe('##[group]a title\none\ntwo\n##[endgroup]\n');
});

test('outputs are for other jobs, too, and have names without dashes', () => {
  const { ci, commands } = start();
  ci.setOutput('comment-url', 'https://x');
  expect(commands).toEqual([['task.setvariable', { variable: 'commentUrl', isOutput: 'true' }, 'https://x']]);
});

test.each([
  ['repo', 'repo'],
  ['argocd-version', 'argocdVersion'],
  ['allow-binaries-with-credentials', 'allowBinariesWithCredentials'],
])('%s is %s', (name, expected) => expect(camelCase(name)).toBe(expected));

test('the page of the run is a file that the agent reads', async () => {
  const { ci, commands } = start();
  await ci.summary('# hello');
  await ci.summary('# again');
  expect(commands.map(([name]) => name)).toEqual(['task.uploadsummary', 'task.uploadsummary']);
  const files = commands.map(([, , path]) => path);
  expect(new Set(files).size).toBe(2);
  expect(files.every((path) => path.endsWith('Seatrial.md'))).toBe(true);
  expect(await readFile(files[0] as string, 'utf8')).toBe('# hello');
});

test('a page that cannot be written is a warning', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const { ci, commands, resultOf } = start({}, file);
  await ci.summary('# hello');
  expect(commands).toEqual([['task.logissue', { type: 'warning' }, expect.stringContaining('cannot be written')]]);
  expect(resultOf(0)).toBe('SucceededWithIssues');
});

test.each<[Record<string, string>, string | undefined]>([
  [
    { 'System.CollectionUri': 'https://dev.azure.com/o/', 'System.TeamProject': 'My shop', 'Build.BuildId': '7' },
    'https://dev.azure.com/o/My%20shop/_build/results?buildId=7',
  ],
  [{ 'System.CollectionUri': 'https://dev.azure.com/o/', 'System.TeamProject': 'p' }, undefined],
  [{ 'System.CollectionUri': 'https://x/', 'System.TeamProject': 'p', 'Build.BuildId': '7&x' }, undefined],
])('with %j the run is at %s', (variables, url) => expect(start(variables).ci.runUrl).toBe(url));

test('a log line and a result go to stdout in their order', async () => {
  const { host, written } = start();
  host.log('one');
  await host.print('two\n');
  host.progress('never');
  expect(written()).toBe('one\ntwo\n');
});
