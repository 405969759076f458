import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** See the port. Node's own `recursive` never ends below a folder in which none can be made, such as `/proc`. */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  const folder = resolve(path);
  const missing: string[] = [];
  for (let at = folder; !(await isThere(at)); at = dirname(at)) missing.push(at);
  if (missing.length === 0) await mkdir(folder, { mode }).catch(unlessFolder(folder));
  for (const each of missing.reverse()) await mkdir(each, { mode }).catch(unlessFolder(each));
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined || dirname(path) === path;
}

/** Another run may have been first. */
function unlessFolder(path: string): (error: unknown) => Promise<void> {
  return async (error) => {
    if (!(await stat(path).catch(() => undefined))?.isDirectory()) throw error;
  };
}
