import { helmMajor } from '../argocd/bundled-tools.ts';
import { kustomizeSteps, parseBuildOptions } from '../argocd/kustomize-steps.ts';
import { isJsonObject, type JsonObject } from '../model/kube-object.ts';
import { joinInside, resolvePath } from '../text/paths.ts';
import { kustomizeFiles } from './input-closure.ts';
import { NotDetermined } from './obstacles.ts';
import type { PlanContext, RenderStep } from './plan.ts';
import { fetchForKustomize } from './sources/kustomize-remotes.ts';

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
  const files = await kustomizeFiles(snapshot, directory, [...components, ...patchFiles]);
  const { enableHelm, loadRestrictor } = buildOptions;
  const build = { directory, steps: kustomizeSteps(source, environment, components) as unknown as JsonObject[] };
  const elsewhere = await fetchForKustomize(context, { ...build, enableHelm }, files);
  const given = Object.entries(elsewhere).filter(([, list]) => list.length > 0);
  const helm = enableHelm && {
    enableHelm,
    helm: helmMajor(side.settings.version),
    kubeVersion: side.settings.kubeVersion,
    apiVersions: side.settings.apiVersions,
  };
  const fixed = { ...build, loadRestrictor, output: 'objects', ...helm, ...Object.fromEntries(given) };
  return [{ operation: 'kustomize.build', arguments: fixed, files }];
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
