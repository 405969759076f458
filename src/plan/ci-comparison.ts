import type { CiEvent } from '../model/ci-event.ts';
import type { ComparisonInputs } from './comparison.ts';

/**
 * What an event compares, where the inputs do not say: a pull request its merge commit with where it left the target branch, a merge
 * queue the same, a push the branch with what it was before. A schedule and a run by hand compare a branch with itself, unless it is
 * not the default branch.
 */
export function comparisonFor(event: CiEvent, inputs: ComparisonInputs): ComparisonInputs {
  const { kind, before, defaultBranch, branch, targetBranch } = event;
  const given = { ...inputs, targetBranch: inputs.targetBranch ?? targetBranch ?? defaultBranch };
  if (inputs.base !== undefined) return given;
  if (kind === 'push' && before !== undefined) return { ...given, base: before };
  if ((kind === 'schedule' || kind === 'manual') && branch === defaultBranch) return { ...given, base: 'HEAD' };
  return given;
}
