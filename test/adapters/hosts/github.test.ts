import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { githubHost } from '../../../src/adapters/hosts/github.ts';
import { makeFolder } from '../../../src/adapters/system/make-folder.ts';
import type { CiHost } from '../../../src/ports/host.ts';

const folder = mkdtempSync(join(tmpdir(), 'seatrial-github-'));
/** The files of the runner, which the library takes from the environment of the process. */
const FILES = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
const before = { ...process.env };
let commands = '';

beforeEach(() => {
  commands = '';
  for (const [name, path] of Object.entries(FILES)) {
    writeFileSync(path, '');
    process.env[name] = path;
  }
  // The library knows no other place than the process itself
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    commands += String(text);
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...before };
});

afterAll(() => rmSync(folder, { recursive: true }));

function start(environment: Record<string, string> = {}) {
  const stdout = new PassThrough();
  const host = githubHost(environment, stdout as unknown as NodeJS.WriteStream, makeFolder);
  return { host, ci: host.ci as CiHost, written: () => String(stdout.read() ?? '') };
}

describe('annotations', () => {
  test('are commands at their place; what would end a command is escaped', () => {
    const { ci } = start();
    ci.annotate({ level: 'error', title: 'a, b: c', message: 'one\ntwo 100%', file: 'a,b/c.yaml', line: 3, column: 5 });
    ci.annotate({ level: 'warning', title: 't', message: 'm' });
    ci.annotate({ level: 'info', title: 't', message: '::error::x' });
    expect(commands.split('\n')).toEqual([
      '::error title=a%2C b%3A c,file=a%2Cb/c.yaml,line=3,col=5::one%0Atwo 100%25',
      '::warning title=t::m',
      '::notice title=t::::error::x',
      '',
    ]);
  });

  test('are no longer than the runner keeps', () => {
    start().ci.annotate({ level: 'error', title: 't', message: 'x'.repeat(9_000) });
    expect(commands).toBe(`::error title=t::${'x'.repeat(4_000)}\n`);
  });

  test('are shown ten of each level', () => expect(start().ci.maximumAnnotations).toBe(10));
});

test('a secret is masked whole and line by line, but nothing that half of all words have in them', () => {
  start().ci.maskSecrets(['whole', ' first line\r\nsecond line\n', 'abc', 'whole']);
  expect(commands.split('\n').sort()).toEqual([
    '',
    '::add-mask::first line',
    '::add-mask::first line%0D%0Asecond line',
    '::add-mask::second line',
    '::add-mask::whole',
  ]);
});

test('a group is folded around its text, in the log', () => {
  start().ci.group('a title', 'one\ntwo\n');
  expect(commands).toBe('::group::a title\none\ntwo\n::endgroup::\n');
});

test('outputs go to the file of the runner, whatever lines they have', () => {
  const { ci } = start();
  ci.setOutput('verdict', 'passed');
  ci.setOutput('report', 'a\nb=c');
  const text = readFileSync(FILES.GITHUB_OUTPUT, 'utf8');
  const [, delimiter = ''] = /^verdict<<(\S+)\npassed\n\1\n/.exec(text) ?? [];
  expect(delimiter).toMatch(/^ghadelimiter_/);
  expect(text).toMatch(/\nreport<<(\S+)\na\nb=c\n\1\n$/);
  expect(commands).toBe('');
});

describe('the summary', () => {
  test('is a file of the runner, and the last one counts', async () => {
    const { ci } = start();
    await ci.summary('# one');
    await ci.summary('# two\n');
    expect(readFileSync(FILES.GITHUB_STEP_SUMMARY, 'utf8')).toBe('# two\n');
    expect(ci.maximumSummary).toBeLessThan(1024 * 1024);
    expect(commands).toBe('');
  });

  test('that cannot be written is a warning', async () => {
    const { ci } = start();
    rmSync(FILES.GITHUB_STEP_SUMMARY);
    await makeFolder(FILES.GITHUB_STEP_SUMMARY);
    await ci.summary('# one');
    rmSync(FILES.GITHUB_STEP_SUMMARY, { recursive: true });
    expect(commands).toMatch(/^::warning::The summary of this step cannot be written: /);
  });
});

test.each<[Record<string, string>, string | undefined]>([
  [
    { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'acme/shop', GITHUB_RUN_ID: '42' },
    'https://github.com/acme/shop/actions/runs/42',
  ],
  [{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'acme/shop' }, undefined],
])('with %j the run is at %s', (environment, url) => expect(start(environment).ci.runUrl).toBe(url));

test.each<[Record<string, string>, boolean]>([
  [{}, true],
  [{ NO_COLOR: '1' }, false],
])('with %j there are colours: %s', (environment, colour) => expect(start(environment).host.colour).toBe(colour));

test('a result goes to stdout, as it is; there is no progress in a log', async () => {
  const { host, written } = start();
  host.progress('never');
  await host.print('{"a": 1}\n');
  host.log('a line');
  expect([written(), commands]).toEqual(['{"a": 1}\n', 'a line\n']);
});
