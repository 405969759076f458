import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Sandbox } from '../adapters/git/sandbox.ts';

function application(name: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}, namespace: argocd}
spec:
  project: default
  source: {repoURL: REPOSITORY, path: ${name}, targetRevision: HEAD}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`;
}

function config(value: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: ${JSON.stringify(value)}}\n`;
}

/**
 * Fills a repository with pull requests as GitHub keeps them, `refs/pull/NAME/head` and `…/merge`: a change, one that breaks, and one
 * that changes no Application.
 * @returns commit ids: `main`, and of each `NAME` and `NAME-merge`.
 */
export function servePullRequests(sandbox: Sandbox, bare: string, url: string): Record<string, string> {
  const ids: Record<string, string> = {};
  sandbox.git(bare, 'init', '-q', '--bare');
  for (const setting of ['allowAnySHA1InWant', 'allowFilter'])
    sandbox.git(bare, 'config', `uploadpack.${setting}`, 'true');
  const files = (value: string, more: Record<string, string> = {}) => ({
    'apps/web.yaml': application('web').replace('REPOSITORY', url),
    'apps/cart.yaml': application('cart').replace('REPOSITORY', url),
    'web/c.yaml': config(value),
    'cart/c.yaml': config('1'),
    ...more,
  });
  const work = sandbox.newClone(files('1'));
  ids['main'] = sandbox.git(work, 'rev-parse', 'HEAD');
  const merged = (name: string, changed: Record<string, string>) => {
    sandbox.git(work, 'checkout', '-q', '--detach', ids['main'] as string);
    ids[name] = sandbox.commit(work, changed);
    sandbox.git(work, 'checkout', '-q', '--detach', ids['main'] as string);
    sandbox.git(work, 'merge', '-q', '--no-ff', '-m', 'merge', ids[name]);
    ids[`${name}-merge`] = sandbox.git(work, 'rev-parse', 'HEAD');
    sandbox.git(work, 'push', '-q', bare, `HEAD:refs/pull/${name}/merge`, `${ids[name]}:refs/pull/${name}/head`);
  };
  sandbox.git(work, 'push', '-q', bare, 'main');
  merged('change', files('2 ::set-output name=x::y ##[error]z @octocat'));
  merged('broken', files('2', { 'web/c.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: [\n' }));
  merged('nothing', files('1', { 'README.md': 'hello' }));
  return ids;
}

/** As actions/checkout with its defaults, and `persist-credentials: false`. */
export async function checkOut(sandbox: Sandbox, url: string, login: string, reference: string): Promise<string> {
  const folder = sandbox.newFolder();
  const run = (...args: string[]) => promisify(execFile)('git', args, { cwd: folder, env: sandbox.environment });
  await run('init', '-q');
  await run('remote', 'add', 'origin', url);
  const header = ['-c', `http.extraHeader=Authorization: basic ${login}`];
  await run(
    ...header,
    'fetch',
    '-q',
    '--no-tags',
    '--depth=1',
    'origin',
    `+${reference}:refs/remotes/${reference.slice(5)}`,
  );
  await run('checkout', '-q', '--detach', `refs/remotes/${reference.slice(5)}`);
  return folder;
}
