import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApplicationReport, Report } from '../../src/model/report.ts';
import { startGitServer } from '../adapters/git/git-server.ts';
import { filesBelow, RemoteSandbox } from '../adapters/git/remote-sandbox.ts';
import { makeCertificate } from '../fakes/certificates.ts';
import { startLoopbackProxy } from '../fakes/loopback-proxy.ts';
import {
  type LoopbackAnswer,
  type LoopbackRequest,
  type LoopbackServer,
  startLoopbackServer,
} from '../fakes/loopback-server.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { type BundleRun, installBundle, startBundle } from './bundle.ts';

/** Told apart by who they are for: none of them may be found anywhere. */
export const PASSWORDS = {
  git: 'the-password-of-git',
  charts: 'the-password-of-charts',
  registry: 'the-password-of-the-registry',
  clone: 'the-password-of-the-clone',
};
/** What the registry gives for its password. */
export const REGISTRY_TOKEN = 'the-token-that-the-registry-issued';
export const USER = 'reader';

export function basic(of: keyof typeof PASSWORDS): string {
  return `Basic ${login(of)}`;
}

function login(of: keyof typeof PASSWORDS): string {
  return Buffer.from(`${USER}:${PASSWORDS[of]}`).toString('base64');
}

const HOSTS = [
  'argoproj.github.io',
  'charts.example.com',
  'files.example.com',
  'git.example.com',
  'grafana.github.io',
  'registry.example.com',
];

/**
 * The internet as a run meets it, on loopback: a proxy behind which every host of HOSTS is one HTTPS server, but for
 * git.example.com, which serves the repositories of the sandbox; and a plain one for the clone that is reviewed.
 */
export class World {
  readonly sandbox = new RemoteSandbox();
  readonly environment: NodeJS.ProcessEnv;
  readonly #program: string;
  readonly #servers: { close(): Promise<void> }[];
  readonly web: LoopbackServer;
  readonly git: LoopbackServer;
  /** Outputs of every run. */
  readonly #written: string[] = [];

  private constructor(started: Pick<World, 'web' | 'git' | 'sandbox' | 'environment'>, servers: World['web'][]) {
    this.web = started.web;
    this.git = started.git;
    this.sandbox = started.sandbox;
    this.environment = started.environment;
    this.#servers = servers;
    this.#program = installBundle(join(this.sandbox.folder, 'alone'));
  }

  static async open(): Promise<World> {
    const sandbox = new RemoteSandbox();
    const authority = makeCertificate('authority', { authority: true });
    const { certificate, key } = makeCertificate('everybody', { issuer: authority, hosts: HOSTS });
    const tls = { certificate, key };
    const { environment } = sandbox;
    const git = await startGitServer({ root: sandbox.served, environment, tls, authorizations: [basic('git')] });
    const web = await startLoopbackServer({ tls });
    const proxy = await startLoopbackProxy({ portOf: (host) => (host === 'git.example.com' ? git.port : web.port) });
    writeFileSync(join(sandbox.folder, 'authority.pem'), authority.certificate);
    const temporary = join(sandbox.folder, 'tmp-of-the-bundle');
    mkdirSync(temporary);
    const started = {
      sandbox,
      web,
      git,
      environment: {
        PATH: environment['PATH'],
        HOME: sandbox.folder,
        GIT_CONFIG_GLOBAL: environment['GIT_CONFIG_GLOBAL'],
        GIT_CONFIG_NOSYSTEM: '1',
        TMPDIR: temporary,
        HTTPS_PROXY: proxy.origin,
        NODE_EXTRA_CA_CERTS: join(sandbox.folder, 'authority.pem'),
      },
    };
    return new World(started, [git, web, proxy] as World['web'][]);
  }

  /** @param guard the only `authorization` that is let in. */
  route(routes: Record<string, LoopbackAnswer>, guard?: string): void {
    for (const [route, answer] of Object.entries(routes)) {
      this.web.answer(route, ({ headers }: LoopbackRequest) =>
        guard === undefined || headers['authorization'] === guard ? answer : { status: 401 },
      );
    }
  }

  start(args: readonly string[], more: NodeJS.ProcessEnv = {}): ReturnType<typeof startBundle> {
    const started = startBundle(this.#program, args, { ...this.environment, ...more });
    started.ended.then(
      ({ stdout, stderr }) => this.#written.push(stdout, stderr),
      () => undefined,
    );
    return started;
  }

  run(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<BundleRun> {
    return this.start(args, more).ended;
  }

  /** `check` with a report as JSON. */
  async report(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<{ run: BundleRun; report: Report }> {
    const run = await this.run(['check', ...args, '--format', 'json'], more);
    if (run.stdout === '') throw new Error(`no report, but ${run.code}: ${run.stderr}`);
    return { run, report: JSON.parse(run.stdout) as Report };
  }

  /** Where any secret is to be found: outputs of the runs so far, the folders that are given, and what was left in temporary ones. */
  leaks(...folders: string[]): string[] {
    const secrets = [
      ...Object.values(PASSWORDS),
      ...(Object.keys(PASSWORDS) as (keyof typeof PASSWORDS)[]).map(login),
      ...Object.values(PASSWORDS).map((password) => Buffer.from(password).toString('base64')),
      REGISTRY_TOKEN,
    ];
    const kept = [...folders, this.environment['TMPDIR'] ?? ''].flatMap((folder) => [...filesBelow(folder)]);
    return secrets.flatMap((secret) => [
      ...this.#written.filter((text) => text.includes(secret)).map((text) => `${secret} in ${text}`),
      ...kept
        .filter(([path, content]) => `${path}${content.toString('latin1')}`.includes(secret))
        .map(([path]) => `${secret} in ${path}`),
    ]);
  }

  /** What is left of the private folders of the runs. */
  temporaryFiles(): string[] {
    return readdirSync(this.environment['TMPDIR'] ?? '');
  }

  /** A clone as a user has it, its origin at a URL: `main`, and `change`, which is checked out. */
  newClone(origin: string, base: FakeFiles, change: FakeFiles): string {
    const folder = this.sandbox.newClone(base);
    this.sandbox.git(folder, 'remote', 'add', 'origin', origin);
    this.sandbox.git(folder, 'checkout', '-q', '-b', 'change');
    this.sandbox.commit(folder, change);
    return folder;
  }

  async dispose(): Promise<void> {
    for (const server of this.#servers) await server.close();
    await this.sandbox.dispose();
  }
}

export function applicationOf(report: Report, name: string): ApplicationReport {
  const found = report.applications.find((application) => application.name === name);
  if (!found) throw new Error(`no ${name} among ${report.applications.map((each) => each.name).join(', ')}`);
  return found;
}

/** The lines that an Application's change adds and removes, by object. */
export function changedLines({ changes }: ApplicationReport): Record<string, string[]> {
  return Object.fromEntries(
    changes.map(({ kind, name, diff }) => [
      `${kind} ${name}`,
      diff
        .split('\n')
        .filter((line) => /^[+-]/.test(line))
        .map((line) => line.replace(/^([+-])\s+/, '$1 ')),
    ]),
  );
}

/** The files of a folder of this repository, by path relative to it. */
export function readFiles(folder: string): Record<string, string> {
  const start = folder.endsWith('/') ? folder.length : folder.length + 1;
  return Object.fromEntries(
    [...filesBelow(folder).keys()].map((path) => [path.slice(start), readFileSync(path, 'utf8')]),
  );
}
