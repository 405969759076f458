import type { CiEvent } from '../model/ci-event.ts';
import type { ComparisonInputs } from './comparison.ts';

/**
 * What an event compares, where the inputs do not say: a pull request its merge commit with where it left the target branch, a merge
 * queue the same, a push the branch with what it was before. Where the host does not say that, a push is compared with where it left the
 * default branch, and one to that branch with the commit before. A schedule and a run by hand compare a branch with itself, unless it
 * is not the default branch. Head is what was checked out: what earlier steps left in the working tree is none of the change.
 */
export function comparisonFor(event: CiEvent, inputs: ComparisonInputs): ComparisonInputs {
  const { kind, before, defaultBranch, branch, targetBranch, pullRequest } = event;
  const given: ComparisonInputs = {
    ...inputs,
    head: inputs.head ?? 'HEAD',
    targetBranch: inputs.targetBranch ?? targetBranch ?? defaultBranch,
    defaultBranch,
    onHost: {
      // Whoever names a head knows what it is
      ...(inputs.head === undefined && pullRequest && { pullRequestHead: pullRequest.headCommit }),
      ...(kind === 'push' && inputs.base === undefined && (before === undefined ? { isPush: true } : { before })),
    },
  };
  if (inputs.base !== undefined) return given;
  if ((kind === 'schedule' || kind === 'manual') && branch === defaultBranch) return { ...given, base: 'HEAD' };
  return given;
}
