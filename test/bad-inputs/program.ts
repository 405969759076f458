import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostFiles } from '../../src/adapters/hosts/files.ts';
import { makeFolder } from '../../src/adapters/system/make-folder.ts';
import { parseCommandLine } from '../../src/config/command-line.ts';
import { runProgram, type Surroundings } from '../../src/program/program.ts';
import { ENGINE, writeWorker } from '../adapters/engine/engine-under-test.ts';
import { Sandbox } from '../adapters/git/sandbox.ts';
import type { FakeFiles } from '../fakes/repository.ts';

export interface ProgramRun {
  code: number;
  /** What was printed, as on a terminal of 80 columns. */
  stdout: string;
  /** Log lines. */
  stderr: string;
}

/** While one is kept, compiling the same bytes again gives it: every run opens the engine anew. */
const kept = await WebAssembly.compile(readFileSync(ENGINE));

/** The whole program, with git and the engine as they are, on temporary repositories. */
export class ProgramUnderTest {
  readonly sandbox = new Sandbox();
  readonly keptModule = kept;
  readonly #engine = mkdtempSync(join(realpathSync(tmpdir()), 'seatrial-engine-'));

  constructor() {
    symlinkSync(ENGINE, join(this.#engine, 'engine.wasm'));
    writeFileSync(join(this.#engine, 'package.json'), '{ "type": "module" }\n');
    writeWorker(this.#engine, 'engine-worker.js');
  }

  /** A clone with a commit of `base` on main, and one of `head` on a branch that is checked out. */
  clone(base: FakeFiles, head: FakeFiles, origin: string): string {
    const folder = this.sandbox.newClone(base);
    this.sandbox.git(folder, 'remote', 'add', 'origin', origin);
    this.sandbox.git(folder, 'checkout', '-q', '-b', 'change');
    this.sandbox.commit(folder, head);
    return folder;
  }

  async run(argv: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<ProgramRun> {
    const run = { code: -1, stdout: '', stderr: '' };
    const temporary = join(this.sandbox.folder, 'tmp');
    mkdirSync(temporary, { recursive: true });
    const environment = { ...this.sandbox.environment, TMPDIR: temporary, ...more };
    const surroundings: Surroundings = {
      host: {
        print: async (text) => {
          run.stdout += text;
        },
        log: (line) => {
          run.stderr += `${line}\n`;
        },
        progress: () => {},
        ...hostFiles(makeFolder),
        colour: false,
        width: 80,
      },
      environment,
      engine: pathToFileURL(`${this.#engine}/`),
      readCommandLine: () => parseCommandLine(argv, environment),
      debug: false,
    };
    run.code = await runProgram(surroundings, new Promise<never>(() => undefined));
    return run;
  }

  async dispose(): Promise<void> {
    await this.sandbox.dispose();
    rmSync(this.#engine, { recursive: true, force: true });
  }
}
