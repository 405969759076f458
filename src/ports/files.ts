/**
 * Makes a folder and those above it, as far as they are missing. Throws what the system says when it cannot.
 *
 * @param mode of those that are made, before the umask. Default: 0o777.
 */
export type MakeFolder = (path: string, mode?: number) => Promise<void>;

/** A file that an input names. */
export interface InputFile {
  /** The input, for messages: `docker-config`. */
  input: string;
  path: string;
  /** Where nobody named it: then it may be missing. */
  isDefault?: boolean;
  /** The file in it when the path is a folder. */
  inFolder?: string;
}

/**
 * Reads a text file, in UTF-8 or, as PowerShell writes it, in UTF-16.
 *
 * @returns nothing when a default is not there.
 * @throws InputError when it is missing, unreadable, too large or no text; never with a word of what it holds.
 */
export type ReadInputFile = (file: InputFile) => Promise<{ path: string; text: string } | undefined>;

/**
 * Reads JSON reports of other jobs. What is in them is not to be trusted.
 *
 * @param paths files, or folders, of which all files that end with `.json` are meant, at any depth.
 * @returns them by path, in order.
 * @throws InputError when there is none, or one is missing, unreadable, too large, a link or no text.
 */
export type ReadReports = (paths: readonly string[]) => Promise<{ path: string; text: string }[]>;
