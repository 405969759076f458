import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { githubEvent } from '../../../src/adapters/hosts/github-event.ts';
import { InputError } from '../../../src/errors.ts';
import type { CiEvent } from '../../../src/model/ci-event.ts';
import type { Json } from '../../../src/model/kube-object.ts';
import { commandFor } from '../../../src/plan/auto.ts';
import { comparisonFor } from '../../../src/plan/ci-comparison.ts';

type Payload = Record<string, Json> & { action?: string };

/** What GitHub has sent to people. */
const recorded = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@octokit/webhooks-examples'), 'utf8'),
) as { name: string; examples: Payload[] }[];

function payloadsOf(name: string): Payload[] {
  return recorded.find((each) => each.name === name)?.examples ?? [];
}

function payloadOf(name: string, chosen: (payload: Payload) => boolean = () => true): Payload {
  const found = payloadsOf(name).find(chosen);
  if (found === undefined) throw new Error(`there is no such payload of ${name}`);
  return structuredClone(found);
}

const ENVIRONMENT = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_SHA: 'd'.repeat(40),
};

function eventOf(name: string, payload: Payload | undefined, more: Record<string, string> = {}): CiEvent {
  return githubEvent({ ...ENVIRONMENT, GITHUB_EVENT_NAME: name, ...more }, payload);
}

/** The command that auto picks, or the first words of why it picks none. */
function picked(event: CiEvent): string {
  try {
    return commandFor(event, ['check']);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

const BRANCH = { GITHUB_REF: 'refs/heads/master' };
const PULL = { GITHUB_REF: 'refs/pull/2/merge' };
/** In some examples, the two are of different repositories. */
const ownRun = () =>
  payloadOf('workflow_run', ({ repository, workflow_run: run }) => {
    const [own, head] = [repository as { id: number }, (run as { head_repository: { id: number } }).head_repository];
    return own.id === head.id;
  });
const pushed = () => payloadOf('push', ({ deleted }) => deleted === false);
const opened = () => payloadOf('pull_request', ({ action }) => action === 'opened');

function ofFork(payload: Payload): Payload {
  const pull = payload['pull_request'] as { head: { repo: { id: number } | null } };
  if (pull.head.repo) pull.head.repo.id += 1;
  return payload;
}

describe('every event, as GitHub has sent it', () => {
  test.each<[string, CiEvent, string, string]>([
    ['pull_request', eventOf('pull_request', opened(), PULL), 'pull-request', 'check'],
    ['pull_request of a fork', eventOf('pull_request', ofFork(opened()), PULL), 'pull-request', 'check'],
    [
      'pull_request, synchronize',
      eventOf(
        'pull_request',
        payloadOf('pull_request', ({ action }) => action === 'synchronize'),
        PULL,
      ),
      'pull-request',
      'check',
    ],
    [
      'pull_request, closed',
      eventOf(
        'pull_request',
        payloadOf('pull_request', ({ action }) => action === 'closed'),
        PULL,
      ),
      'pull-request-closed',
      'auto picks `sweep` for pull_request (closed)',
    ],
    ['pull_request_target', eventOf('pull_request_target', opened(), BRANCH), 'pull-request', 'check'],
    [
      'pull_request_target of a fork',
      eventOf('pull_request_target', ofFork(opened()), BRANCH),
      'pull-request',
      'pull_request_target (opened) gives this run the rights',
    ],
    ['merge_group', eventOf('merge_group', payloadOf('merge_group')), 'merge-queue', 'check'],
    [
      'push',
      eventOf(
        'push',
        payloadOf('push', ({ deleted }) => deleted === false),
        BRANCH,
      ),
      'push',
      'check',
    ],
    [
      'push of a new branch',
      eventOf('push', { ...pushed(), before: '0'.repeat(40), created: true }, BRANCH),
      'push',
      'check',
    ],
    ['push by force', eventOf('push', { ...pushed(), before: 'c'.repeat(40), forced: true }, BRANCH), 'push', 'check'],
    [
      'push of a tag',
      eventOf(
        'push',
        payloadOf('push', ({ created }) => created === true),
        { GITHUB_REF: 'refs/tags/simple-tag' },
      ),
      'tag',
      'There is nothing to review for push',
    ],
    [
      'push that deletes',
      eventOf(
        'push',
        payloadOf('push', ({ deleted }) => deleted === true),
        { GITHUB_REF: 'refs/tags/simple-tag' },
      ),
      'other',
      'There is nothing to review for push',
    ],
    ...(['reopened', 'edited', 'labeled', 'ready_for_review', 'converted_to_draft'] as const).map(
      (action): [string, CiEvent, string, string] => [
        `pull_request, ${action}`,
        eventOf('pull_request', { ...opened(), action }, PULL),
        'pull-request',
        'check',
      ],
    ),
    ['schedule', eventOf('schedule', { schedule: '0 5 * * *' }, BRANCH), 'schedule', 'check'],
    ['workflow_dispatch', eventOf('workflow_dispatch', payloadOf('workflow_dispatch'), BRANCH), 'manual', 'check'],
    [
      'repository_dispatch',
      eventOf('repository_dispatch', payloadOf('repository_dispatch'), BRANCH),
      'manual',
      'check',
    ],
    [
      'workflow_run',
      eventOf('workflow_run', ownRun(), BRANCH),
      'after-run',
      'There is nothing to review for workflow_run',
    ],
    ['issues', eventOf('issues', payloadOf('issues'), BRANCH), 'other', 'There is nothing to review for issues'],
    ['no payload', eventOf('pull_request_target', undefined), 'pull-request', 'pull_request_target gives this run'],
  ])('%s', (_name, event, kind, command) => {
    expect(event.kind).toBe(kind);
    expect(picked(event).startsWith(command)).toBe(true);
    expect(event.forge).toBe('github');
    expect(event.repositoryUrl).toBe('https://github.com/acme/shop');
  });

  test('of every kind: nothing throws, and nobody who has the rights of the repository reviews a stranger', () => {
    let count = 0;
    for (const { name, examples } of recorded) {
      for (const payload of examples) {
        for (const as of [name, 'pull_request', 'pull_request_target', 'push', 'workflow_run']) {
          const event = eventOf(as, payload, BRANCH);
          const stranger = event.pullRequest?.fork ?? event.afterRunOf?.fork ?? true;
          if (event.privileged && stranger) expect(picked(event)).not.toBe('check');
          count += 1;
        }
      }
    }
    expect(count).toBeGreaterThan(500);
  });
});

describe('what a payload says', () => {
  test('of a pull request: number, newest commit, target', () => {
    const payload = opened();
    const pull = payload['pull_request'] as { number: number; head: { sha: string }; base: { ref: string } };
    expect(eventOf('pull_request', payload, PULL)).toMatchObject({
      targetBranch: pull.base.ref,
      branch: undefined,
      pullRequest: { number: pull.number, headCommit: pull.head.sha, fork: false },
      readOnly: undefined,
      privileged: false,
    });
  });

  test('of a fork, and of one that is gone: nothing can be written', () => {
    const gone = opened();
    (gone['pull_request'] as { head: { repo: null } }).head.repo = null;
    for (const payload of [ofFork(opened()), gone]) {
      expect(eventOf('pull_request', payload, PULL)).toMatchObject({
        pullRequest: { fork: true },
        readOnly: expect.stringContaining('fork'),
      });
    }
  });

  test('of Dependabot: nothing can be written', () => {
    const event = eventOf('pull_request', opened(), { ...PULL, GITHUB_ACTOR: 'dependabot[bot]' });
    expect(event.readOnly).toContain('Dependabot');
  });

  test('of a merge queue: its own commit, and the branch', () => {
    const payload = payloadOf('merge_group');
    const group = payload['merge_group'] as { head_sha: string; base_ref: string };
    expect(eventOf('merge_group', payload)).toMatchObject({
      commit: group.head_sha,
      targetBranch: group.base_ref.replace('refs/heads/', ''),
    });
  });

  test('of a push: what was before, unless the branch is new', () => {
    const payload = payloadOf('push', ({ deleted }) => deleted === false);
    expect(eventOf('push', payload, BRANCH).before).toBeUndefined();
    const before = 'c'.repeat(40);
    const forced = eventOf('push', { ...payload, before, forced: true }, BRANCH);
    const inputs = { repo: undefined, base: undefined, head: undefined, targetBranch: undefined };
    expect(comparisonFor(forced, inputs).onHost).toEqual({ before });
  });

  test('of another run: its commit and branch, from GitHub alone', () => {
    const payload = ownRun();
    const run = payload['workflow_run'] as {
      head_sha: string;
      head_branch: string;
      head_repository: { owner: { login: string } };
    };
    expect(eventOf('workflow_run', payload)).toMatchObject({
      privileged: true,
      afterRunOf: {
        headCommit: run.head_sha,
        fork: false,
        head: `${run.head_repository.owner.login}:${run.head_branch}`,
      },
    });
  });
});
