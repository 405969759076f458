import type { Posted, ReviewAnnotation, ReviewState } from '../../ports/review.ts';
import { ForgeRefusal } from './forge-refusal.ts';
import type { GitHubApi } from './github-api.ts';

export interface CheckRunInputs {
  name: string;
  headCommit: string;
  /** Tells this run's own check run from those of other runs. */
  externalId: string;
  state: ReviewState;
  title: string;
  summary: string;
  annotations: readonly ReviewAnnotation[];
}

/** What one request takes (docs.github.com: check runs; `maxItems`). */
const BATCH = 50;
const MAXIMUM_TITLE = 255;
const MAXIMUM_TEXT = 65_535;
/** 64 KB, in the longest encoding. */
const MAXIMUM_MESSAGE = 16_000;

/** `neutral` counts as passed where the check is required, so that unknown is a failure here. */
const CONCLUSIONS = { passed: 'success', failed: 'failure', unknown: 'failure' } as const;
const LEVELS = { info: 'notice', warning: 'warning', error: 'failure' } as const;

/**
 * Makes one check run with all annotations, and completes it last: until then it blocks whoever requires it.
 * @throws ForgeRefusal.
 */
export async function writeCheckRun(api: GitHubApi, inputs: CheckRunInputs): Promise<Posted> {
  const { owner, repo } = api;
  const { state, annotations } = inputs;
  const batches = Array.from({ length: Math.ceil(annotations.length / BATCH) }, (_, index) =>
    annotations.slice(index * BATCH, (index + 1) * BATCH).map(annotationOf),
  );
  const output = { title: inputs.title.slice(0, MAXIMUM_TITLE), summary: inputs.summary.slice(0, MAXIMUM_TEXT) };
  const { id, url } = await createCheckRun(api, inputs, output);
  const update = (more: object) =>
    api.ask((octokit) => octokit.rest.checks.update({ owner, repo, check_run_id: id, ...more }));
  let lost: unknown;
  for (const batch of batches) {
    // Each request adds to what is there: what may have been done is not sent again
    await update({ output: { ...output, annotations: batch } }).catch((error: unknown) => {
      lost ??= error;
    });
  }
  if (state !== 'pending') await update({ status: 'completed', conclusion: CONCLUSIONS[state], output });
  if (lost !== undefined) throw lost;
  return { posted: 'created', url };
}

async function createCheckRun(
  api: GitHubApi,
  { name, headCommit, externalId }: CheckRunInputs,
  output: { title: string; summary: string },
): Promise<{ id: number; url: string }> {
  const { owner, repo } = api;
  for (let tries = 1; ; tries += 1) {
    try {
      const { data } = await api.ask((octokit) =>
        octokit.rest.checks.create({
          owner,
          repo,
          name,
          head_sha: headCommit,
          external_id: externalId,
          status: 'in_progress',
          output,
        }),
      );
      if (typeof data?.id !== 'number')
        throw new ForgeRefusal('what answers is not the API of GitHub', { status: 200 });
      return { id: data.id, url: data.html_url ?? '' };
    } catch (error) {
      if (!(error instanceof ForgeRefusal && error.isUncertain)) throw error;
      const { data } = await api.ask((octokit) =>
        octokit.rest.checks.listForRef({
          owner,
          repo,
          ref: headCommit,
          check_name: name,
          filter: 'all',
          per_page: 100,
        }),
      );
      const made = data.check_runs?.find((each) => each.external_id === externalId);
      if (made !== undefined) return { id: made.id, url: made.html_url ?? '' };
      if (tries === 2) throw error;
    }
  }
}

function annotationOf({ level, title, message, file, line, column }: ReviewAnnotation) {
  const at = Math.max(1, line);
  return {
    path: file,
    start_line: at,
    end_line: at,
    annotation_level: LEVELS[level],
    title: title.slice(0, MAXIMUM_TITLE),
    message: message.slice(0, MAXIMUM_MESSAGE) || title,
    ...(column !== undefined && column > 0 && { start_column: column, end_column: column }),
  };
}
