/** What made a CI host start this run, in words of neither host. */
export type EventKind =
  | 'pull-request'
  | 'pull-request-closed'
  | 'merge-queue'
  | 'push'
  | 'tag'
  | 'schedule'
  | 'manual'
  /** The run of another workflow ended (`workflow_run`). */
  | 'after-run'
  | 'other';

export interface PullRequestEvent {
  number: number;
  /** The newest commit of the pull request itself: where statuses belong. Not the merge commit. */
  headCommit: string;
  /** Whether it comes from another repository: its author may not be one of the team. */
  fork: boolean;
  /** Azure DevOps: which push of the pull request. */
  iteration?: number;
}

export interface CiEvent {
  kind: EventKind;
  /** The host's own name, for messages: `pull_request (synchronize)`, `IndividualCI`. */
  name: string;
  /** Where reviews go: the forge that has the repository, which may be another company's than the host's. */
  forge: 'github' | 'azure-devops' | 'unknown';
  /** URL of the repository, without user and password. */
  repositoryUrl: string | undefined;
  defaultBranch: string | undefined;
  /** The branch that a pull request, or a merge queue, will be merged into. */
  targetBranch: string | undefined;
  /** The branch or tag that was pushed, without `refs/heads/`; absent for a pull request. */
  branch: string | undefined;
  /** The commit that the event is about: what the host checks out. */
  commit: string | undefined;
  /** push: what the branch was before; absent for a new branch. */
  before: string | undefined;
  pullRequest: PullRequestEvent | undefined;
  /** Another workflow's run: the commit that it was for, and its branch as `OWNER:BRANCH`. */
  afterRunOf: { headCommit: string; fork: boolean; head?: string } | undefined;
  /**
   * The run has the rights of the base repository though the change may be a stranger's (`pull_request_target`, `workflow_run`):
   * nothing of the change may be read.
   */
  privileged: boolean;
  /** Why this run may write nothing to the forge, if that is known: a fork, Dependabot. */
  readOnly: string | undefined;
}
