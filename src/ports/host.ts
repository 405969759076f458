/** Something that the host shows beside the run, and where it can beside the file. */
export interface HostAnnotation {
  level: 'error' | 'warning' | 'info';
  title: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
}

/** What a CI host has beside a log. A terminal has none of it. */
export interface CiHost {
  /** Has the host itself mask these in everything that it keeps. Called before anything else is written. */
  maskSecrets(values: readonly string[]): void;
  /** Lines that are folded away until somebody wants them. */
  group(title: string, text: string): void;
  annotate(annotation: HostAnnotation): void;
  /** How many annotations of one level the host shows for one step: the rest would be lost. */
  readonly maximumAnnotations: number;
  /** The page of the run, once. @param markdown at most `maximumSummary` bytes. */
  summary(markdown: string): Promise<void>;
  readonly maximumSummary: number;
  /** Whether `> [!CAUTION]` is a box on that page. */
  readonly alerts: boolean;
  /** A value for later steps. */
  setOutput(name: string, value: string): void;
  /** The address of this run, for links. */
  readonly runUrl: string | undefined;
}

/** Where Seatrial runs: a terminal, or a CI host. What is written through it has been sanitized. */
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
  /** Absent on a terminal. */
  readonly ci?: CiHost;
}

/** Time as the run sees it. */
export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** The day as YYYY-MM-DD, in UTC. */
  today(): string;
}
