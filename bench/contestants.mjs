/** What is measured: Seatrial's check, and the native tools on the same Applications. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inlineValues, VERSIONS } from './repositories.mjs';

const peakMemory = new URL('./peak-memory.mjs', import.meta.url);

/** What `check` assumes for Argo CD 3.6: the natives are told the same. */
const KUBE_VERSION = '1.36.0';

/**
 * One run of `check`, its report checked: a fast wrong answer is no result.
 *
 * @param cacheDirectory undefined for a run without a cache; `offline`: without servers, which else are on loopback.
 * @returns seconds of wall clock and of processor, peak memory of the process in MiB, and the report's timings.
 */
export async function runSeatrial({
  node,
  seatrial,
  repository,
  folder,
  applications,
  head = 'change',
  cacheDirectory,
  offline = true,
}) {
  const report = join(folder, 'report.json');
  const flags = ['--repo', repository, '--base', 'main', '--head', head, '--target-branch', 'main'];
  flags.push(...(offline ? ['--offline'] : ['--allow-hosts', '127.0.0.1']));
  if (cacheDirectory !== undefined) flags.push('--cache-dir', cacheDirectory);
  const args = ['--import', peakMemory.href, seatrial, 'check', ...flags, '--format', 'json'];
  const run = await timed(() => runProcess(node, args, repository, report, { listen: true }));
  const { applications: reported, timings, notChecked } = JSON.parse(readFileSync(report, 'utf8'));
  const expected = head === 'change' ? applications.filter(({ changed }) => changed).length : applications.length;
  const changed = reported.filter(({ status }) => status === 'changed').length;
  if (reported.length !== applications.length || changed !== expected || notChecked.length > 0) {
    const reasons = JSON.stringify([notChecked, reported.flatMap(({ findings }) => findings)]).slice(0, 2000);
    throw new Error(`check found ${changed} of ${expected} changes in ${reported.length} Applications: ${reasons}`);
  }
  return { ...run, memory: Number(run.told) / 1024, timings };
}

/**
 * Renders base and head of every changed Application with the native tools: one process for each, as many at once as there are
 * processors. Nothing is compared, and Applications of plain manifests need no tool.
 *
 * @param trees the folders with base and head checked out.
 */
export async function runNative({ tools, trees, folder, applications }) {
  const jobs = trees.flatMap((tree, side) =>
    applications
      .filter(({ changed, kind }) => changed && kind !== 'directory')
      .map((each) => () => renderNative({ ...each, tree, side }, tools, folder)),
  );
  mkdirSync(join(folder, 'native'), { recursive: true });
  return { ...(await timed(() => inParallel(jobs))), memory: undefined };
}

/**
 * What a script does for Applications with sources elsewhere: `helm repo add` (or `update`) and `git clone` (or `fetch`) of every
 * repository that a changed Application needs, then one process for each of them and version.
 *
 * @param home what the script keeps: repositories and clones. Empty for a first run.
 */
export async function runScript({ tools, urlOf, fleet, folder, home }) {
  const output = join(folder, 'native');
  mkdirSync(output, { recursive: true });
  mkdirSync(home, { recursive: true });
  const helm = (args, file) => runProcess(tools.helm4, args, home, file, { env: helmEnvironment(home) });
  const needed = fleet.repositories.filter(({ applications }) => applications.some(({ changed }) => changed));
  const run = await timed(async () => {
    for (const { source, name } of needed) {
      const log = join(output, 'log');
      const clone = join(home, name);
      // Two at once would write to the same repositories.yaml
      if (source === 'chart') await helm(['repo', 'add', '--force-update', name, urlOf(source, name)], log);
      if (source !== 'git') continue;
      if (existsSync(clone)) await runProcess('git', ['-C', clone, 'fetch', '--quiet', '--tags'], home, log);
      else await runProcess('git', ['clone', '--quiet', '--no-checkout', urlOf(source, name), clone], home, log);
      for (const version of VERSIONS) {
        const tree = `${clone}-${version}`;
        const add = ['-C', clone, 'worktree', 'add', '--quiet', '--detach', tree, `v${version}`];
        if (!existsSync(tree)) await runProcess('git', add, home, log);
      }
    }
    const changed = fleet.applications.filter((each) => each.changed);
    await inParallel(changed.flatMap((each) => VERSIONS.map((version) => () => scriptedRender(each, version))));
  });
  return { ...run, memory: undefined };

  async function scriptedRender(application, version) {
    const { name, source, repository, chart, namespace, path } = application;
    const file = join(output, `${name}-${version}.yaml`);
    if (source === 'git')
      return runProcess(tools.kustomize, ['build', join(home, `${repository}-${version}`, path)], home, file);
    const values = join(output, `${name}.values.yaml`);
    writeFileSync(values, inlineValues(application));
    const of =
      source === 'oci' ? [`oci://${urlOf(source, repository)}/${chart}`, '--plain-http'] : [`${repository}/${chart}`];
    const args = ['template', name, ...of, '--version', version, '--namespace', namespace, '--values', values];
    return helm([...args, '--kube-version', KUBE_VERSION, '--include-crds'], file);
  }
}

function helmEnvironment(home) {
  const folders = ['CACHE', 'CONFIG', 'DATA'].map((name) => [`HELM_${name}_HOME`, join(home, 'helm', name)]);
  return { ...process.env, ...Object.fromEntries(folders) };
}

/** As many at once as there are processors. */
async function inParallel(jobs) {
  const left = [...jobs];
  const worker = async () => {
    for (let job = left.shift(); job; job = left.shift()) await job();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

async function renderNative({ name, kind, namespace, path, values, tree, side }, tools, folder) {
  const directory = join(tree, path);
  const output = join(folder, 'native', `${name}-${side}.yaml`);
  if (kind === 'kustomize') return runProcess(tools.kustomize, ['build', directory], directory, output);
  const args = ['template', '.', '--name-template', name, '--namespace', namespace, '--kube-version', KUBE_VERSION];
  return runProcess(tools.helm4, [...args, '--values', join(tree, values), '--include-crds'], directory, output);
}

/** @returns what the process told on descriptor 3, if it is listened to. */
function runProcess(program, args, cwd, output, { listen = false, env = process.env } = {}) {
  const file = openSync(output, 'w');
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', file, 'pipe', ...(listen ? ['pipe'] : [])] });
  closeSync(file);
  let said = '';
  let told = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  child.stdio[3]?.on('data', (chunk) => {
    told += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(told);
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}: ${said.slice(-2000)}`));
    });
  });
}

async function timed(action) {
  const [start, processor] = [performance.now(), processorSeconds()];
  const told = await action();
  return { seconds: (performance.now() - start) / 1000, processor: processorSeconds() - processor, told };
}

/** Seconds of processor that ended children and theirs took; Linux alone tells, in ticks of 10 ms. */
function processorSeconds() {
  if (process.platform !== 'linux') return Number.NaN;
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

export const bundle = fileURLToPath(new URL('../dist/index.js', import.meta.url));
