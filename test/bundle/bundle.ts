import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is tested: SEATRIAL_DIST, or dist/. */
const DIST = process.env['SEATRIAL_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url));

export interface BundleRun {
  /** The exit code, or the signal that ended it. */
  code: number | NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Copies the bundle into a folder, as a host has it: alone, with nothing installed beside it. @returns the main program. */
export function installBundle(folder: string): string {
  if (!existsSync(join(DIST, 'index.js'))) throw new Error(`There is no bundle in ${DIST}: run \`npm run build\`.`);
  cpSync(DIST, folder, { recursive: true });
  return join(folder, 'index.js');
}

/** Starts the bundle with the Node that runs the tests. The environment is whole: nothing of this process is added. */
export function startBundle(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): { child: ChildProcess; ended: Promise<BundleRun> } {
  const child = spawn(process.execPath, [program, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<BundleRun>((resolve, reject) => {
    const output = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (output.stdout += chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (output.stderr += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: signal ?? code, ...output }));
  });
  return { child, ended };
}
