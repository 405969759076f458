import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isLfsPointer, LFS_POINTER_START } from '../../text/lfs-pointer.ts';
import { type Git, zeroTerminated } from './git.ts';

/** Replaces, in the index of `git`, the content of changed Git LFS files by the pointers that Git LFS would record: it is not run here. */
export async function recordLfsPointers(git: Git, root: string): Promise<void> {
  const changed = await git.run([
    'diff-index',
    '--cached',
    '--name-only',
    '--diff-filter=d',
    '-z',
    '--no-renames',
    'HEAD',
  ]);
  if (changed.stdout.length === 0) return;
  const attributes = await git.run(['check-attr', '--cached', '-z', '--stdin', 'filter'], { input: changed.stdout });
  const fields = [...zeroTerminated(attributes.stdout)];
  for (let index = 0; index + 2 < fields.length; index += 3) {
    const path = fields[index] ?? Buffer.alloc(0);
    if (fields[index + 2]?.toString() === 'lfs') await recordPointer(git, root, path);
  }
}

async function recordPointer(git: Git, root: string, path: Buffer): Promise<void> {
  const staged = await git.run(['ls-files', '-s', '-z', '--full-name', '--', `:(top,literal)${path.toString()}`]);
  const [mode = ''] = staged.stdout.toString('latin1').split(' ');
  const pointer = mode.startsWith('100') ? await pointerOf(join(root, path.toString())) : undefined;
  if (pointer === undefined) return;
  const oid = await git.text(['hash-object', '-w', '--stdin'], { input: pointer });
  const input = Buffer.concat([Buffer.from(`${mode} ${oid}\t`), path, Buffer.from('\0')]);
  await git.run(['update-index', '-z', '--index-info'], { input });
}

/** @returns nothing for a file that is a pointer already, or empty: Git LFS leaves both as they are. */
async function pointerOf(file: string): Promise<string | undefined> {
  const { size } = await stat(file);
  const hash = createHash('sha256');
  let first = true;
  for await (const chunk of createReadStream(file)) {
    // Of a small file, the first chunk is all of it
    if (first && isLfsPointer(chunk as Buffer)) return undefined;
    first = false;
    hash.update(chunk as Buffer);
  }
  return first ? undefined : `${LFS_POINTER_START}\noid sha256:${hash.digest('hex')}\nsize ${size}\n`;
}
