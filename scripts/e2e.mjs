/**
 * `npm run test:e2e [-- <jest arguments>]`: runs test/e2e on a real Kubernetes with a real Argo CD: the one that the environment names
 * (test/e2e/README.md has the variables), else test/testbed, which is started and, if this started it, taken down again.
 * Fails also when a suite leaves something behind; what is left is removed.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSuites } from './run-suites.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const VARIABLES = [
  'KUBECONFIG',
  'ARGOCD_SERVER',
  'ARGOCD_TOKEN',
  'TESTBED_GIT',
  'TESTBED_GIT_URL',
  'TESTBED_CHARTS',
  'TESTBED_CHARTS_URL',
];
/** What suites make, by the label of their run (test/e2e/testbed.ts). */
const KINDS =
  'applications.argoproj.io,applicationsets.argoproj.io,appprojects.argoproj.io,namespaces,clusterroles,clusterrolebindings,customresourcedefinitions';

// The suites' own signal handlers clean up; this process must live until they have.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);

const testbed = openTestbed();
const run = randomBytes(3).toString('hex');
const environment = { ...process.env, ...testbed, SEATRIAL_E2E_RUN: run };
try {
  const passed = await runSuites('e2e', '**/*.e2e.ts', {
    arguments: process.argv.slice(2),
    environment,
    // Suites wait for the cluster more than they compute
    config: { maxWorkers: 4, testTimeout: 180_000 },
  });
  const left = leftBehind();
  for (const each of left) console.error(`left behind by a suite, removed now: ${each}`);
  process.exitCode = passed && left.length === 0 ? 0 : 1;
} finally {
  if (testbed.TESTBED_STARTED) execFileSync(path.join(root, 'test/testbed/down'), { stdio: 'inherit' });
}

/** @returns the variables of a cluster that is up. */
function openTestbed() {
  const given = VARIABLES.filter((name) => process.env[name]);
  if (given.length === VARIABLES.length) return {};
  if (process.env.ARGOCD_SERVER) {
    const missing = VARIABLES.filter((name) => !given.includes(name));
    throw new Error(`ARGOCD_SERVER names a cluster to test on, but these are not set: ${missing.join(', ')}`);
  }
  const printed = execFileSync(path.join(root, 'test/testbed/up'), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Evaluated by a shell, as the testbed's README says it: PATH is given in terms of the one before.
  const evaluated = execFileSync('bash', ['-c', 'eval "$1"; env -0', 'bash', printed], { encoding: 'utf8' });
  const variables = Object.fromEntries(
    evaluated
      .split('\0')
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return Object.fromEntries(
    [...VARIABLES, 'PATH', 'TESTBED_STARTED'].flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])),
  );
}

/** Removes what carries this run's label, and says what it was. */
function leftBehind() {
  const kubectl = (...args) => execFileSync('kubectl', args, { encoding: 'utf8', env: environment });
  const selected = ['--all-namespaces', '--selector', `seatrial-e2e-run=${run}`];
  const found = JSON.parse(kubectl('get', KINDS, ...selected, '--output', 'json')).items.filter(
    ({ metadata }) => !metadata.deletionTimestamp,
  );
  for (const { kind, metadata } of found) {
    const place = metadata.namespace ? ['--namespace', metadata.namespace] : [];
    kubectl('patch', kind, metadata.name, ...place, '--type', 'merge', '--patch', '{"metadata":{"finalizers":null}}');
    kubectl('delete', kind, metadata.name, ...place, '--wait=false', '--ignore-not-found');
  }
  const folders = [environment.TESTBED_GIT, environment.TESTBED_CHARTS].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith(`e2e-${run}-`))
      .map((name) => path.join(folder, name)),
  );
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  return [...found.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`), ...folders];
}
