import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type HelmArguments as CommandLine,
  helmTemplate,
  type KustomizeArguments as KustomizeLine,
  kustomizeBuild,
  type RunIn,
} from '../../src/adapters/native-tools/command-lines.ts';
import { runTool, type ToolRun } from '../../src/adapters/native-tools/run-tool.ts';
import { inWorkspace, type Workspace } from '../../src/adapters/native-tools/workspace.ts';
import type { RenderFile } from '../../src/ports/renderer.ts';
import type { ParityCase } from './case-file.ts';

export type Tool = 'helm3' | 'helm4' | 'kustomize';

/** What either side of a comparison comes to: the bytes, or the tool's error text without the machine's paths. */
export type Outcome = { output: string } | { error: string };

/** Paths of the native binaries; scripts/parity.mjs builds them and says where they are. */
const natives = JSON.parse(process.env['SEATRIAL_NATIVES'] ?? '{}') as Record<Tool, string>;

/** Arguments of `kustomize.build` as they stand in a request, and those of `--enable-helm`. */
export type KustomizeArguments = KustomizeLine & {
  enableHelm?: boolean;
  helm?: '3' | '4';
  kubeVersion?: string;
  apiVersions?: string[];
};

/** Arguments of `helm.template` as they stand in a request. */
export type HelmArguments = CommandLine & { helm: '3' | '4' };

const temporaryFolder = () => mkdtemp(path.join(tmpdir(), 'seatrial-parity-'));

/** The chart archives of a case, packed by native helm: their place in the repository and their bytes. */
export async function packArchives(testCase: ParityCase): Promise<RenderFile[]> {
  if (!testCase.archives) return [];
  return await inWorkspace(testCase.files, temporaryFolder, async (workspace) => {
    const { root } = workspace;
    for (const { chart, into } of testCase.archives ?? []) {
      await mkdir(path.join(root, into), { recursive: true });
      const line = ['package', path.join(root, chart), '--destination', path.join(root, into)];
      await runIn(natives.helm3, workspace)(line, root);
    }
    const names = await readdir(root, { recursive: true });
    const archives = names.filter((name) => name.endsWith('.tgz')).map((name) => name.split(path.sep).join('/'));
    return await Promise.all(
      archives.map(async (name) => ({ path: name, content: await readFile(path.join(root, name)) })),
    );
  });
}

/** Renders with native helm as Argo CD does. */
export async function nativeHelm(files: RenderFile[], given: HelmArguments): Promise<Outcome> {
  const binary = given.helm === '3' ? natives.helm3 : natives.helm4;
  return inWorkspace(files, temporaryFolder, async (workspace) =>
    outcome(workspace.root, await helmTemplate(given, workspace, runIn(binary, workspace))),
  );
}

/** Edits and builds with native kustomize as Argo CD does. */
export async function nativeKustomize(files: RenderFile[], given: KustomizeArguments): Promise<Outcome> {
  return inWorkspace(files, temporaryFolder, async (workspace) => {
    const run = runIn(natives.kustomize, workspace);
    const withHelm: RunIn = (line, folder) => run(line[0] === 'build' ? [...line, ...helmFlags(given)] : line, folder);
    return outcome(workspace.root, await kustomizeBuild(given, workspace, withHelm));
  });
}

function helmFlags(given: KustomizeArguments): string[] {
  if (!given.enableHelm) return [];
  const line = ['--enable-helm', '--helm-command', given.helm === '3' ? natives.helm3 : natives.helm4];
  if (given.kubeVersion) line.push('--helm-kube-version', given.kubeVersion);
  for (const version of given.apiVersions ?? []) line.push('--helm-api-versions', version);
  return line;
}

function runIn(binary: string, { home }: Workspace): RunIn {
  return (args, folder) => runTool(binary, args, { folder, home }, { milliseconds: 60_000, maximumBytes: 1 << 28 });
}

function outcome(root: string, { code, stdout: bytes, stderr, stopped }: ToolRun): Outcome {
  const stdout = textOf(bytes);
  if (code === 0) return { output: stdout };
  if (stopped !== undefined) return { error: stopped };
  if (stdout !== '') return { error: `unexpected output beside the error: ${stdout}` };
  return { error: errorText(stderr.slice(Math.max(0, stderr.search(/^Error: /m))), root) };
}

/** Bytes as text without loss, so that equal texts are equal bytes. @throws TypeError when they are not UTF-8. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/**
 * An error text without what belongs to the machine (the names of folders and of the helm that kustomize runs) or to the command line
 * (cobra's prefix and usage, helm's hint to use a flag). A pointer is no part of it, nor how a file system says that a file is absent: kustomize's in memory has other
 * words than its own for a disk. The schema validator walks Go maps: its complaints come in random order, so they are sorted. Of long
 * texts the engine gives head and tail, so no more is compared.
 */
export function errorText(text: string, root = '/nowhere/repository'): string {
  const plain = text
    .replaceAll(`${root}/`, '')
    .replaceAll(root, '.')
    .replaceAll(new RegExp(`${path.dirname(root)}/inline-(\\d+).yaml`, 'g'), 'values[$1]')
    .replace(/^(Error: )+/, '')
    .replace('\n\nUse --debug flag to render out invalid YAML', '')
    .replaceAll(/0x[0-9a-f]{6,}/g, '0x…')
    .replaceAll(natives.helm3, 'helm')
    .replaceAll(natives.helm4, 'helm')
    .replaceAll(/\S*\/kustomize-helm-\d+/g, '…')
    .replaceAll(/evalsymlink failure on ('\S+') : lstat \S+: no such file or directory/g, "$1 doesn't exist")
    .replace(/\nUsage:\n.*/s, '')
    .trim();
  const ordered = plain.includes('specifications of the schema') ? plain.split('\n').sort().join('\n') : plain;
  return ordered.length > 6000 ? `${ordered.slice(0, 3000)} … ${ordered.slice(-3000)}` : ordered;
}
