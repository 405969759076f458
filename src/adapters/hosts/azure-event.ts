import type { CiEvent, EventKind, PullRequestEvent } from '../../model/ci-event.ts';
import { redactUrl } from '../../text/redact-url.ts';

/** A variable of the pipeline by its name, such as `Build.Reason`; nothing when it is not set. */
export type PipelineVariable = (name: string) => string | undefined;

/**
 * What made Azure Pipelines start this run, from its predefined variables
 * (learn.microsoft.com: predefined variables; Build.Reason).
 */
export function azureEvent(variable: PipelineVariable): CiEvent {
  const reason = variable('Build.Reason') ?? '';
  const reference = variable('Build.SourceBranch') ?? '';
  const provider = variable('Build.Repository.Provider') ?? '';
  const isGitHub = /^GitHub/i.test(provider);
  const pullRequest = reason === 'PullRequest' ? pullRequestOf(variable, isGitHub) : undefined;
  const uri = variable('Build.Repository.Uri');
  return {
    kind: kindOf(reason, reference),
    name: reason === '' ? 'a run without Build.Reason' : reason,
    forge: provider === 'TfsGit' ? 'azure-devops' : isGitHub ? 'github' : 'unknown',
    repositoryUrl: uri === undefined ? undefined : redactUrl(uri),
    // No variable has it: the clone says
    defaultBranch: undefined,
    targetBranch: branchOf(variable('System.PullRequest.TargetBranch') ?? ''),
    branch: pullRequest ? undefined : branchOf(reference),
    commit: variable('Build.SourceVersion'),
    before: undefined,
    pullRequest,
    afterRunOf: undefined,
    privileged: false,
    readOnly: pullRequest?.fork
      ? 'the pull request comes from a fork, whose builds may not write unless the project lets them'
      : undefined,
  };
}

function kindOf(reason: string, reference: string): EventKind {
  switch (reason) {
    case 'PullRequest':
      return 'pull-request';
    case 'IndividualCI':
    case 'BatchedCI':
      return reference.startsWith('refs/tags/') ? 'tag' : 'push';
    case 'Schedule':
    // In the API's list of reasons alone; what it stands for is a schedule, too
    case 'ScheduleForced':
      return 'schedule';
    case 'Manual':
    case 'UserCreated':
      return 'manual';
    default:
      return 'other';
  }
}

/** The number is that of the forge: for a repository on GitHub, Azure's own id is another one. */
function pullRequestOf(variable: PipelineVariable, isGitHub: boolean): PullRequestEvent | undefined {
  const id = variable(isGitHub ? 'System.PullRequest.PullRequestNumber' : 'System.PullRequest.PullRequestId');
  const number = Number(id);
  if (!Number.isSafeInteger(number) || number <= 0) return undefined;
  const iteration = Number(variable('System.PullRequest.PullRequestIteration'));
  return {
    number,
    headCommit: variable('System.PullRequest.SourceCommitId') ?? '',
    fork: variable('System.PullRequest.IsFork')?.toLowerCase() === 'true',
    ...(Number.isSafeInteger(iteration) && iteration > 0 && { iteration }),
  };
}

/** Azure Repos names branches `refs/heads/main`, GitHub in Azure Pipelines `main`. */
function branchOf(reference: string): string | undefined {
  const name = reference.replace(/^refs\/heads\//, '');
  return name === '' || name.startsWith('refs/') ? undefined : name;
}
