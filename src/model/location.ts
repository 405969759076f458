/** A place in a file of a repository. Lines and columns count from 1. */
export interface SourceLocation {
  /** Path relative to the repository root, with slashes. */
  file: string;
  line: number;
  column: number;
}
