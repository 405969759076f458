/** How a pointer of Git LFS begins (git-lfs docs/spec.md). */
export const LFS_POINTER_START = 'version https://git-lfs.github.com/spec/v1';

/** A pointer is a small text. */
const MAXIMUM_BYTES = 1024;

/** Whether a file's content is not the file, but a pointer by which Git LFS fetches it. */
export function isLfsPointer(content: Buffer): boolean {
  return content.length < MAXIMUM_BYTES && content.toString('latin1').startsWith(LFS_POINTER_START);
}
