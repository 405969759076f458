import { describe, expect, test } from '@jest/globals';
import { azureEvent } from '../../../src/adapters/hosts/azure-event.ts';
import type { CiEvent } from '../../../src/model/ci-event.ts';
import { commandFor } from '../../../src/plan/auto.ts';
import { comparisonFor } from '../../../src/plan/ci-comparison.ts';

const COMMIT = '1'.repeat(40);
const SOURCE = '2'.repeat(40);
const REPOSITORY = {
  'Build.Repository.Provider': 'TfsGit',
  'Build.Repository.Uri': 'https://example@dev.azure.com/example/My%20shop/_git/shop',
  'Build.SourceVersion': COMMIT,
};
const GITHUB = {
  ...REPOSITORY,
  'Build.Repository.Provider': 'GitHub',
  'Build.Repository.Uri': 'https://github.com/acme/shop',
};
const PULL_REQUEST = {
  'Build.Reason': 'PullRequest',
  'Build.SourceBranch': 'refs/pull/7/merge',
  'System.PullRequest.PullRequestId': '7',
  'System.PullRequest.PullRequestIteration': '3',
  'System.PullRequest.SourceBranch': 'refs/heads/feature',
  'System.PullRequest.TargetBranch': 'refs/heads/main',
  'System.PullRequest.SourceCommitId': SOURCE,
  'System.PullRequest.IsFork': 'False',
};
/** Azure's own id is no number of GitHub. */
const GITHUB_PULL_REQUEST = {
  ...PULL_REQUEST,
  'System.PullRequest.PullRequestId': '987654321',
  'System.PullRequest.PullRequestNumber': '12',
  'System.PullRequest.TargetBranch': 'main',
};

function eventOf(variables: Record<string, string>): CiEvent {
  return azureEvent((name) => variables[name]);
}

/** What each Build.Reason gives; the variables are those of real builds, with other names. */
const BUILDS: [string, Record<string, string>, Partial<CiEvent>, 'check' | 'refused'][] = [
  [
    'a pull request',
    { ...REPOSITORY, ...PULL_REQUEST },
    {
      kind: 'pull-request',
      forge: 'azure-devops',
      targetBranch: 'main',
      branch: undefined,
      repositoryUrl: 'https://dev.azure.com/example/My%20shop/_git/shop',
      pullRequest: { number: 7, headCommit: SOURCE, fork: false, iteration: 3 },
      readOnly: undefined,
    },
    'check',
  ],
  [
    'a pull request of a fork',
    { ...REPOSITORY, ...PULL_REQUEST, 'System.PullRequest.IsFork': 'True' },
    {
      pullRequest: { number: 7, headCommit: SOURCE, fork: true, iteration: 3 },
      readOnly: expect.stringContaining('fork') as unknown as string,
    },
    'check',
  ],
  [
    'a pull request on GitHub',
    { ...GITHUB, ...GITHUB_PULL_REQUEST },
    {
      kind: 'pull-request',
      forge: 'github',
      targetBranch: 'main',
      repositoryUrl: 'https://github.com/acme/shop',
      pullRequest: { number: 12, headCommit: SOURCE, fork: false, iteration: 3 },
    },
    'check',
  ],
  [
    'a pull request of a fork on GitHub Enterprise Server',
    {
      ...GITHUB,
      ...GITHUB_PULL_REQUEST,
      'Build.Repository.Provider': 'GitHubEnterprise',
      'System.PullRequest.IsFork': 'True',
    },
    { forge: 'github', readOnly: expect.stringContaining('fork') as unknown as string },
    'check',
  ],
  [
    'a push',
    { ...REPOSITORY, 'Build.Reason': 'IndividualCI', 'Build.SourceBranch': 'refs/heads/main' },
    { kind: 'push', branch: 'main', commit: COMMIT, pullRequest: undefined, targetBranch: undefined },
    'check',
  ],
  [
    'several pushes at once, to a branch with a slash',
    { ...REPOSITORY, 'Build.Reason': 'BatchedCI', 'Build.SourceBranch': 'refs/heads/release/1' },
    { kind: 'push', branch: 'release/1' },
    'check',
  ],
  [
    'a tag',
    { ...REPOSITORY, 'Build.Reason': 'IndividualCI', 'Build.SourceBranch': 'refs/tags/v1' },
    { kind: 'tag', branch: undefined },
    'refused',
  ],
  [
    'a run by hand',
    { ...REPOSITORY, 'Build.Reason': 'Manual', 'Build.SourceBranch': 'refs/heads/main' },
    { kind: 'manual', branch: 'main' },
    'check',
  ],
  [
    'a schedule',
    { ...REPOSITORY, 'Build.Reason': 'Schedule', 'Build.SourceBranch': 'refs/heads/main' },
    { kind: 'schedule', branch: 'main' },
    'check',
  ],
  [
    'a schedule that runs without changes, too',
    { ...REPOSITORY, 'Build.Reason': 'ScheduleForced', 'Build.SourceBranch': 'refs/heads/main' },
    { kind: 'schedule', branch: 'main' },
    'check',
  ],
  [
    'the first push of a branch',
    { ...REPOSITORY, 'Build.Reason': 'IndividualCI', 'Build.SourceBranch': 'refs/heads/new' },
    { kind: 'push', branch: 'new', before: undefined },
    'check',
  ],
  [
    'a push of a repository on GitHub, whose branches have short names',
    { ...GITHUB, 'Build.Reason': 'IndividualCI', 'Build.SourceBranch': 'refs/heads/main' },
    { kind: 'push', forge: 'github', branch: 'main', repositoryUrl: 'https://github.com/acme/shop' },
    'check',
  ],
  [
    'a run by hand of a repository on GitHub',
    { ...GITHUB, 'Build.Reason': 'Manual', 'Build.SourceBranch': 'refs/heads/main' },
    { kind: 'manual', forge: 'github' },
    'check',
  ],
  [
    'a repository of another forge',
    {
      ...REPOSITORY,
      'Build.Reason': 'IndividualCI',
      'Build.Repository.Provider': 'Bitbucket',
      'Build.SourceBranch': 'refs/heads/main',
    },
    { kind: 'push', forge: 'unknown' },
    'check',
  ],
  ...['ResourceTrigger', 'BuildCompletion', 'CheckInShelveset', 'ValidateShelveset'].map(
    (reason): (typeof BUILDS)[number] => [
      reason,
      { ...REPOSITORY, 'Build.Reason': reason, 'Build.SourceBranch': 'refs/heads/main' },
      { kind: 'other', name: reason },
      'refused',
    ],
  ),
  ['nothing at all', {}, { kind: 'other', forge: 'unknown' }, 'refused'],
];

describe.each(BUILDS)('%s', (_what, variables, expected, command) => {
  const event = eventOf(variables);

  test('is told apart', () => {
    expect(event).toMatchObject(expected);
    expect(event.privileged).toBe(false);
  });

  test(`is ${command}`, () => {
    const pick = () => commandFor(event, ['check']);
    if (command === 'check') expect(pick()).toBe('check');
    else expect(pick).toThrow('nothing to review');
  });
});

test('a pull request is compared with what it is merged into', () => {
  const inputs = { repo: undefined, base: undefined, head: undefined, targetBranch: undefined };
  expect(comparisonFor(eventOf({ ...REPOSITORY, ...PULL_REQUEST }), inputs)).toMatchObject({
    head: 'HEAD',
    targetBranch: 'main',
    onHost: { pullRequestHead: SOURCE },
  });
});
