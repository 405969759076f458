import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { startGitServer } from '../adapters/git/git-server.ts';
import { Sandbox } from '../adapters/git/sandbox.ts';
import { type GitHubServer, type GitHubServerOptions, startGitHubServer } from '../fakes/github-server.ts';
import type { LoopbackServer } from '../fakes/loopback-server.ts';
import { installBundle } from './bundle.ts';
import { checkOut, servePullRequests } from './github-repository.ts';
import { type RunnerStep, runStep, type StepResult } from './github-runner.ts';

export const TOKEN = 'a-token-of-this-job-alone';
export const LOGIN = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');

export interface GivenStep {
  of?: 'change' | 'broken' | 'nothing';
  event?: string;
  payload?: Record<string, unknown>;
  inputs?: Record<string, string>;
  environment?: NodeJS.ProcessEnv;
  args?: string[];
  workspace?: string;
}

/** A repository on GitHub with pull requests, a runner that has the action, and all that it reaches, on loopback. */
export class GitHubWorld {
  readonly sandbox: Sandbox;
  /** Commits by name, see `servePullRequests`. */
  readonly ids: Record<string, string>;
  readonly github: GitHubServer;
  readonly git: LoopbackServer;
  readonly #program: string;
  #steps = 0;

  private constructor(made: Pick<GitHubWorld, 'sandbox' | 'ids' | 'github' | 'git'>) {
    this.sandbox = made.sandbox;
    this.ids = made.ids;
    this.github = made.github;
    this.git = made.git;
    this.#program = installBundle(join(this.sandbox.folder, 'action'));
  }

  static async open(options: GitHubServerOptions = {}): Promise<GitHubWorld> {
    const sandbox = new Sandbox();
    const root = join(sandbox.folder, 'served');
    const bare = join(root, 'acme/shop.git');
    mkdirSync(bare, { recursive: true });
    const git = await startGitServer({ root, environment: sandbox.environment, authorizations: [`basic ${LOGIN}`] });
    const github = await startGitHubServer({ token: TOKEN, ...options });
    const ids = servePullRequests(sandbox, bare, `${git.origin}/acme/shop`);
    return new GitHubWorld({ sandbox, ids, github, git });
  }

  /** A checkout of one commit, without credentials. */
  checkOut(reference: string): Promise<string> {
    return checkOut(this.sandbox, `${this.git.origin}/acme/shop`, LOGIN, reference);
  }

  async run({
    of = 'change',
    event = 'pull_request',
    payload,
    inputs,
    environment,
    args = [],
    workspace,
  }: GivenStep = {}): Promise<StepResult> {
    const { sandbox, github, git, ids } = this;
    const head = ids[of] ?? '';
    github.pulls = [{ number: 1, headSha: head, head: `acme:${of}` }];
    const step: RunnerStep = {
      program: this.#program,
      workspace: workspace ?? (await this.checkOut(`refs/pull/${of}/merge`)),
      folder: join(sandbox.folder, `step-${this.#steps++}`),
      inputs: { token: TOKEN, command: '', comment: '', ...inputs },
      event: {
        name: event,
        payload: payload ?? {
          action: 'synchronize',
          repository: { id: 1, default_branch: 'main' },
          pull_request: { number: 1, head: { sha: head, repo: { id: 1 } }, base: { ref: 'main', repo: { id: 1 } } },
        },
      },
      environment: {
        ...sandbox.environment,
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_SERVER_URL: git.origin,
        GITHUB_API_URL: github.url,
        GITHUB_RUN_ID: '42',
        GITHUB_REF: 'refs/pull/1/merge',
        GITHUB_SHA: ids[`${of}-merge`],
        ...environment,
      },
      args,
    };
    const result = await runStep(step);
    // Wherever it runs: the token is in nothing but the command that masks it, and nothing of the change is a command
    const shown = [
      result.stdout.replace(/^::add-mask::.*$/gm, ''),
      result.stderr,
      result.summary,
      JSON.stringify(result.outputs),
    ];
    expect(shown.join('\n')).not.toContain(TOKEN);
    expect(shown.join('\n')).not.toContain(LOGIN);
    expect(result.otherCommands).toEqual([]);
    return result;
  }

  /** Nothing has been posted yet. */
  forget(): void {
    this.github.comments = [];
    this.github.statuses = [];
    this.github.checkRuns = [];
  }

  async close(): Promise<void> {
    expect(this.github.problems).toEqual([]);
    await Promise.all([this.git.close(), this.github.close()]);
    await this.sandbox.dispose();
  }
}
