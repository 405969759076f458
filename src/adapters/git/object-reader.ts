import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { UndeterminedError } from '../../errors.ts';
import { type Git, noGit } from './git.ts';

interface Request {
  answer(size: number, content: Buffer): void;
  /** There is no such object here. */
  miss(): void;
  fail(error: Error): void;
}

const SILENCE_LIMIT = 60_000;

/**
 * Reads objects through one `git cat-file` that lives as long as its reader: a process for each read would cost more than the read.
 * A reader is either for contents (`--batch`) or for sizes alone (`--batch-check`).
 */
export class ObjectReader {
  readonly #git: Git;
  readonly #mode: '--batch' | '--batch-check';
  readonly #waiting: Request[] = [];
  #first = 0;
  #child: ChildProcess | undefined;
  #received: Buffer[] = [];
  #bytes = 0;
  /** Bytes that must be there before it is worth to look again. */
  #needed = 1;
  #timer: NodeJS.Timeout | undefined;

  constructor(git: Git, mode: '--batch' | '--batch-check' = '--batch') {
    this.#git = git;
    this.#mode = mode;
  }

  /** @returns the contents of the objects that are here. */
  async read(oids: Iterable<string>): Promise<Map<string, Buffer>> {
    const contents = new Map<string, Buffer>();
    // A copy, so that one small blob does not keep a whole chunk in memory
    await this.#ask(oids, (oid, _size, content) => contents.set(oid, Buffer.from(content)));
    return contents;
  }

  /** @returns the sizes, in bytes, of the objects that are here. */
  async sizes(oids: Iterable<string>): Promise<Map<string, number>> {
    const sizes = new Map<string, number>();
    await this.#ask(oids, (oid, size) => sizes.set(oid, size));
    return sizes;
  }

  async #ask(oids: Iterable<string>, found: (oid: string, size: number, content: Buffer) => void): Promise<void> {
    const requests: string[] = [];
    const answers: Promise<void>[] = [];
    for (const oid of new Set(oids)) {
      requests.push(`${oid}\n`);
      answers.push(
        new Promise((resolve, reject) => {
          const answer = (size: number, content: Buffer) => {
            found(oid, size, content);
            resolve();
          };
          this.#waiting.push({ answer, miss: resolve, fail: reject });
        }),
      );
    }
    if (requests.length > 0) {
      const child = this.#start();
      hold(child, true);
      this.#watch();
      child.stdin?.write(requests.join(''));
    }
    await Promise.all(answers);
  }

  dispose(): void {
    this.#fail(new UndeterminedError('The repository was closed while it was read.'));
  }

  #start(): ChildProcess {
    if (this.#child) return this.#child;
    const child = this.#git.start(['cat-file', this.#mode]);
    this.#child = child;
    child.stdout?.on('data', (chunk: Buffer) => {
      if (this.#child === child) this.#receive(chunk);
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      if (said.length < 1000) said += chunk.toString();
    });
    child.stdin?.on('error', () => {});
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (this.#child === child) this.#fail(error.code === 'ENOENT' ? noGit() : error);
    });
    child.once('close', () => {
      if (this.#child === child) this.#fail(new UndeterminedError(`git cat-file ended early: ${said.trim()}`));
    });
    return child;
  }

  #receive(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes < this.#needed) return;
    const bytes = this.#received.length === 1 ? chunk : Buffer.concat(this.#received);
    let start = 0;
    this.#needed = 1;
    while (start < bytes.length) {
      const lineEnd = bytes.indexOf(10, start);
      if (lineEnd < 0) break;
      const [, type, length] = bytes.toString('latin1', start, lineEnd).split(' ');
      const size = type === 'missing' || length === undefined ? -1 : Number(length);
      const end = lineEnd + 1 + (size < 0 || this.#mode === '--batch-check' ? 0 : size + 1);
      if (end > bytes.length) {
        this.#needed = end - start;
        break;
      }
      const request = this.#next();
      if (size < 0) request?.miss();
      else request?.answer(size, bytes.subarray(lineEnd + 1, end - 1));
      start = end;
    }
    const rest = bytes.subarray(start);
    this.#received = rest.length > 0 ? [rest] : [];
    this.#bytes = rest.length;
    this.#watch();
    if (this.#first === 0 && this.#child) hold(this.#child, false);
  }

  #next(): Request | undefined {
    const request = this.#waiting[this.#first];
    this.#first++;
    if (this.#first >= this.#waiting.length) {
      this.#waiting.length = 0;
      this.#first = 0;
    }
    return request;
  }

  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#fail(new UndeterminedError(`git cat-file gave nothing for ${SILENCE_LIMIT / 1000} s.`));
    }, SILENCE_LIMIT);
  }

  #fail(error: Error): void {
    const child = this.#child;
    this.#child = undefined;
    clearTimeout(this.#timer);
    child?.kill('SIGKILL');
    this.#received = [];
    this.#bytes = 0;
    this.#needed = 1;
    const waiting = this.#waiting.splice(0).slice(this.#first);
    this.#first = 0;
    for (const request of waiting) request.fail(error);
  }
}

/** An idle process must not keep Node alive; one that owes an answer must. */
function hold(child: ChildProcess, held: boolean): void {
  const handles = [child, child.stdin, child.stdout, child.stderr] as (ChildProcess | Socket | null)[];
  for (const handle of handles) held ? handle?.ref() : handle?.unref();
}
