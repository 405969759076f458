import type { ChildProcess } from 'node:child_process';

/** The git commands of one owner, so that none outlives it. */
export interface GitProcesses {
  /** @param isGroup whether it leads a group of its own, which ends with it. @returns what takes it out again. */
  add(child: ChildProcess, isGroup: boolean): () => void;
  /** Ends all that run. Resolves when they have ended. */
  end(): Promise<void>;
}

interface Running {
  child: ChildProcess;
  isGroup: boolean;
}

/** How long git has to take its lock files away. Milliseconds. */
const GRACE = 1_000;

const everywhere = new Set<Running>();
let isGuarded = false;

/** @returns an owner that has no commands yet. All that still run when the process exits are ended with it. */
export function gitProcesses(): GitProcesses {
  const own = new Set<Running>();
  return {
    add(child, isGroup) {
      guard();
      const running = { child, isGroup };
      own.add(running);
      everywhere.add(running);
      return () => {
        own.delete(running);
        everywhere.delete(running);
      };
    },
    async end() {
      await Promise.all([...own].map(({ child, isGroup }) => endGently(child, isGroup)));
    },
  };
}

/** Ends a command, and all that it started, at once. */
export function endNow(child: ChildProcess, isGroup: boolean): void {
  signal({ child, isGroup }, 'SIGKILL');
}

/** Ends a command that may be writing: killed, a fetch would leave lock files in the user's clone, which stop the next one. */
export async function endGently(child: ChildProcess, isGroup: boolean): Promise<void> {
  const running = { child, isGroup };
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('close', () => resolve());
  });
  signal(running, 'SIGTERM');
  const timer = setTimeout(() => signal(running, 'SIGKILL'), GRACE);
  await ended;
  clearTimeout(timer);
}

function signal({ child, isGroup }: Running, name: 'SIGTERM' | 'SIGKILL'): void {
  if (isGroup && child.pid !== undefined && process.platform !== 'win32') {
    try {
      process.kill(-child.pid, name);
    } catch {
      // ended meanwhile
    }
  }
  child.kill(name);
}

/** One listener for all: Node warns of more than ten. */
function guard(): void {
  if (isGuarded) return;
  isGuarded = true;
  process.on('exit', () => {
    for (const running of everywhere) signal(running, 'SIGKILL');
  });
}
