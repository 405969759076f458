import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@jest/globals';
import { startGitServer } from '../adapters/git/git-server.ts';
import { Sandbox } from '../adapters/git/sandbox.ts';
import {
  type AzureDevOpsServer,
  PROJECT_ID,
  PULL_REQUEST,
  REPOSITORY_ID,
  startAzureDevOpsServer,
} from '../fakes/azure-devops-server.ts';
import type { LoopbackServer } from '../fakes/loopback-server.ts';
import { installTask, runTask, type TaskRun, type TaskStep } from './azure-agent.ts';

/** Of the form of a JSON Web Token, as that of a job is. */
export const TOKEN = 'eyJub25lIjoxfQ.eyJqb2IiOjF9.the-token-of-this-job';

function application(url: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: web, namespace: argocd}
spec:
  project: default
  source: {repoURL: ${url}, path: web, targetRevision: HEAD}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`;
}

function config(value: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: ${JSON.stringify(value)}}\n`;
}

/** A repository in Azure Repos with a pull request, an agent that has the task, and all that it reaches, on loopback. */
export class AzureWorld {
  readonly sandbox: Sandbox;
  readonly task: string;
  readonly git: LoopbackServer;
  /** Commits by name: `main`, and of each change its own, and the merged one. */
  readonly ids: Record<string, string> = {};
  azure: AzureDevOpsServer;

  private constructor(sandbox: Sandbox, git: LoopbackServer, azure: AzureDevOpsServer) {
    this.sandbox = sandbox;
    this.git = git;
    this.azure = azure;
    this.task = installTask(join(sandbox.folder, 'task'));
  }

  static async open(): Promise<AzureWorld> {
    const sandbox = new Sandbox();
    const root = join(sandbox.folder, 'served');
    mkdirSync(root);
    const { environment } = sandbox;
    const git = await startGitServer({ root, environment, authorizations: [`bearer ${TOKEN}`] });
    const world = new AzureWorld(sandbox, git, await startAzureDevOpsServer(TOKEN));
    world.#fill(root);
    return world;
  }

  #fill(root: string): void {
    const { sandbox, ids } = this;
    const apps = { 'apps/web.yaml': application(`${this.git.origin}/shop`) };
    const work = sandbox.newClone({ ...apps, 'web/c.yaml': config('1') });
    ids['main'] = sandbox.git(work, 'rev-parse', 'HEAD');
    const bare = join(root, 'shop');
    sandbox.git(root, 'init', '-q', '--bare', 'shop');
    sandbox.git(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    sandbox.git(work, 'push', '-q', bare, 'main');
    const merged = (name: string, files: Record<string, string>) => {
      sandbox.git(work, 'checkout', '-q', '--detach', ids['main'] as string);
      ids[name] = sandbox.commit(work, { ...apps, ...files });
      sandbox.git(work, 'checkout', '-q', '--detach', ids['main'] as string);
      sandbox.git(work, 'merge', '-q', '--no-ff', '-m', 'merge', ids[name]);
      ids[`${name} merged`] = sandbox.git(work, 'rev-parse', 'HEAD');
      sandbox.git(work, 'push', '-q', bare, `HEAD:refs/pull/${name}/merge`);
    };
    merged('change', { 'web/c.yaml': config('2 ##vso[task.complete result=Failed]x ##[error]y') });
    merged('broken', { 'web/c.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: [\n' });
    merged('nothing', { 'web/c.yaml': config('1'), 'README.md': 'hello' });
  }

  /** Another Azure DevOps, in which nothing has been posted. */
  async forget(): Promise<void> {
    const { problems } = this.azure;
    await this.azure.close();
    this.azure = await startAzureDevOpsServer(TOKEN);
    expect(problems).toEqual([]);
  }

  async close(): Promise<void> {
    await this.azure.close();
    await this.git.close();
    await this.sandbox.dispose();
  }

  /** As `checkout: self` with `fetchDepth: 1` and `persistCredentials: false`. */
  async checkOut(reference: string, isWhole = false): Promise<string> {
    const folder = this.sandbox.newFolder();
    const options = { cwd: folder, env: this.sandbox.environment };
    const run = (...args: string[]) => promisify(execFile)('git', args, options);
    await run('init', '-q');
    await run('remote', 'add', 'origin', this.#uri());
    const header = ['-c', `http.extraHeader=AUTHORIZATION: bearer ${TOKEN}`];
    const specification = `+${reference}:refs/remotes/${reference.slice(5)}`;
    const wanted = isWhole ? ['origin', '+refs/heads/*:refs/remotes/origin/*'] : ['--depth=1', 'origin'];
    await run(...header, 'fetch', '-q', '--no-tags', ...wanted, specification);
    await run('checkout', '-q', '--force', `refs/remotes/${reference.slice(5)}`);
    return folder;
  }

  /** As Azure DevOps has it: with the organization as the user. */
  #uri(): string {
    return this.git.origin.replace('://', '://example@').concat('/shop');
  }

  /** The variables of a build of pull request 7. */
  pullRequest(change: string, more: Record<string, string> = {}): Record<string, string> {
    const { azure, ids } = this;
    azure.pullRequest.iterations = [{ id: 1, commit: ids[change] as string }];
    return {
      ...this.common(),
      'Build.Reason': 'PullRequest',
      'Build.SourceBranch': `refs/pull/${PULL_REQUEST}/merge`,
      'Build.SourceVersion': ids[`${change} merged`] as string,
      'System.PullRequest.PullRequestId': String(PULL_REQUEST),
      'System.PullRequest.PullRequestIteration': '1',
      'System.PullRequest.SourceBranch': 'refs/heads/feature',
      'System.PullRequest.SourceCommitId': ids[change] as string,
      'System.PullRequest.TargetBranch': 'refs/heads/main',
      'System.PullRequest.IsFork': 'False',
      ...more,
    };
  }

  /** The variables of every build. */
  common(): Record<string, string> {
    return {
      'Agent.TempDirectory': this.sandbox.newFolder(),
      'Build.BuildId': '815',
      'Build.Repository.ID': REPOSITORY_ID,
      'Build.Repository.Name': 'shop',
      'Build.Repository.Provider': 'TfsGit',
      'Build.Repository.Uri': this.#uri(),
      'System.CollectionUri': this.azure.collectionUrl,
      'System.TeamProject': 'My shop',
      'System.TeamProjectId': PROJECT_ID,
    };
  }

  step(workingDirectory: string, variables: Record<string, string>, more: Partial<TaskStep> = {}): TaskStep {
    const { PATH, HOME, GIT_CONFIG_GLOBAL } = this.sandbox.environment;
    const environment = { PATH, HOME, GIT_CONFIG_GLOBAL, GIT_CONFIG_NOSYSTEM: '1', ...more.environment };
    return { variables, token: TOKEN, workingDirectory, ...more, environment };
  }

  /** Runs a step, whose token the agent is told to mask, and nobody else. */
  async run(...given: Parameters<AzureWorld['step']>): Promise<TaskRun> {
    const ran = await runTask(this.task, this.step(...given));
    expect(ran.commands).toContainEqual({ name: 'task.setsecret', properties: {}, data: TOKEN });
    const shown = ran.log.split('\n').filter((line) => line.includes('the-token-of-this-job'));
    expect(shown).toEqual(shown.filter((line) => line.startsWith('##vso[task.setsecret]')));
    return ran;
  }
}
