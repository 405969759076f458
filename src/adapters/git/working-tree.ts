import { copyFile, mkdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UndeterminedError } from '../../errors.ts';
import { type Git, GitFailure } from './git.ts';
import { recordLfsPointers } from './lfs-pointers.ts';

export interface WorkingTreePlaces {
  root: string;
  /** The folder of git objects, absolute. */
  objects: string;
  /** The index, absolute; it need not exist. */
  index: string;
  /** An empty folder of our own. */
  temporary: string;
}

/**
 * Records the working tree as `git add --all` would, in objects and an index of our own, so that nothing is written to the
 * clone; git may renew the time of an object that is there already. The user's configuration counts (line ends, ignored
 * files, clean filters), because it does for `git add`; only Git LFS is not run.
 *
 * @returns the tree id, and the git in which it can be read.
 */
export async function recordWorkingTree(git: Git, places: WorkingTreePlaces): Promise<{ git: Git; tree: string }> {
  const { root, temporary } = places;
  const objects = join(temporary, 'objects');
  const index = join(temporary, 'index');
  await mkdir(join(objects, 'info'), { recursive: true });
  // A file, because the variable for alternates cannot hold paths with colons
  await writeFile(join(objects, 'info', 'alternates'), `${places.objects}\n`);
  await copyIndex(places.index, index);
  const recording = git.at(root).with({ GIT_INDEX_FILE: index, GIT_OBJECT_DIRECTORY: objects });
  try {
    await recording.run(['add', '--all', '--', '.']);
    await recordLfsPointers(recording, root);
    // Files outside a sparse checkout keep the entries that they have; a partial clone may lack their blobs
    return { git: recording, tree: await recording.text(['write-tree', '--missing-ok']) };
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    throw new UndeterminedError(`The working tree of ${root} cannot be recorded: ${error.said}`, {
      next: 'See what `git add --all --dry-run` says there, or name a commit with --head.',
      cause: error,
    });
  }
}

/** The index spares git from reading files that did not change since. */
async function copyIndex(from: string, to: string): Promise<void> {
  const found = await stat(from).catch(() => undefined);
  if (!found) return;
  await copyFile(from, to);
  // git distrusts entries as new as the index itself. A copy that looks younger would hide an edit of the same moment.
  const seconds = Math.floor(found.mtimeMs) / 1000;
  await utimes(to, seconds, seconds);
}
