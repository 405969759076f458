import { azureEvent } from '../../../src/adapters/hosts/azure-event.ts';
import type { CiEvent } from '../../../src/model/ci-event.ts';

/** Variables that every run of a repository in Azure Repos has. */
const AZURE_REPOS = {
  'Build.Repository.Provider': 'TfsGit',
  'Build.Repository.Uri': 'https://acme@dev.azure.com/acme/shop/_git/gitops',
  'Build.SourceVersion': 'a'.repeat(40),
};

const PULL_REQUEST = {
  ...AZURE_REPOS,
  'Build.Reason': 'PullRequest',
  'Build.SourceBranch': 'refs/pull/7/merge',
  'System.PullRequest.PullRequestId': '7',
  'System.PullRequest.PullRequestIteration': '3',
  'System.PullRequest.SourceCommitId': 'b'.repeat(40),
  'System.PullRequest.TargetBranch': 'refs/heads/main',
  'System.PullRequest.IsFork': 'False',
};

function eventOf(variables: Record<string, string>): CiEvent {
  return azureEvent((name) => variables[name]);
}

test.each<[string, Record<string, string>, Partial<CiEvent>]>([
  [
    'a pull request of Azure Repos',
    PULL_REQUEST,
    {
      kind: 'pull-request',
      forge: 'azure-devops',
      repositoryUrl: 'https://dev.azure.com/acme/shop/_git/gitops',
      targetBranch: 'main',
      branch: undefined,
      pullRequest: { number: 7, headCommit: 'b'.repeat(40), fork: false, iteration: 3 },
      readOnly: undefined,
    },
  ],
  [
    'one of a fork',
    { ...PULL_REQUEST, 'System.PullRequest.IsFork': 'True' },
    { readOnly: expect.stringContaining('fork') as unknown as string },
  ],
  [
    'one on GitHub, whose number is that of GitHub',
    {
      ...PULL_REQUEST,
      'Build.Repository.Provider': 'GitHub',
      'System.PullRequest.PullRequestNumber': '12',
      'System.PullRequest.TargetBranch': 'main',
    },
    {
      forge: 'github',
      targetBranch: 'main',
      pullRequest: { number: 12, headCommit: 'b'.repeat(40), fork: false, iteration: 3 },
    },
  ],
  [
    'a push',
    { ...AZURE_REPOS, 'Build.Reason': 'IndividualCI', 'Build.SourceBranch': 'refs/heads/feature/x' },
    { kind: 'push', branch: 'feature/x', before: undefined, pullRequest: undefined },
  ],
  [
    'a tag',
    { 'Build.Reason': 'IndividualCI', 'Build.SourceBranch': 'refs/tags/v1' },
    { kind: 'tag', branch: undefined },
  ],
  ['several pushes', { 'Build.Reason': 'BatchedCI', 'Build.SourceBranch': 'refs/heads/main' }, { kind: 'push' }],
  ['a schedule', { 'Build.Reason': 'Schedule', 'Build.SourceBranch': 'refs/heads/main' }, { kind: 'schedule' }],
  ['a run by hand', { 'Build.Reason': 'Manual', 'Build.SourceBranch': 'refs/heads/main' }, { kind: 'manual' }],
  ['the end of another pipeline', { 'Build.Reason': 'ResourceTrigger' }, { kind: 'other', forge: 'unknown' }],
  ['nothing that is known', {}, { kind: 'other', name: 'a run without Build.Reason' }],
])('%s', (_name, variables, expected) => {
  expect(eventOf(variables)).toMatchObject(expected);
});
