import type { CiEvent, EventKind, PullRequestEvent } from '../../model/ci-event.ts';
import { objectOf } from '../../model/fields.ts';
import type { Json, JsonObject } from '../../model/kube-object.ts';
import { redactUrl } from '../../text/redact-url.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Events in which the run has the rights of the repository, whoever wrote the change. */
const PRIVILEGED = new Set(['pull_request_target', 'workflow_run']);
const NO_COMMIT = /^0+$/;

/**
 * What made GitHub start this run, from the variables of the runner and the payload of the event
 * (docs.github.com: events that trigger workflows; webhook payloads).
 */
export function githubEvent(environment: Environment, payload: Json | undefined): CiEvent {
  const event = objectOf(payload);
  const name = environment['GITHUB_EVENT_NAME'] ?? '';
  const action = text(event['action']);
  const pullRequest = pullRequestOf(event);
  const reference = environment['GITHUB_REF'] ?? '';
  const kind = kindOf(name, action, reference, event);
  const repository = objectOf(event['repository']);
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const slug = environment['GITHUB_REPOSITORY'];
  const before = text(event['before']);
  return {
    kind,
    name: action === '' ? name : `${name} (${action})`,
    forge: 'github',
    repositoryUrl: slug === undefined ? undefined : redactUrl(`${server}/${slug}`),
    defaultBranch: text(repository['default_branch']) || undefined,
    targetBranch: targetBranchOf(kind, event),
    branch: pullRequest ? undefined : branchOf(reference),
    commit: kind === 'merge-queue' ? text(objectOf(event['merge_group'])['head_sha']) : environment['GITHUB_SHA'],
    before: before === '' || NO_COMMIT.test(before) ? undefined : before,
    pullRequest,
    afterRunOf: kind === 'after-run' ? afterRunOf(event) : undefined,
    privileged: PRIVILEGED.has(name),
    readOnly: readOnlyReason(name, pullRequest, environment),
  };
}

function kindOf(name: string, action: string, reference: string, event: JsonObject): EventKind {
  switch (name) {
    case 'pull_request':
    case 'pull_request_target':
      return action === 'closed' ? 'pull-request-closed' : 'pull-request';
    case 'merge_group':
      return 'merge-queue';
    case 'push':
      if (event['deleted'] === true) return 'other';
      return reference.startsWith('refs/tags/') ? 'tag' : 'push';
    case 'schedule':
      return 'schedule';
    case 'workflow_dispatch':
    case 'repository_dispatch':
      return 'manual';
    case 'workflow_run':
      return 'after-run';
    default:
      return 'other';
  }
}

function pullRequestOf(event: JsonObject): PullRequestEvent | undefined {
  const pull = objectOf(event['pull_request']);
  const number = pull['number'];
  if (typeof number !== 'number') return undefined;
  const [head, base] = [objectOf(pull['head']), objectOf(pull['base'])];
  // A head repository that was deleted is null: a fork that is gone
  const isSame =
    objectOf(head['repo'])['id'] !== undefined && objectOf(head['repo'])['id'] === objectOf(base['repo'])['id'];
  return { number, headCommit: text(head['sha']), fork: !isSame };
}

function targetBranchOf(kind: EventKind, event: JsonObject): string | undefined {
  if (kind === 'merge-queue') return branchOf(text(objectOf(event['merge_group'])['base_ref']));
  return text(objectOf(objectOf(event['pull_request'])['base'])['ref']) || undefined;
}

function afterRunOf(event: JsonObject): CiEvent['afterRunOf'] {
  const run = objectOf(event['workflow_run']);
  const headRepository = objectOf(run['head_repository']);
  const [own, other] = [objectOf(event['repository'])['id'], headRepository['id']];
  const [owner, branch] = [text(objectOf(headRepository['owner'])['login']), text(run['head_branch'])];
  return {
    headCommit: text(run['head_sha']),
    fork: own === undefined || own !== other,
    ...(owner !== '' && branch !== '' && { head: `${owner}:${branch}` }),
  };
}

/** With a token that may only read, a comment cannot be written: known before it is tried. */
function readOnlyReason(
  name: string,
  pullRequest: PullRequestEvent | undefined,
  environment: Environment,
): string | undefined {
  if (name !== 'pull_request') return undefined;
  if (pullRequest?.fork) return 'the pull request comes from a fork, for which GitHub gives a token that may only read';
  if (environment['GITHUB_ACTOR'] === 'dependabot[bot]')
    return 'the pull request comes from Dependabot, for which GitHub gives a token that may only read';
  return undefined;
}

function branchOf(reference: string): string | undefined {
  return reference.startsWith('refs/heads/') ? reference.slice('refs/heads/'.length) : undefined;
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
