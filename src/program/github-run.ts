import { githubHost } from '../adapters/hosts/github.ts';
import { githubEvent } from '../adapters/hosts/github-event.ts';
import { githubPayload } from '../adapters/hosts/github-payload.ts';
import { githubReview } from '../adapters/reviews/github.ts';
import type { GitHubTarget } from '../adapters/reviews/github-pull-request.ts';
import { makeFolder } from '../adapters/system/make-folder.ts';
import { textValue } from '../commands/context.ts';
import type { ReadInput } from '../config/host-inputs.ts';
import type { CiEvent } from '../model/ci-event.ts';
import { ciCommandLine } from './ci-command-line.ts';
import { hostOf } from './open-ci.ts';
import type { Surroundings } from './program.ts';
import { refuseWindows } from './refuse-windows.ts';

/** A step of a job on GitHub Actions: inputs, event and files are those that the runner gives by environment variables. */
export function githubRun(environment: NodeJS.ProcessEnv, stdout: NodeJS.WriteStream, engine: URL): Surroundings {
  const read: ReadInput = (name) => environment[`INPUT_${name.toUpperCase()}`];
  const payload = readPayload(environment);
  const event = githubEvent(environment, payload.value);
  const token = read('token')?.trim() || environment['GITHUB_TOKEN'] || undefined;
  const repository = environment['GITHUB_REPOSITORY'] ?? '';
  const apiUrl = environment['GITHUB_API_URL'] || 'https://api.github.com';
  const login = token === undefined ? undefined : Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    host: githubHost(environment, stdout, makeFolder),
    environment,
    engine,
    debug: read('debug')?.toLowerCase() === 'true' || environment['RUNNER_DEBUG'] === '1',
    readCommandLine() {
      refuseWindows(environment['RUNNER_OS']);
      if ('error' in payload) throw payload.error;
      return ciCommandLine(event, read, environment);
    },
    ci: {
      event,
      secrets: [token, login].filter((secret) => secret !== undefined),
      temporaryFolder: environment['RUNNER_TEMP'] || '.',
      apiHosts: hostOf(apiUrl),
      repositoryAccess:
        login === undefined || event.repositoryUrl === undefined
          ? undefined
          : { url: event.repositoryUrl, authorization: `basic ${login}` },
      openReview(values, http) {
        if (token === undefined) return { none: 'no `token` was given' };
        const target = targetOf(event);
        if (target === undefined) return { none: `there is nothing to report to for ${event.name}` };
        const [instance, statusName] = [textValue(values, 'instance'), textValue(values, 'status')];
        return githubReview({ http, apiUrl, token, repository, target, instance, statusName });
      },
    },
  };
}

function readPayload(environment: NodeJS.ProcessEnv): { value: ReturnType<typeof githubPayload>; error?: unknown } {
  try {
    return { value: githubPayload(environment) };
  } catch (error) {
    return { value: undefined, error };
  }
}

function targetOf({ pullRequest, afterRunOf, commit }: CiEvent): GitHubTarget | undefined {
  if (pullRequest !== undefined) {
    const { number, headCommit } = pullRequest;
    return { kind: 'pull-request', number, headCommit };
  }
  if (afterRunOf !== undefined) {
    return { kind: 'after-run', headCommit: afterRunOf.headCommit, head: afterRunOf.head };
  }
  return commit === undefined || commit === '' ? undefined : { kind: 'commit', headCommit: commit };
}
