import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { transformFile } from '@swc/core';
import { folderContentCache } from '../../../src/adapters/stores/content-cache.ts';
import { makeFolder } from '../../../src/adapters/system/make-folder.ts';

const SOURCES = fileURLToPath(new URL('../../../src', import.meta.url));
const TEMPORARY = /\/\.[^/]*$/;
let sandbox: string;
let directory: string;

beforeEach(async () => {
  sandbox = await mkdtemp(join(tmpdir(), 'seatrial-content-'));
  directory = join(sandbox, 'cache');
});

afterEach(() => rm(sandbox, { recursive: true, force: true }));

async function files(): Promise<string[]> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('parallel processes', () => {
  /** The sources, as JavaScript that a process can run. */
  async function compiled(): Promise<string> {
    const out = join(sandbox, 'out');
    const wanted = [
      'adapters/stores/content-cache',
      'adapters/stores/kept-files',
      'adapters/system/make-folder',
      'errors',
      'model/kube-object',
      'text/json',
    ];
    for (const name of wanted) {
      const { code } = await transformFile(join(SOURCES, `${name}.ts`), {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      });
      await makeFolder(dirname(join(out, name)));
      await writeFile(
        join(out, `${name}.js`),
        code.replaceAll(/(from '[^']+)\.ts'/g, "$1.js'").replaceAll(/(from "[^"]+)\.ts"/g, '$1.js"'),
      );
    }
    await writeFile(join(out, 'package.json'), '{"type":"module"}');
    await symlink(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(out, 'node_modules'));
    return out;
  }

  function start(out: string, script: string) {
    const preamble = `
      import { folderContentCache } from '${out}/adapters/stores/content-cache.js';
      import { makeFolder } from '${out}/adapters/system/make-folder.js';
      const cache = folderContentCache(${JSON.stringify(directory)}, { makeFolder, privateFolder: () => { throw new Error('private'); }, maximumBytes: 50_000 });
    `;
    return spawn(process.execPath, ['--input-type=module', '-e', preamble + script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  test('200 on one folder never read what is broken', async () => {
    const out = await compiled();
    // Each process writes contents and facts that others write, too, and reads all of them
    const script = `
      const problems = [];
      for (let round = 0; round < 12; round++) {
        const content = Buffer.alloc(4000 + round, String.fromCharCode(97 + round));
        const digest = await cache.put(content);
        const got = await cache.get(digest);
        if (!got?.equals(content)) problems.push('content ' + round + (got ? ' differs' : ' is missing'));
        await cache.keepFact('round ' + round, { round, process: process.pid, filler: 'x'.repeat(process.pid % 3000) });
        const fact = await cache.fact('round ' + round);
        if (fact?.round !== round || fact.filler.length !== fact.process % 3000) problems.push('fact ' + round + ' is broken');
      }
      await cache.close();
      console.log(JSON.stringify(problems));
    `;
    const waiting = Array.from({ length: 200 }, (_unused, index) => index);
    const answers: string[] = [];
    const worker = async () => {
      while (waiting.pop() !== undefined) {
        const child = start(out, script);
        let printed = '';
        child.stdout.on('data', (chunk) => {
          printed += chunk;
        });
        const [code] = await once(child, 'close');
        answers.push(`${code} ${printed.trim()}`);
      }
    };
    await Promise.all(Array.from({ length: 20 }, worker));
    expect(answers).toEqual(Array.from({ length: 200 }, () => '0 []'));
    const temporary = (await files()).filter((path) => TEMPORARY.test(path));
    expect(temporary).toEqual([]);
  }, 120_000);

  test('one that is killed while it writes leaves nothing that is read', async () => {
    const out = await compiled();
    const size = 64 * 1024 * 1024;
    const child = start(
      out,
      `
      for (let letter = 97; ; letter = letter === 122 ? 97 : letter + 1) {
        const content = Buffer.alloc(${size}, String.fromCharCode(letter));
        process.stdout.write('.');
        await cache.put(content);
      }
    `,
    );
    await once(child.stdout, 'data');
    while (!(await files()).some((path) => TEMPORARY.test(path)))
      await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGKILL');
    await once(child, 'close');
    const found = await files();
    expect(found.length).toBeGreaterThan(0);
    const cache = folderContentCache(directory, { makeFolder, privateFolder: () => mkdtemp(sandbox) });
    const longAgo = Date.now() / 1000 - 2 * 60 * 60;
    for (const path of found) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (!name.startsWith('.')) expect((await cache.get(`sha256:${name}`))?.length).toBe(size);
      await utimes(path, longAgo, longAgo);
    }
    await cache.put(Buffer.from('x'));
    await cache.close();
    expect((await files()).filter((path) => TEMPORARY.test(path))).toEqual([]);
  }, 60_000);
});
