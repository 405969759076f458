import { posix } from 'node:path';
import picomatch from 'picomatch';
import { helmMajor, sourceKubeVersion } from '../argocd/bundled-tools.ts';
import { kustomizeSteps, parseBuildOptions } from '../argocd/kustomize-steps.ts';
import { SeatrialError } from '../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { Snapshot } from '../ports/repository.ts';
import { joinInside, resolvePath } from '../text/paths.ts';
import { kustomizeFiles } from './input-closure.ts';
import { NotDetermined, RefusedByArgoCd } from './obstacles.ts';
import type { PlanContext, RenderStep } from './plan.ts';
import { fetchForKustomize } from './sources/kustomize-remotes.ts';

/** Whoever inflates charts with Kustomize has this in argocd-cm, which is often kept elsewhere. */
const HELM_GUESS: NonNullable<RenderStep['guess']> = {
  saidOf: 'must specify --enable-helm',
  reason:
    'it inflates charts with Kustomize, and nobody said whether kustomize.buildOptions of Argo CD has --enable-helm',
  help: 'Write `argocd: {kustomizeBuildOptions: --enable-helm}` in .seatrial.yaml, or "" where Argo CD has none.',
};

/** `kustomize edit …` and `kustomize build` on a directory of this repository (util/kustomize Build). */
export async function planKustomize(context: PlanContext): Promise<RenderStep[]> {
  const {
    source,
    environment,
    tree: { snapshot },
    directory,
    side,
  } = context;
  const options = source.kustomize ?? {};
  const buildOptions = parseBuildOptions(side.settings.kustomizeBuildOptions);
  if ('unsupported' in buildOptions) {
    throw new NotDetermined('kustomize.buildOptions has an option that this version does not follow', {
      detail: buildOptions.unsupported,
    });
  }
  const version = options['version'];
  if (typeof version === 'string' && version !== '') {
    context.notes.add(
      `kustomize.version ${version} asks for a binary of the server; rendered with the bundled Kustomize instead.`,
    );
  }
  const components = existingComponents(context);
  const patchFiles = (Array.isArray(options['patches']) ? options['patches'] : [])
    .map((patch) => (isJsonObject(patch) ? patch['path'] : undefined))
    .filter((path) => typeof path === 'string');
  const added = [...components, ...patchFiles].flatMap((path) => expandGlob(snapshot, directory, path));
  const files = await kustomizeFiles(snapshot, directory, added);
  const { enableHelm, loadRestrictor } = buildOptions;
  const kubeVersion = kubeVersionOf(options['kubeVersion']);
  const apiVersions = Array.isArray(options['apiVersions']) ? options['apiVersions'] : [];
  const build = { directory, steps: kustomizeSteps(source, environment, components) as unknown as JsonObject[] };
  const elsewhere = await fetchForKustomize(context, { ...build, enableHelm }, files);
  const given = Object.entries(elsewhere).filter(([, list]) => list.length > 0);
  const helm = enableHelm && {
    enableHelm,
    helm: helmMajor(side.settings.version),
    kubeVersion: kubeVersion ?? side.settings.kubeVersion,
    apiVersions: apiVersions.length > 0 ? apiVersions : side.settings.apiVersions,
  };
  const fixed = { ...build, loadRestrictor, output: 'objects', ...helm, ...Object.fromEntries(given) };
  const guess = side.settings.buildOptionsGuessed && !enableHelm ? { guess: HELM_GUESS } : {};
  return [{ operation: 'kustomize.build', arguments: fixed, files, ...guess }];
}

/** Argo CD parses it for every kustomization, though only inflated charts see it. */
function kubeVersionOf(written: Json | undefined): string | undefined {
  if (typeof written !== 'string' || written === '') return undefined;
  try {
    return sourceKubeVersion(written);
  } catch (error) {
    throw error instanceof SeatrialError ? new RefusedByArgoCd(`kustomize.kubeVersion: ${error.message}`) : error;
  }
}

/** `kustomize edit add component` takes globs: what one may match has to be there for it to match. */
function expandGlob(snapshot: Snapshot, directory: string, path: string): string[] {
  if (!/[*?[]/.test(path)) return [path];
  const joined = joinInside(directory, path);
  if ('error' in joined) return [path];
  const matches = picomatch(joined.path, { dot: true, nonegate: true, noext: true });
  const paths = new Set([...snapshot.entries.keys()].flatMap((entry) => [entry, posix.dirname(entry)]));
  return [...paths].filter((each) => matches(each)).map((each) => posix.relative(directory, each));
}

/** With `ignoreMissingComponents` those that are not in the repository are left out, as Argo CD does. */
function existingComponents({ source, tree: { snapshot }, directory, notes }: PlanContext): string[] {
  const options = source.kustomize ?? {};
  const written = (Array.isArray(options['components']) ? options['components'] : []).filter(
    (item) => typeof item === 'string',
  );
  if (options['ignoreMissingComponents'] !== true) return written;
  return written.filter((component) => {
    const joined = joinInside(directory, component);
    const there = !('error' in joined) && !('error' in resolvePath(snapshot, joined.path));
    if (!there) notes.add(`component ${component} is missing and left out (ignoreMissingComponents).`);
    return there;
  });
}
