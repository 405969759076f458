/** How a forge reads the comment that it is given. */
export interface ReviewDialect {
  /** The longest body of a comment, the adapter's marker taken off, in the forge's own unit: UTF-16 units for both. */
  maximumLength: number;
  /** Whether `> [!CAUTION]` is a box. */
  alerts: boolean;
}

/** What became of something that was to be posted. */
export type Posted =
  | { posted: 'created' | 'updated' | 'unchanged' | 'closed'; url?: string }
  /** It could not be posted, or must not be: never a failure of the run. The reason is for a warning and the summary. */
  | { posted: 'no'; reason: string; help?: string };

export type ReviewState = 'passed' | 'failed' | 'unknown' | 'pending';

/** One line of a file that the forge shows beside the change. */
export interface ReviewAnnotation {
  level: 'error' | 'warning' | 'info';
  title: string;
  message: string;
  file: string;
  line: number;
  column?: number;
}

/**
 * Where a run reports: the pull request that it is for, and its newest commit. Nothing here ever throws for what the forge answers:
 * a review that cannot be posted is told, and the run goes on.
 */
export interface Review {
  readonly dialect: ReviewDialect;
  /**
   * Writes the ONE comment of this instance: found by its hidden marker and its own author, updated only where it differs in more than
   * how long it took (`withoutTook`), and not at
   * all once the pull request has a newer head than this run is about.
   *
   * @param body without the marker, at most `maximumLength` long. @param clean whether nothing is left to discuss: Azure DevOps closes
   *   the thread. @param mayCreate otherwise a comment that is there is kept up to date, and where there is none, that is `unchanged`.
   */
  comment(body: string, clean: boolean, mayCreate: boolean): Promise<Posted>;
  /** Sets the status on the pull request's newest commit. @param description at most 140 characters. */
  status(state: ReviewState, description: string, url: string | undefined): Promise<Posted>;
  /** Shows every annotation beside the change, however many there are; absent where the forge has no such thing. */
  annotate?(
    state: ReviewState,
    title: string,
    summary: string,
    annotations: readonly ReviewAnnotation[],
  ): Promise<Posted>;
}
