import type { CiEvent } from '../../src/model/ci-event.ts';
import { comparisonFor } from '../../src/plan/ci-comparison.ts';
import type { ComparisonInputs } from '../../src/plan/comparison.ts';
import { ciEvent } from '../fakes/ci-event.ts';

const INPUTS: ComparisonInputs = { repo: undefined, base: undefined, head: undefined, targetBranch: undefined };

const EVENT = ciEvent();

const PULL: Partial<CiEvent> = {
  kind: 'pull-request',
  targetBranch: 'release',
  pullRequest: { number: 1, headCommit: 'b', fork: false },
};

/** Git's side of it: test/adapters/git/host-clones.test.ts. */
test.each<[string, Partial<CiEvent>, Partial<ComparisonInputs>, Partial<ComparisonInputs>]>([
  ['a pull request', PULL, {}, { head: 'HEAD', targetBranch: 'release', onHost: { pullRequestHead: 'b' } }],
  ['a pull request, to a branch that is named', PULL, { targetBranch: 'next' }, { targetBranch: 'next' }],
  ['a pull request, of which something else is the head', PULL, { head: 'dir:out' }, { head: 'dir:out', onHost: {} }],
  ['a pull request with another base', PULL, { base: 'v1' }, { base: 'v1', onHost: { pullRequestHead: 'b' } }],
  ['a push', { kind: 'push', branch: 'x', before: 'a' }, {}, { base: undefined, onHost: { before: 'a' } }],
  ['a push with another base', { kind: 'push', before: 'a' }, { base: 'v1' }, { base: 'v1', onHost: {} }],
  ['a first push', { kind: 'push', branch: 'x' }, {}, { base: undefined, onHost: { isPush: true } }],
  ['a merge queue', { kind: 'merge-queue', targetBranch: 'release' }, {}, { base: undefined, targetBranch: 'release' }],
  ['a schedule', { kind: 'schedule', branch: 'main' }, {}, { base: 'HEAD', head: 'HEAD' }],
  ['a schedule of another branch', { kind: 'schedule', branch: 'x' }, {}, { base: undefined, targetBranch: 'main' }],
  ['a run by hand', { kind: 'manual', branch: 'main' }, {}, { base: 'HEAD' }],
  ['a run by hand of another branch', { kind: 'manual', branch: 'x' }, {}, { base: undefined, targetBranch: 'main' }],
])('%s', (_name, event, inputs, expected) => {
  expect(comparisonFor({ ...EVENT, ...event }, { ...INPUTS, ...inputs })).toMatchObject(expected);
});
