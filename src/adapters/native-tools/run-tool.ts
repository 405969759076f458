import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

export interface ToolLimits {
  milliseconds: number;
  maximumBytes: number;
  /** Ends the program; the reason is what `stopped` says. */
  signal?: AbortSignal;
}

export interface ToolRun {
  /** Absent when it was ended. */
  code: number | undefined;
  stdout: Buffer;
  stderr: string;
  /** Why it was ended before its time. */
  stopped: string | undefined;
}

const MAXIMUM_STDERR = 4 * 1024 * 1024;

/**
 * Runs a program of the user without a shell, with a clean environment: only a home that is private to this render, and a PATH on
 * which there is nothing. It is ended, with all that it started, at a limit or by the signal.
 * @throws the system's error when it cannot be started.
 */
export function runTool(
  binary: string,
  args: readonly string[],
  { folder, home }: { folder: string; home: string },
  limits: ToolLimits,
): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, {
      cwd: folder,
      env: environmentOf(home),
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    let bytes = 0;
    let stderr = '';
    let stopped: string | undefined;
    const stop = (why: string) => {
      stopped ??= why;
      end(child.pid);
      child.kill('SIGKILL');
    };
    const atExit = () => end(child.pid);
    const timer = setTimeout(() => stop(`it was not done after ${limits.milliseconds / 1000} s`), limits.milliseconds);
    const abort = () => stop(String(limits.signal?.reason));
    process.once('exit', atExit);
    if (limits.signal?.aborted) abort();
    limits.signal?.addEventListener('abort', abort);
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limits.maximumBytes) stop(`it printed more than ${limits.maximumBytes} bytes`);
      else stdout.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < MAXIMUM_STDERR) stderr += chunk.toString();
    });
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      process.removeListener('exit', atExit);
      limits.signal?.removeEventListener('abort', abort);
      finish();
    };
    child.once('error', (error) => settle(() => reject(error)));
    child.once('close', (code) =>
      settle(() => resolve({ code: code ?? undefined, stdout: Buffer.concat(stdout), stderr, stopped })),
    );
  });
}

function environmentOf(home: string): NodeJS.ProcessEnv {
  return {
    HOME: home,
    USERPROFILE: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    HELM_CONFIG_HOME: home,
    HELM_CACHE_HOME: home,
    HELM_DATA_HOME: home,
    TMPDIR: home,
    // Neither git nor a plugin is found: what a build needs of elsewhere, Seatrial fetches
    PATH: dirname(home),
    // The clock of Argo CD
    TZ: 'UTC',
  };
}

/** The program and what it started: they are a group of their own. */
function end(pid: number | undefined): void {
  if (pid === undefined || process.platform === 'win32') return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // ended meanwhile
  }
}
