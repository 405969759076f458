import { azureHost, camelCase } from '../adapters/hosts/azure.ts';
import { connectionInputs } from '../adapters/hosts/azure-connections.ts';
import { azureEvent } from '../adapters/hosts/azure-event.ts';
import { networkVariables } from '../adapters/hosts/azure-network.ts';
import { type AzureTask, azureTask } from '../adapters/hosts/azure-task.ts';
import { type AzureDevOpsTarget, azureDevOpsReview } from '../adapters/reviews/azure-devops.ts';
import { githubReview } from '../adapters/reviews/github.ts';
import { makeFolder } from '../adapters/system/make-folder.ts';
import { textValue } from '../commands/context.ts';
import type { InputValues } from '../config/command-line.ts';
import type { ExitCode } from '../errors.ts';
import type { CiEvent } from '../model/ci-event.ts';
import type { Http } from '../ports/http.ts';
import type { Review } from '../ports/review.ts';
import { ciCommandLine } from './ci-command-line.ts';
import { type Ci, hostOf } from './open-ci.ts';
import type { Surroundings } from './program.ts';
import { refuseWindows } from './refuse-windows.ts';

interface AzureRun {
  surroundings: Surroundings;
  /** Tells the agent how the step ends. */
  complete(code: ExitCode): void;
}

interface Tokens {
  /** The input `token`. */
  given: string | undefined;
  job: string | undefined;
}

type Variable = AzureTask['variable'];

/** A step of a job on Azure Pipelines: inputs, variables and the token of the job are those that the agent gives. */
export function azureRun(processEnvironment: NodeJS.ProcessEnv, stdout: NodeJS.WriteStream, engine: URL): AzureRun {
  const task = azureTask();
  const { variable, command } = task;
  const event = azureEvent(variable);
  const temporaryFolder = variable('Agent.TempDirectory') ?? '.';
  const network = networkVariables(task.network(), processEnvironment);
  const environment = { ...processEnvironment, ...network.variables };
  const given = (name: string) => task.input(camelCase(name));
  const connections = connectionInputs(given, task.connection);
  const read = (name: string) => given(name) ?? connections.values[name];
  const tokens = { given: read('token')?.trim() || undefined, job: task.jobToken() };
  const colour = !environment['NO_COLOR'];
  const { host, resultOf } = azureHost({ stdout, command, variable, makeFolder, temporaryFolder, colour });
  return {
    surroundings: {
      host,
      environment,
      engine,
      debug: [read('debug'), variable('System.Debug')].some((text) => text?.toLowerCase() === 'true'),
      readCommandLine() {
        refuseWindows(variable('Agent.OS'));
        for (const warning of network.warnings) host.log(`warning: ${warning}`);
        const commandLine = ciCommandLine(event, read, environment);
        if ('errors' in commandLine) commandLine.errors.push(...connections.errors);
        return commandLine;
      },
      ci: azureCi(event, tokens, variable, {
        temporaryFolder,
        secrets: [...network.secrets, ...connections.secrets],
      }),
    },
    complete: (code) => task.complete(resultOf(code)),
  };
}

function azureCi(
  event: CiEvent,
  tokens: Tokens,
  variable: Variable,
  rest: { temporaryFolder: string; secrets: readonly string[] },
): Ci {
  const collectionUrl = variable('System.CollectionUri') ?? '';
  const access = accessOf(event, tokens);
  const [, login] = access?.authorization.split(' ') ?? [];
  const basic = tokens.given === undefined ? undefined : Buffer.from(`:${tokens.given}`).toString('base64');
  const all = [tokens.given, tokens.job, login, basic, ...rest.secrets];
  const secrets = [...new Set(all.filter((secret) => secret !== undefined))];
  return {
    event,
    secrets,
    temporaryFolder: rest.temporaryFolder,
    apiHosts: hostOf(event.forge === 'github' ? githubApi(event, variable) : collectionUrl),
    repositoryAccess: access,
    openReview: (values, http) => openReview(values, http, event, tokens, variable),
  };
}

/** As the agent itself does for the checkout; its token is for the repositories of its own organization alone. */
function accessOf({ forge, repositoryUrl: url }: CiEvent, { given, job }: Tokens): Ci['repositoryAccess'] {
  if (url === undefined) return undefined;
  const basic = (user: string, token: string) => `basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
  if (forge === 'github')
    return given === undefined ? undefined : { url, authorization: basic('x-access-token', given) };
  if (forge !== 'azure-devops') return undefined;
  if (job !== undefined) return { url, authorization: `bearer ${job}` };
  return given === undefined ? undefined : { url, authorization: basic('', given) };
}

function openReview(
  values: InputValues,
  http: Http,
  event: CiEvent,
  { given, job }: Tokens,
  variable: Variable,
): Review | { none: string } {
  const target = targetOf(event);
  if (target === undefined) return { none: `there is nothing to report to for ${event.name}` };
  const [instance, statusName] = [textValue(values, 'instance'), textValue(values, 'status')];
  const common = { http, target, instance, statusName };
  if (event.forge === 'github') {
    if (given === undefined) return { none: 'the repository is on GitHub, and no `token` of GitHub was given' };
    const repository = variable('Build.Repository.Name') ?? '';
    return githubReview({ ...common, token: given, repository, apiUrl: githubApi(event, variable) });
  }
  if (event.forge !== 'azure-devops') {
    const provider = variable('Build.Repository.Provider') ?? 'an unknown place';
    return { none: `reviews go to Azure Repos and to GitHub, and this repository is in ${provider}` };
  }
  const token = given ?? job;
  if (token === undefined) return { none: 'the agent gave no token of the job, and no `token` was given' };
  return azureDevOpsReview({
    ...common,
    token,
    collectionUrl: variable('System.CollectionUri') ?? '',
    projectId: variable('System.TeamProjectId') ?? '',
    repositoryId: variable('Build.Repository.ID') ?? '',
    repositoryUrl: event.repositoryUrl,
    whileOpen: textValue(values, 'thread-status') === 'closed' ? 'closed' : 'active',
  });
}

function targetOf({ pullRequest, commit }: CiEvent): AzureDevOpsTarget | undefined {
  if (pullRequest !== undefined) {
    const { number, headCommit, iteration } = pullRequest;
    return { kind: 'pull-request', number, headCommit, ...(iteration !== undefined && { iteration }) };
  }
  return commit === undefined ? undefined : { kind: 'commit', headCommit: commit };
}

function githubApi({ repositoryUrl }: CiEvent, variable: Variable): string {
  const isOwn = variable('Build.Repository.Provider') === 'GitHubEnterprise' && URL.canParse(repositoryUrl ?? '');
  return isOwn ? `${new URL(repositoryUrl ?? '').origin}/api/v3` : 'https://api.github.com';
}
