import { joinInside } from '../../text/paths.ts';

const DRIVE = /^[a-z]:/i;

/**
 * @param path as an archive has it.
 * @returns it without `./` and slashes at the end, the empty text for the root itself; or nothing for one that is absolute, leads up,
 * means something else on Windows, or is not UTF-8.
 */
export function cleanEntryPath(path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\\') || path.includes('\0') || path.includes('\ufffd')) return undefined;
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  if (names.some((name) => name === '..' || DRIVE.test(name))) return undefined;
  return names.join('/');
}

/**
 * Where a symlink of an archive leads, as Argo CD rewrites it (util/io/files/tar.go): absolute targets count from the link's folder.
 *
 * @returns the target relative to the link's folder, or nothing when it leads out of the archive.
 */
export function relativeLinkTarget(path: string, target: string): string | undefined {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const joined = joinInside(folder, target.replace(/^\/+/, ''));
  if ('error' in joined || target.includes('\0') || target.includes('\ufffd')) return undefined;
  const from = folder === '' ? [] : folder.split('/');
  const to = joined.path === '' ? [] : joined.path.split('/');
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common += 1;
  const relative = [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
  return relative === '' ? '.' : relative;
}
