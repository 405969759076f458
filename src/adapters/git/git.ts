import { type ChildProcess, spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { InputError, UndeterminedError } from '../../errors.ts';
import { endGently, endNow, type GitProcesses, gitProcesses } from './git-processes.ts';

/** A git command that ended with an error, or had to be ended. */
export class GitFailure extends UndeterminedError {
  /** What git said on stderr, without passwords of URLs. */
  readonly said: string;

  constructor(command: string, said: string) {
    super(`git ${command}: ${said}`);
    this.said = said;
  }
}

export interface RunOptions {
  input?: string | Buffer;
  /** Exit codes that are answers. Default: only 0. */
  answers?: readonly number[];
  /** Whether git may reach a remote. Default: no, not even to fetch what a partial clone lacks. */
  network?: boolean;
  milliseconds?: number;
  maximumBytes?: number;
  /** Ends the command; the reason is what the GitFailure says. */
  signal?: AbortSignal;
}

export interface GitResult {
  code: number;
  stdout: Buffer;
}

const TIME_LIMIT = 5 * 60_000;
const OUTPUT_LIMIT = 512 * 1024 * 1024;

/**
 * Variables that would point git at another repository, or make it write to files or to stderr. A hook that starts Seatrial
 * has them set. The user's configuration by environment (GIT_CONFIG_COUNT, GIT_CONFIG_GLOBAL) stays: it may hold
 * safe.directory and credentials.
 */
const LEFT_OUT =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX|GRAFT_FILE|SHALLOW_FILE|CONFIG|REPLACE_REF_BASE|ATTR_SOURCE|EXTERNAL_DIFF|CURL_VERBOSE|\w+_PATHSPECS|TRACE\w*|REDIRECT_\w+)$/i;

/** What git says of a server that wants to know who asks: some forges hide what is not for all. */
const NO_ACCESS = /Username|Password|Authentication|denied|not found|error: 40[134]\b/i;

const ALWAYS: NodeJS.ProcessEnv = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_PAGER: 'cat',
  // What `git replace` shows in one clone is not what Argo CD gets from the remote
  GIT_NO_REPLACE_OBJECTS: '1',
  GCM_INTERACTIVE: 'never',
  SSH_ASKPASS_REQUIRE: 'never',
};

// Git before 2.45 knows no GIT_NO_LAZY_FETCH; but without a protocol it cannot fetch
const NO_NETWORK: NodeJS.ProcessEnv = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };
const NETWORK: NodeJS.ProcessEnv = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'https:http:ssh:git:file' };

const CONFIGURATION = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.safecrlf=false',
  'core.splitIndex=false',
  'core.looseCompression=0',
  'core.fsync=none',
  'protocol.ext.allow=never',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'credential.interactive=false',
  'gc.auto=0',
  'maintenance.auto=false',
  // The filter of Git LFS writes to the objects of the clone, and fails where it is not installed
  'filter.lfs.clean=',
  'filter.lfs.process=',
  'filter.lfs.required=false',
].flatMap((setting) => ['-c', setting]);

/** The git program at one folder: without a shell, prompts, hooks, pager or network, bounded in time and output. */
export class Git {
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #access: NodeJS.ProcessEnv | undefined;
  readonly #processes: GitProcesses;

  /**
   * @param folder where git starts, absolute.
   * @param environment the variables of the process.
   * @param access variables that open a remote, for a second try where git's own configuration does not.
   * @param processes gets every command that is started, for who has to end them.
   */
  constructor(
    folder: string,
    environment: NodeJS.ProcessEnv,
    access?: NodeJS.ProcessEnv,
    processes: GitProcesses = gitProcesses(),
  ) {
    this.#folder = folder;
    this.#environment = environment;
    this.#access = access;
    this.#processes = processes;
  }

  at(folder: string): Git {
    return new Git(folder, this.#environment, this.#access, this.#processes);
  }

  /** @param variables of git itself, such as GIT_INDEX_FILE. */
  with(variables: NodeJS.ProcessEnv): Git {
    return new GitWith(this.#folder, this.#environment, this.#access, this.#processes, variables);
  }

  protected variables(network: boolean): NodeJS.ProcessEnv {
    const kept = Object.entries(this.#environment).filter(([name]) => !LEFT_OUT.test(name));
    const protocols = network ? { ...NETWORK, ...permitted(this.#environment['GIT_ALLOW_PROTOCOL']) } : NO_NETWORK;
    return { ...Object.fromEntries(kept), ...ALWAYS, ...protocols };
  }

  /** Starts a command that lives on, such as `cat-file --batch`. */
  start(args: readonly string[], network = false, access: NodeJS.ProcessEnv = {}): ChildProcess {
    return spawn('git', [...CONFIGURATION, '-C', this.#folder, ...args], {
      // Windows looks for programs in the working directory first, and a pull request may hold a git.exe
      cwd: dirname(process.execPath),
      env: { ...this.variables(network), ...access },
      // A session of its own has no terminal, so that ssh cannot wait at one for a password
      detached: network && process.platform !== 'win32',
      windowsHide: true,
      stdio: 'pipe',
    });
  }

  /**
   * @throws GitFailure when the exit code is no answer, or a limit is passed; InputError when there is no git.
   */
  async run(args: readonly string[], options: RunOptions = {}): Promise<GitResult> {
    const access = options.network ? this.#access : undefined;
    if (access === undefined) return this.#run(args, options, {});
    try {
      return await this.#run(args, options, {});
    } catch (error) {
      if (!(error instanceof GitFailure && NO_ACCESS.test(error.said))) throw error;
      return this.#run(args, options, access);
    }
  }

  async #run(args: readonly string[], options: RunOptions, access: NodeJS.ProcessEnv): Promise<GitResult> {
    const command = args.find((arg, index) => arg !== '-c' && args[index - 1] !== '-c') ?? '';
    const child = this.start(args, options.network, access);
    const { stdin, stdout: output, stderr: errors } = child;
    if (!stdin || !output || !errors) throw new GitFailure(command, 'no pipes');
    const stop = () => endNow(child, options.network === true);
    const limit = options.maximumBytes ?? OUTPUT_LIMIT;
    const stdout: Buffer[] = [];
    let bytes = 0;
    let said = '';
    let broken: string | undefined;
    output.on('data', (chunk: Buffer) => {
      stdout.push(chunk);
      bytes += chunk.length;
      if (bytes > limit) {
        broken = `more than ${limit} bytes of output`;
        stop();
      }
    });
    errors.on('data', (chunk: Buffer) => {
      if (said.length < 16_384) said += chunk.toString();
    });
    // A command that ends early closes its input; its exit code tells why
    stdin.on('error', () => {});
    stdin.end(options.input ?? '');
    const milliseconds = options.milliseconds ?? TIME_LIMIT;
    const timer = setTimeout(() => {
      broken = `not done after ${Math.round(milliseconds / 1000)} s`;
      void endGently(child, options.network === true);
    }, milliseconds);
    const abort = () => {
      broken = String(options.signal?.reason);
      void endGently(child, options.network === true);
    };
    if (options.signal?.aborted) abort();
    options.signal?.addEventListener('abort', abort);
    const forget = this.#processes.add(child, options.network === true);
    try {
      const code = await ended(child);
      if (broken !== undefined) throw new GitFailure(command, broken);
      if (code === null) throw new GitFailure(command, `ended by ${child.signalCode}`);
      if (!(options.answers ?? [0]).includes(code)) throw new GitFailure(command, redact(said) || `exit code ${code}`);
      return { code, stdout: Buffer.concat(stdout) };
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', abort);
      forget();
    }
  }

  /** The output as text, without the last line break. */
  async text(args: readonly string[], options?: RunOptions): Promise<string> {
    return (await this.run(args, options)).stdout.toString().replace(/\r?\n$/, '');
  }
}

class GitWith extends Git {
  readonly #variables: NodeJS.ProcessEnv;

  constructor(
    folder: string,
    environment: NodeJS.ProcessEnv,
    access: NodeJS.ProcessEnv | undefined,
    processes: GitProcesses,
    variables: NodeJS.ProcessEnv,
  ) {
    super(folder, environment, access, processes);
    this.#variables = variables;
  }

  protected override variables(network: boolean): NodeJS.ProcessEnv {
    return { ...super.variables(network), ...this.#variables };
  }
}

function permitted(protocols: string | undefined): NodeJS.ProcessEnv {
  if (protocols === undefined) return {};
  return {
    GIT_ALLOW_PROTOCOL: protocols
      .split(':')
      .filter((name) => name !== 'ext')
      .join(':'),
  };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? noGit() : error));
    child.once('close', resolve);
  });
}

/** The error where there is no `git` on the PATH. */
export function noGit(): InputError {
  return new InputError('git was not found.', { next: 'Install git 2.30 or newer, and put it on the PATH.' });
}

/** What git says, on one line, without its prefixes and without user and password of URLs. */
function redact(said: string): string {
  const lines = said
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^/\s'"]*@/gi, '$1')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a file name in a message may hold an escape sequence
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(hint|warning):/.test(line));
  return lines
    .slice(0, 5)
    .join('; ')
    .slice(0, 1000)
    .replace(/(^|; )(fatal|error): /g, '$1')
    .trim();
}

/** Names are bytes to git. Those that are not UTF-8 are shown with `\xNN`, so that no two become one. */
export function decodePath(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\uFFFD') || Buffer.from(text).equals(bytes)) return text;
  return bytes.toString('latin1').replace(/[\u0080-\u00ff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

/** The parts of `-z` output. */
export function* zeroTerminated(output: Buffer): Generator<Buffer> {
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(0, start);
    yield output.subarray(start, end < 0 ? output.length : end);
    start = end < 0 ? output.length : end + 1;
  }
}
