/** How a report is shown. */
export interface RenderOptions {
  /** Lists also what is only counted else: findings that base has too, unchanged Applications, what the change does not reach. */
  all?: boolean;
  /** Text only: ANSI colours. Default false. */
  colour?: boolean;
  /** Text only: columns to wrap prose at; diffs are not wrapped. Default 80. */
  width?: number;
  /** Text only: lines; the diff of one object is cut too. What must be there, such as the verdict, may take more. Default: no limit. */
  maxLines?: number;
  /** Markdown only: the longest result, in UTF-16 units. Default 65,000, below GitHub's limit for a comment. */
  maxLength?: number;
  /** Markdown only: whether `> [!CAUTION]` is a box where it is read, as on GitHub. Default: a block quote, which is one everywhere. */
  alerts?: boolean;
  /** Markdown only: the address of the page that has more than fits here. */
  fullReport?: string;
  /** Markdown only: the URL of the Argo CD that was asked, whose pages of Applications are links. */
  argoCdServer?: string;
  /** JUnit only: the day on which it ran, as YYYY-MM-DD. Its schema asks for one; default: none. */
  day?: string;
}
