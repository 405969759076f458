/** Where Seatrial runs: a terminal today. What is written through it has been sanitized. */
export interface Host {
  /** The result, and nothing else, on stdout. */
  print(text: string): Promise<void>;
  /** A line about the run, on stderr. */
  log(line: string): void;
  /** What long work is at; replaces the line before on a terminal, dropped elsewhere. Empty clears it. */
  progress(line: string): void;
  /** Finds out before the work whether a file can be written, its folders made. Throws the InputError that `writeFile` would. */
  checkFile(path: string): Promise<void>;
  /** Writes a file, its folders made. Throws an InputError when it cannot. */
  writeFile(path: string, text: string): Promise<void>;
  /** Whether stdout is for a person with colours. */
  readonly colour: boolean;
  /** Columns of the terminal; 80 elsewhere. */
  readonly width: number;
}

/** Time as the run sees it. */
export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number;
}
