import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Json, JsonObject } from '../../model/kube-object.ts';
import type { ToolRun } from './run-tool.ts';
import type { Workspace } from './workspace.ts';

/** Arguments of the operation `helm.template`. */
export interface HelmArguments {
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

/** One step of `kustomize.build`: the words after `kustomize edit`, or patches to append. */
export type KustomizeStep = { edit: string[] } | { patches: JsonObject[] };

/** Arguments of the operation `kustomize.build`. */
export interface KustomizeArguments {
  directory: string;
  steps?: KustomizeStep[];
  loadRestrictor?: 'rootOnly' | 'none';
}

/** Runs the program in a folder. */
export type RunIn = (args: readonly string[], folder: string) => Promise<ToolRun>;

/** `helm template` in the chart's folder, with the command line that Argo CD uses (util/helm cmd.go template). */
export async function helmTemplate(given: HelmArguments, workspace: Workspace, run: RunIn): Promise<ToolRun> {
  return run(await helmCommandLine(given, workspace), join(workspace.root, given.chart));
}

async function helmCommandLine(given: HelmArguments, { root, beside }: Workspace): Promise<string[]> {
  const line = ['template', '.'];
  if (given.releaseName) line.push('--name-template', given.releaseName);
  if (given.namespace) line.push('--namespace', given.namespace);
  if (given.kubeVersion) line.push('--kube-version', given.kubeVersion);
  for (const set of given.setJson ?? []) line.push('--set-json', set);
  for (const set of given.set ?? []) line.push('--set', set);
  for (const set of given.setString ?? []) line.push('--set-string', set);
  for (const set of given.setFile ?? []) {
    const [key = '', file = ''] = set.split(/=(.*)/s);
    line.push('--set-file', `${key}=${join(root, file)}`);
  }
  for (const [index, values] of (given.values ?? []).entries()) {
    const file = 'path' in values ? join(root, values.path) : beside(`inline-${index}.yaml`);
    if ('content' in values) await writeFile(file, values.content, { mode: 0o600 });
    line.push('--values', file);
  }
  for (const version of given.apiVersions ?? []) line.push('--api-versions', version);
  if (given.includeCrds) line.push('--include-crds');
  if (given.skipSchemaValidation) line.push('--skip-schema-validation');
  if (given.skipTests) line.push('--skip-tests');
  return line;
}

/** `kustomize edit …` in the folder, then `kustomize build` from the root, as Argo CD does (util/kustomize Build). */
export async function kustomizeBuild(given: KustomizeArguments, { root }: Workspace, run: RunIn): Promise<ToolRun> {
  const folder = join(root, given.directory);
  for (const step of given.steps ?? []) {
    if ('patches' in step) {
      await appendPatches(folder, step.patches);
      continue;
    }
    const edited = await run(['edit', ...step.edit], folder);
    if (edited.code !== 0) return edited;
  }
  const restrictor = given.loadRestrictor === 'none' ? ['--load-restrictor', 'LoadRestrictionsNone'] : [];
  return run(['build', folder, ...restrictor], root);
}

const KUSTOMIZATIONS = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

async function appendPatches(folder: string, patches: JsonObject[]): Promise<void> {
  const found = (await readdir(folder)).find((name) => KUSTOMIZATIONS.includes(name)) ?? 'kustomization.yaml';
  const content = parse(await readFile(join(folder, found), 'utf8')) as { patches?: Json[] };
  content.patches = [...(content.patches ?? []), ...patches];
  await writeFile(join(folder, found), stringify(content));
}
