import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { JsonObject } from '../../src/model/kube-object.ts';
import type { RenderFile } from '../../src/ports/renderer.ts';
import type { ParityCase } from './case-file.ts';

export type Tool = 'helm3' | 'helm4' | 'kustomize';

/** What either side of a comparison comes to: the bytes, or the tool's error text without the machine's paths. */
export type Outcome = { output: string } | { error: string };

/** Paths of the native binaries; scripts/parity.mjs builds them and says where they are. */
const natives = JSON.parse(process.env['SEATRIAL_NATIVES'] ?? '{}') as Record<Tool, string>;

/** Arguments of `helm.template` as they stand in a request; Argo CD's order and spelling are in `helmArguments`. */
export interface HelmArguments {
  helm: '3' | '4';
  chart: string;
  releaseName?: string;
  namespace?: string;
  kubeVersion?: string;
  apiVersions?: string[];
  values?: ({ path: string } | { content: string })[];
  setJson?: string[];
  set?: string[];
  setString?: string[];
  setFile?: string[];
  includeCrds?: boolean;
  skipTests?: boolean;
  skipSchemaValidation?: boolean;
}

/** One step of `kustomize.build`: the words after `kustomize edit`, or patches to append as Argo CD does. */
export type KustomizeStep = { edit: string[] } | { patches: JsonObject[] };

export interface KustomizeArguments {
  directory: string;
  steps?: KustomizeStep[];
  loadRestrictor?: 'rootOnly' | 'none';
}

/** The chart archives of a case, packed by native helm: their place in the repository and their bytes. */
export async function packArchives(testCase: ParityCase): Promise<RenderFile[]> {
  if (!testCase.archives) return [];
  return await inFolder(testCase.files, async (root) => {
    for (const { chart, into } of testCase.archives ?? []) {
      await mkdir(path.join(root, into), { recursive: true });
      await run(natives.helm3, ['package', path.join(root, chart), '--destination', path.join(root, into)], root);
    }
    const names = await readdir(root, { recursive: true });
    const archives = names.filter((name) => name.endsWith('.tgz')).map((name) => name.split(path.sep).join('/'));
    return await Promise.all(
      archives.map(async (name) => ({ path: name, content: await readFile(path.join(root, name)) })),
    );
  });
}

/** Renders with native helm, in the chart's folder and with the command line that Argo CD uses (argo-cd util/helm/cmd.go, `template`). */
export async function nativeHelm(files: RenderFile[], given: HelmArguments): Promise<Outcome> {
  return await inFolder(files, async (root) =>
    outcome(
      root,
      await run(
        given.helm === '3' ? natives.helm3 : natives.helm4,
        await helmArguments(root, given),
        path.join(root, given.chart),
      ),
    ),
  );
}

async function helmArguments(root: string, given: HelmArguments): Promise<string[]> {
  const line = ['template', '.'];
  if (given.releaseName) line.push('--name-template', given.releaseName);
  if (given.namespace) line.push('--namespace', given.namespace);
  if (given.kubeVersion) line.push('--kube-version', given.kubeVersion);
  for (const set of given.setJson ?? []) line.push('--set-json', set);
  for (const set of given.set ?? []) line.push('--set', set);
  for (const set of given.setString ?? []) line.push('--set-string', set);
  for (const set of given.setFile ?? []) {
    const [key = '', file = ''] = set.split(/=(.*)/s);
    line.push('--set-file', `${key}=${path.join(root, file)}`);
  }
  for (const [index, values] of (given.values ?? []).entries()) {
    const file = 'path' in values ? path.join(root, values.path) : path.join(root, '..', `inline-${index}.yaml`);
    if ('content' in values) await writeFile(file, values.content);
    line.push('--values', file);
  }
  for (const version of given.apiVersions ?? []) line.push('--api-versions', version);
  if (given.includeCrds) line.push('--include-crds');
  if (given.skipSchemaValidation) line.push('--skip-schema-validation');
  if (given.skipTests) line.push('--skip-tests');
  return line;
}

/** Edits and builds with native kustomize as Argo CD does (util/kustomize/kustomize.go, `Build`): edits in the folder, the build from the root. */
export async function nativeKustomize(files: RenderFile[], given: KustomizeArguments): Promise<Outcome> {
  return await inFolder(files, async (root) => {
    const folder = path.join(root, given.directory);
    for (const step of given.steps ?? []) {
      if ('patches' in step) {
        await appendPatches(folder, step.patches);
        continue;
      }
      const edited = await run(natives.kustomize, ['edit', ...step.edit], folder);
      if (edited.failed) return outcome(root, edited);
    }
    const restrictor = given.loadRestrictor === 'none' ? ['--load-restrictor', 'LoadRestrictionsNone'] : [];
    return outcome(root, await run(natives.kustomize, ['build', folder, ...restrictor], root));
  });
}

async function appendPatches(folder: string, patches: JsonObject[]): Promise<void> {
  const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
  const found = (await readdir(folder)).find((name) => names.includes(name)) ?? 'kustomization.yaml';
  const content = parse(await readFile(path.join(folder, found), 'utf8')) as { patches?: JsonObject[] };
  content.patches = [...(content.patches ?? []), ...patches];
  await writeFile(path.join(folder, found), stringify(content));
}

interface Finished {
  failed: boolean;
  stdout: string;
  stderr: string;
}

function run(binary: string, line: string[], cwd: string): Promise<Finished> {
  const home = path.join(tmpdir(), 'seatrial-parity-home');
  // Nothing but a home that is not there: the user's helm settings and proxies must not decide a comparison. Argo CD's clock is UTC.
  const env = {
    HOME: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    HELM_CONFIG_HOME: home,
    TZ: 'UTC',
  };
  return new Promise((resolve, reject) => {
    execFile(binary, line, { cwd, env, maxBuffer: 1 << 28, encoding: 'buffer' }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ failed: error !== null, stdout: textOf(stdout), stderr: textOf(stderr) });
    });
  });
}

function outcome(root: string, { failed, stdout, stderr }: Finished): Outcome {
  if (!failed) return { output: stdout };
  if (stdout !== '') return { error: `unexpected output beside the error: ${stdout}` };
  return { error: errorText(stderr.slice(Math.max(0, stderr.search(/^Error: /m))), root) };
}

/** Bytes as text without loss, so that equal texts are equal bytes. @throws TypeError when they are not UTF-8. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/**
 * An error text without what belongs to the machine (the folder's name) or to the command line (cobra's prefix and usage, helm's
 * hint to use a flag). A pointer is no part of it, nor how a file system says that a file is absent: kustomize's in memory has other
 * words than its own for a disk. The schema validator walks Go maps: its complaints come in random order, so they are sorted. Of long
 * texts the engine gives head and tail, so no more is compared.
 */
export function errorText(text: string, root = '/nowhere/repository'): string {
  const plain = text
    .replaceAll(`${root}/`, '')
    .replaceAll(root, '.')
    .replaceAll(new RegExp(`${path.dirname(root)}/inline-(\\d+).yaml`, 'g'), 'values[$1]')
    .replace(/^Error: /, '')
    .replace('\n\nUse --debug flag to render out invalid YAML', '')
    .replaceAll(/0x[0-9a-f]{6,}/g, '0x…')
    .replaceAll(/evalsymlink failure on ('\S+') : lstat \S+: no such file or directory/g, "$1 doesn't exist")
    .replace(/\nUsage:\n.*/s, '')
    .trim();
  const ordered = plain.includes('specifications of the schema') ? plain.split('\n').sort().join('\n') : plain;
  return ordered.length > 6000 ? `${ordered.slice(0, 3000)} … ${ordered.slice(-3000)}` : ordered;
}

async function inFolder<T>(files: RenderFile[], task: (root: string) => Promise<T>): Promise<T> {
  const parent = await realpath(await mkdtemp(path.join(tmpdir(), 'seatrial-parity-')));
  try {
    const root = path.join(parent, 'repository');
    await mkdir(root);
    for (const file of files) {
      const target = path.join(root, file.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, file.content);
    }
    return await task(root);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}
