import { messageOf } from '../errors.ts';
import type { Verdict } from '../model/report.ts';
import type { HostAnnotation } from '../ports/host.ts';
import type { Posted, Review, ReviewAnnotation } from '../ports/review.ts';
import { fitMarkdown } from '../report/fit-markdown.ts';
import { forMarkdown } from '../text/sanitize.ts';
import { type CiContext, type CommandContext, textValue } from './context.ts';

/** Where a post is read. */
export interface PostPage {
  /** Whether `> [!CAUTION]` is a box there. */
  alerts: boolean;
  /** The page that has more, unless this is it. */
  fullReport?: string;
}

/** What a pull request is told. */
export interface Post {
  verdict: Verdict;
  /** Without foreign text. */
  headline: string;
  /** @param maximumLength in UTF-16 units. */
  body(maximumLength: number, page: PostPage): string;
  /** Whether nothing is left to discuss. */
  isClean: boolean;
  /** Whether there is enough in it for a comment, where there is none yet. */
  mayComment: boolean;
  annotations: readonly HostAnnotation[];
}

/** What became of one post. */
interface Attempt {
  what: 'comment' | 'status' | 'check run';
  posted: Posted;
  /** Whether it was known before that nothing can be posted: no warning. */
  isExpected: boolean;
}

type Context = Pick<CommandContext, 'host' | 'values'>;

/** GitHub refuses a status with a longer one. */
const DESCRIPTION_LENGTH = 140;
/** What the run for another repository says of itself proves nothing. */
const FORGEABLE = 'the report was made by a run for another repository, so it could say anything';
const NOT_PROVEN = '> ⚠️ This was made by a run for another repository: its author could have it say anything.\n\n';

/**
 * Posts to the pull request and its newest commit, as far as the inputs ask for it, and then writes the page of the run, which says
 * what could not be posted, too. Nothing that a forge answers is a failure.
 */
export async function postToHost(post: Post, ci: CiContext, context: Context): Promise<void> {
  const { host } = context;
  const attempts = await attemptAll(post, ci, context);
  const notes: string[] = [];
  for (const { what, posted, isExpected } of attempts) {
    if (posted.posted !== 'no') {
      if (what === 'comment' && posted.url !== undefined) {
        host.ci?.setOutput('comment-url', posted.url);
        host.log(`The comment is ${posted.posted}: ${posted.url}`);
      }
      continue;
    }
    const note = `No ${what}: ${posted.reason}.${posted.help === undefined ? '' : ` ${posted.help}`}`;
    notes.push(note);
    host.log(isExpected ? note : `warning: ${note}`);
    if (!isExpected) host.ci?.annotate({ level: 'warning', title: 'Seatrial', message: note });
  }
  const below = notes.map((note) => `\n${forMarkdown(note)}\n`).join('');
  const { ci: page } = host;
  if (page === undefined) return;
  const whole = (maximumLength: number) => post.body(maximumLength - below.length, { alerts: page.alerts }) + below;
  await page.summary(fitMarkdown(whole, page.maximumSummary));
}

async function attemptAll(post: Post, ci: CiContext, { host, values }: Context): Promise<Attempt[]> {
  const { review, event } = ci;
  const { verdict, headline } = post;
  const isForgeable = event.privileged && event.afterRunOf?.fork !== false;
  const runUrl = host.ci?.runUrl;
  const more = runUrl === undefined ? {} : { fullReport: runUrl };
  const attempts: Attempt[] = [];
  const attempt = async (
    what: Attempt['what'],
    send: (review: Review) => Promise<Posted> | undefined,
    refused?: string,
  ) => {
    const none = 'none' in review ? review.none : refused;
    if (none !== undefined || 'none' in review) {
      attempts.push({ what, posted: { posted: 'no', reason: none ?? '' }, isExpected: true });
      return;
    }
    // What no answer of a forge should bring about is a defect, and still no reason to lose the review
    const posted = await Promise.resolve(send(review)).catch(
      (error: unknown): Posted => ({ posted: 'no', reason: messageOf(error) }),
    );
    if (posted !== undefined) attempts.push({ what, posted, isExpected: false });
    else attempts.push({ what, posted: { posted: 'no', reason: 'this forge has none' }, isExpected: true });
  };

  const isForPullRequest = event.pullRequest !== undefined || event.afterRunOf !== undefined;
  if (isForPullRequest && textValue(values, 'comment') !== 'never') {
    const before = isForgeable ? NOT_PROVEN : '';
    await attempt('comment', ({ comment, dialect: { maximumLength, alerts } }) => {
      const body = post.body(maximumLength - before.length, { alerts, ...more });
      return comment(before + body, post.isClean, post.mayComment);
    });
  }
  const forged = isForgeable ? FORGEABLE : undefined;
  if (textValue(values, 'status') !== undefined) {
    const description = `${verdict}: ${headline}`.slice(0, DESCRIPTION_LENGTH);
    await attempt('status', ({ status }) => status(verdict, description, runUrl), forged);
  }
  if (values['check-run'] === true) {
    const beside = post.annotations.flatMap(besideFile);
    const title = `${verdict}: ${headline}`;
    await attempt(
      'check run',
      ({ annotate, dialect: { maximumLength, alerts } }) =>
        annotate?.(verdict, title, post.body(maximumLength, { alerts, ...more }), beside),
      forged,
    );
  }
  return attempts;
}

function besideFile({ level, title, message, file, line, column }: HostAnnotation): ReviewAnnotation[] {
  if (file === undefined) return [];
  return [{ level, title, message, file, line: line ?? 1, ...(column !== undefined && { column }) }];
}
