import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';

/** Carried by all that a suite makes, so that what it leaves behind is found (scripts/e2e.mjs). */
const RUN_LABEL = 'seatrial-e2e-run';
const SUITE_LABEL = 'seatrial-e2e-suite';
const CLUSTER_SCOPED = 'namespaces,clusterroles,clusterrolebindings,customresourcedefinitions';

/** An answer of Argo CD's API that is not 2xx. */
export class ApiFailure extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(`${status} ${text}`);
    this.status = status;
  }
}

/** A Git repository that both this machine and Argo CD can read. */
export interface TestRepository {
  url: string;
  /** A clone with `main` checked out. */
  folder: string;
  /** Writes files (undefined deletes one), commits and pushes them. @returns the commit. */
  commit(files: Readonly<Record<string, string | Buffer | undefined>>): string;
  git(...args: string[]): string;
}

/**
 * One suite's share of the cluster: whatever it makes here has a name of its own, and `remove` takes all of it away.
 * @param suite short, a DNS label.
 */
export function openTestbed(suite: string): Testbed {
  return new Testbed(suite);
}

export class Testbed {
  /** `http://…`, without a slash at its end. */
  readonly server = `http://${required('ARGOCD_SERVER').replace(/^https?:\/\//, '')}`;
  /** Of an account that may do everything. */
  readonly token = required('ARGOCD_TOKEN');
  readonly kubeconfig = required('KUBECONFIG');
  readonly labels: Record<string, string>;
  readonly #prefix: string;
  readonly #scratch = mkdtempSync(join(tmpdir(), 'seatrial-e2e-'));
  readonly #served: string[] = [];

  constructor(suite: string) {
    const run = required('SEATRIAL_E2E_RUN');
    this.#prefix = `e2e-${run}-${suite}`;
    this.labels = { [RUN_LABEL]: run, [SUITE_LABEL]: suite };
  }

  /** A name that no other suite and no other run has. */
  name(part = ''): string {
    return part === '' ? this.#prefix : `${this.#prefix}-${part}`;
  }

  /** @throws with what kubectl wrote to stderr. */
  kubectl(args: readonly string[], input?: string): string {
    return run('kubectl', args, { env: { ...process.env, KUBECONFIG: this.kubeconfig }, ...(input && { input }) });
  }

  get<T = KubeObject>(...args: string[]): T {
    return JSON.parse(this.kubectl(['get', ...args, '--output', 'json'])) as T;
  }

  /** Creates or changes objects by server-side apply; every one carries this suite's labels. */
  apply(...objects: KubeObject[]): void {
    const items = objects.map((object) => this.labelled(object));
    this.kubectl(
      ['apply', '--server-side', '--force-conflicts', '--filename', '-'],
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    );
  }

  labelled(object: KubeObject): KubeObject {
    const metadata = (object['metadata'] ?? {}) as JsonObject;
    return {
      ...object,
      metadata: { ...metadata, labels: { ...(metadata['labels'] as JsonObject | undefined), ...this.labels } },
    };
  }

  /** @returns the name of a new namespace. */
  namespace(part = ''): string {
    const name = this.name(part);
    this.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    return name;
  }

  /**
   * Asks Argo CD's API as the administrator.
   * @param path from `/api` on.
   * @throws ApiFailure for an answer that is not 2xx.
   */
  async api<T = JsonObject>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.server}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new ApiFailure(response.status, text);
    return JSON.parse(text) as T;
  }

  repository(part: string, files: Readonly<Record<string, string | Buffer>>): TestRepository {
    const name = `${this.name(part)}.git`;
    const bare = join(required('TESTBED_GIT'), name);
    run('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
    this.#served.push(bare);
    const url = `${required('TESTBED_GIT_URL')}/${name}`;
    const folder = join(this.#scratch, part);
    const git = (...args: string[]) => run('git', args, { cwd: folder, env: gitEnvironment() }).trim();
    mkdirSync(folder);
    git('init', '--quiet', '--initial-branch=main');
    git('remote', 'add', 'origin', url);
    const commit = (changes: Readonly<Record<string, string | Buffer | undefined>>): string => {
      for (const [path, content] of Object.entries(changes)) {
        const file = join(folder, path);
        if (content === undefined) rmSync(file);
        else {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, content);
        }
      }
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', 'A commit of a test');
      git('push', '--quiet', 'origin', 'HEAD');
      return git('rev-parse', 'HEAD');
    };
    commit(files);
    return { url, folder, commit, git };
  }

  /** A folder of the chart server: put packed charts in, and write the index with `helm repo index`. */
  chartRepository(part: string): { url: string; folder: string } {
    const name = this.name(part);
    const folder = join(required('TESTBED_CHARTS'), name);
    mkdirSync(folder);
    this.#served.push(folder);
    return { url: `${required('TESTBED_CHARTS_URL')}/${name}`, folder };
  }

  /** Waits until `look` returns something. @throws after the time, with what `look` threw last. */
  async until<T>(what: string, look: () => Promise<T | undefined> | T | undefined, seconds = 60): Promise<T> {
    let last: unknown;
    for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
      try {
        const found = await look();
        if (found !== undefined) return found;
        last = undefined;
      } catch (error) {
        last = error;
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    throw new Error(`not after ${seconds} s: ${what}`, { cause: last });
  }

  /** Takes away all that carries this suite's labels; deployed objects go with their namespace. */
  async remove(): Promise<void> {
    const labels = Object.entries(this.labels).map(([key, value]) => `${key}=${value}`);
    const selector = ['--selector', labels.join(',')];
    const deleted = (kinds: string, ...where: string[]) =>
      this.kubectl(['delete', kinds, ...where, ...selector, '--wait=false', '--ignore-not-found']);
    deleted('applicationsets.argoproj.io', '--all-namespaces');
    await this.until('the Applications are gone', () => {
      deleted('applications.argoproj.io', '--all-namespaces');
      const left = this.get<{ items: KubeObject[] }>('applications.argoproj.io', '--all-namespaces', ...selector).items;
      // Argo CD would first delete every object, one by one, and run hooks; it may write a finalizer anew in between
      for (const { metadata } of left) {
        const { name, namespace, finalizers } = metadata as { name: string; namespace: string; finalizers?: string[] };
        const patch = JSON.stringify({ metadata: { finalizers: null } });
        if (finalizers) this.#patchIfThere(name, namespace, patch);
      }
      return left.length === 0 || undefined;
    });
    // After the Applications: without its project Argo CD lets go of none
    deleted('appprojects.argoproj.io', '--all-namespaces');
    deleted(CLUSTER_SCOPED);
    for (const folder of [this.#scratch, ...this.#served]) rmSync(folder, { recursive: true, force: true });
  }

  #patchIfThere(application: string, namespace: string, patch: string): void {
    try {
      this.kubectl([
        'patch',
        'application',
        application,
        '--namespace',
        namespace,
        '--type',
        'merge',
        '--patch',
        patch,
      ]);
    } catch (error) {
      if (!/NotFound/.test(String(error))) throw error;
    }
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the suites with npm run test:e2e`);
  return value;
}

function run(command: string, args: readonly string[], options: ExecFileSyncOptions = {}): string {
  try {
    return execFileSync(command, args, { maxBuffer: 1 << 28, stdio: 'pipe', ...options, encoding: 'utf8' });
  } catch (error) {
    const stderr = (error as { stderr?: string }).stderr?.trim();
    throw stderr ? new Error(`${command} ${args.join(' ')}: ${stderr}`) : error;
  }
}

/** Nothing of this machine's settings, so that the same files give the same commits. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const date = '2026-01-01T00:00:00Z';
  const person = { NAME: 'Test', EMAIL: 'test@example.com' };
  return {
    PATH: process.env['PATH'],
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((who) => [
        [`GIT_${who}_NAME`, person.NAME],
        [`GIT_${who}_EMAIL`, person.EMAIL],
        [`GIT_${who}_DATE`, date],
      ]),
    ),
  };
}
