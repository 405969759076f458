import type { Posted } from '../../ports/review.ts';
import { withoutTook } from '../../text/took.ts';
import { ForgeRefusal } from './forge-refusal.ts';
import type { GitHubApi } from './github-api.ts';

export interface CommentInputs {
  number: number;
  /** The commit that this run is about. */
  headCommit: string;
  marker: string;
  body: string;
  mayCreate: boolean;
}

interface Comment {
  id: number;
  body: string;
  url: string;
}

interface Author {
  login: string;
  id: number | undefined;
}

/** Pages of a hundred: there are pull requests in which bots talk for ever. */
const MAXIMUM_PAGES = 300;

/** Which comment belongs to an instance: hidden, at the very beginning, so that no quotation of it counts. */
export function markerOf(instance: string | undefined): string {
  // A comment of HTML ends at `-->`, and must not have `--` in it
  const name = encodeURIComponent(instance ?? '').replaceAll('-', '%2D');
  return `<!-- seatrial:review:v1 ${name} -->\n`;
}

/**
 * Writes the one comment.
 * @throws ForgeRefusal.
 */
export async function writeComment(api: GitHubApi, inputs: CommentInputs): Promise<Posted> {
  const author = await whoAmI(api);
  const found = await findComment(api, inputs, author);
  const whole = inputs.marker + inputs.body;
  if (found === undefined && !inputs.mayCreate) return { posted: 'unchanged' };
  if (found !== undefined && isSame(found.body, whole)) return { posted: 'unchanged', url: found.url };
  // As late as can be: what a newer run has written since is not to be overwritten
  const superseded = await newerHead(api, inputs);
  if (superseded !== undefined) return { posted: 'no', reason: superseded };
  if (found !== undefined) {
    const updated = await updateComment(api, found.id, whole);
    if (updated !== undefined) return { posted: 'updated', url: updated.url };
  }
  return { posted: 'created', url: (await createComment(api, inputs, whole, author)).url };
}

/** `GET /user` is not for the token of a job; this is. */
async function whoAmI(api: GitHubApi): Promise<Author> {
  const asked = () =>
    api.ask((octokit) =>
      octokit.graphql<{ viewer?: { login?: unknown; databaseId?: unknown } }>('{ viewer { login databaseId } }'),
    );
  const answer = await asked()
    // It only reads, though it is a POST
    .catch((error: unknown) => {
      if (error instanceof ForgeRefusal && error.isUncertain) return asked();
      throw error;
    })
    .catch((error: unknown) => {
      if (!(error instanceof ForgeRefusal) || error.isUncertain || error.status === 401) throw error;
      return undefined;
    });
  const { login, databaseId } = answer?.viewer ?? {};
  if (typeof login === 'string' && login !== '') {
    return { login, id: typeof databaseId === 'number' ? databaseId : undefined };
  }
  // With the right to write one may also edit what others wrote: a marker alone must not lead to that
  throw new ForgeRefusal('GitHub does not say whose token this is, so a comment of ours could not be told from others');
}

async function findComment(
  api: GitHubApi,
  { number, marker }: Pick<CommentInputs, 'number' | 'marker'>,
  author: Author,
): Promise<Comment | undefined> {
  const { owner, repo } = api;
  for (let page = 1; page <= MAXIMUM_PAGES; page += 1) {
    const { data } = await api.ask((octokit) =>
      octokit.rest.issues.listComments({ owner, repo, issue_number: number, per_page: 100, page }),
    );
    if (!Array.isArray(data)) throw noJson();
    const own = data.find(({ body, user }) => body?.startsWith(marker.trimEnd()) && isAuthor(user, author));
    if (own !== undefined) return { id: own.id, body: own.body ?? '', url: own.html_url };
    if (data.length < 100) return undefined;
  }
  return undefined;
}

function isAuthor(user: { login: string; id: number } | null, { login, id }: Author): boolean {
  if (user === null) return false;
  return id === undefined ? user.login.toLowerCase() === login.toLowerCase() : user.id === id;
}

/** GitHub may give back other line ends than it was given, and fewer at the end. */
function isSame(a: string, b: string): boolean {
  const plain = (text: string) => withoutTook(text.replaceAll('\r\n', '\n').trimEnd());
  return plain(a) === plain(b);
}

/** @returns why this run is too old to write. */
async function newerHead(api: GitHubApi, { number, headCommit }: CommentInputs): Promise<string | undefined> {
  if (headCommit === '') return undefined;
  const { owner, repo } = api;
  const { data } = await api.ask((octokit) => octokit.rest.pulls.get({ owner, repo, pull_number: number }));
  const sha = data?.head?.sha;
  if (typeof sha !== 'string') throw noJson();
  if (sha === headCommit) return undefined;
  return `the pull request has a newer commit (${sha.slice(0, 12)}), whose own run reports`;
}

/** @returns nothing when it was deleted meanwhile. */
async function updateComment(api: GitHubApi, id: number, body: string): Promise<{ url: string } | undefined> {
  const { owner, repo } = api;
  // The same twice is the same as once
  for (let tries = 1; ; tries += 1) {
    try {
      const { data } = await api.ask((octokit) =>
        octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body }),
      );
      return { url: urlOf(data) };
    } catch (error) {
      if (!(error instanceof ForgeRefusal)) throw error;
      if (error.status === 404 || error.status === 410) return undefined;
      if (!error.isUncertain || tries === 2) throw error;
    }
  }
}

async function createComment(
  api: GitHubApi,
  { number, marker }: CommentInputs,
  body: string,
  author: Author,
): Promise<{ url: string }> {
  const { owner, repo } = api;
  for (let tries = 1; ; tries += 1) {
    try {
      const { data } = await api.ask((octokit) =>
        octokit.rest.issues.createComment({ owner, repo, issue_number: number, body }),
      );
      return { url: urlOf(data) };
    } catch (error) {
      if (!(error instanceof ForgeRefusal && error.isUncertain)) throw error;
      // It may be there although the answer was lost: a second one must not be
      const made = await findComment(api, { number, marker }, author);
      if (made !== undefined) return made;
      if (tries === 2) throw error;
    }
  }
}

function urlOf(data: { html_url?: unknown } | undefined): string {
  if (typeof data?.html_url !== 'string') throw noJson();
  return data.html_url;
}

function noJson(): ForgeRefusal {
  return new ForgeRefusal('what answers is not the API of GitHub', {
    status: 200,
    help: 'Look whether a proxy answers in its place (GITHUB_API_URL).',
  });
}
