import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { jest } from '@jest/globals';
import { azureHost } from '../../src/adapters/hosts/azure.ts';
import { githubHost } from '../../src/adapters/hosts/github.ts';
import { localHost } from '../../src/adapters/hosts/local.ts';
import { makeFolder } from '../../src/adapters/system/make-folder.ts';
import { InputError, UndeterminedError } from '../../src/errors.ts';
import type { Host } from '../../src/ports/host.ts';
import { sanitizedHost } from '../../src/program/sanitized-host.ts';
import { tellError } from '../../src/program/tell-error.ts';
import { annotationsOf } from '../../src/report/annotations.ts';
import { reportOf } from '../report/hostile-reports.ts';
import { HOSTILE } from '../text/hostile.ts';

const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const folder = mkdtempSync(join(tmpdir(), 'seatrial-hosts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A stream that keeps what is written to it. */
function keeping(): { stream: NodeJS.WriteStream; written(): string } {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => text };
}

/** Everything that foreign text gets out by, besides reports. */
async function writeAll(raw: Host, text: string): Promise<void> {
  const { host } = sanitizedHost(raw);
  host.log(text);
  host.log(`warning: ${text}`);
  host.progress(text);
  tellError(new InputError(text, { next: text, location: { file: text, line: 1, column: 1 } }), host, false);
  tellError(new UndeterminedError(text, { next: text }), host, false);
  tellError(new Error(text), host, true);
  host.ci?.group(text, 'a report');
  for (const annotation of annotationsOf(reportOf(text))) host.ci?.annotate(annotation);
  for (const level of ['error', 'warning', 'info'] as const)
    host.ci?.annotate({ level, title: text, message: text, file: text });
}

/** The lines that a runner would act upon, by their commands. */
const githubCommands = (log: string) => [...log.matchAll(/^\s*::([\w-]+)[^\n]*::/gm)].map(([, name]) => name);
const azureCommands = (log: string) => [...log.matchAll(/##(?:vso)?\[([\w.-]+)/gi)].map(([, name]) => name);

/** What the library of GitHub Actions writes, which knows only the stream of the process. */
async function githubLog(text: string): Promise<string> {
  const { stream, written } = keeping();
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => stream.write(chunk));
  try {
    await writeAll(githubHost({}, process.stdout, makeFolder), text);
  } finally {
    write.mockRestore();
  }
  return written();
}

test.each(HOSTILE)('GitHub Actions does nothing that %j says', async (text) => {
  const log = await githubLog(text);
  // What foreign text says stands behind a command of ours, whose line it cannot end
  expect(githubCommands(log)).toEqual(githubCommands(await githubLog('benign')));
  expect(azureCommands(log.replace(/^::.*$/gm, ''))).toEqual([]);
});

test.each(HOSTILE)('Azure Pipelines does nothing that %j says', async (text) => {
  const { stream, written } = keeping();
  const { host } = azureHost({
    stdout: stream,
    command: () => undefined,
    variable: () => undefined,
    makeFolder,
    temporaryFolder: folder,
    colour: false,
  });
  await writeAll(host, text);
  const log = written();
  expect(azureCommands(log)).toEqual(['group', 'endgroup']);
  expect(githubCommands(log)).toEqual([]);
  expect(log).not.toMatch(INVISIBLE);
});

test.each(HOSTILE)('a terminal shows %j and does nothing of it', async (text) => {
  const { stream, written } = keeping();
  await writeAll(localHost(stream, stream, {}, makeFolder), text);
  const log = written();
  expect(log).not.toMatch(INVISIBLE);
  expect([...githubCommands(log), ...azureCommands(log)]).toEqual([]);
});

test('a file is written as it is, but for secrets', async () => {
  const { stream } = keeping();
  const raw = localHost(stream, stream, {}, makeFolder);
  const { host, hide } = sanitizedHost(raw);
  hide(['the-secret-of-this-test']);
  const path = join(folder, 'report.txt');
  await host.writeFile(path, 'a ::b:: the-secret-of-this-test');
  expect(readFileSync(path, 'utf8')).toBe('a ::b:: ••••••');
});
