import { posix } from 'node:path';
import { helmVersions } from '../argocd/bundled-tools.ts';
import { helmOptions } from '../argocd/helm-arguments.ts';
import { SeatrialError } from '../errors.ts';
import type { JsonObject } from '../model/kube-object.ts';
import { directoryFiles, type InputFiles } from './input-closure.ts';
import { RefusedByArgoCd } from './obstacles.ts';
import type { PlanContext, RenderStep } from './plan.ts';
import { addDependencies } from './sources/dependencies.ts';
import { type NamedFile, namedFile, valueFiles } from './value-files.ts';

/** `helm template` on a chart, with the dependencies that are not beside it (reposerver helmTemplate). */
export async function planHelm(context: PlanContext): Promise<RenderStep[]> {
  const { source, tree, directory } = context;
  const options = optionsOf(context);
  const version = source.helm?.['version'];
  if (typeof version === 'string' && version !== '' && !helmVersions(context.side.settings.version).includes(version))
    throw new RefusedByArgoCd(`helm version '${version}' is not supported`);
  const values = await valueFiles(context, options.valueFiles, options.ignoreMissingValueFiles);
  const parameters = await Promise.all(
    options.fileParameters.map(async ({ name, path }) => ({ name, file: await namedFile(context, path) })),
  );
  const missing = parameters.find(({ file }) => !file.found);
  if (missing) throw new RefusedByArgoCd(`fileParameters "${missing.name}": there is no file ${missing.file.path}`);

  // Whatever lies below the chart's folder is part of the chart; files of other trees must not
  const foreign = [...values, ...parameters.map(({ file }) => file)].some(
    ({ ref, tree: of }) => ref !== undefined || !of,
  );
  const root = tree.chart ?? (foreign && directory === '' ? 'repository' : '');
  const chart = posix.join(root, directory);
  const files: InputFiles = new Map();
  for (const [path, file] of directoryFiles(tree.snapshot, directory))
    files.set(posix.join(root, path), { ...file, at: path });
  await addDependencies(context, chart === '.' ? '' : chart, files);
  const include = (file: NamedFile, index: number): string => {
    const path = file.tree ? posix.join(file.ref === undefined ? root : `$${file.ref}`, file.path) : `$url/${index}`;
    if (file.found) files.set(path, { ...file.found, at: file.path });
    return path;
  };

  const passed: JsonObject[] = values.map((file, index) => ({ path: include(file, index) }));
  if (options.inlineValues !== undefined) passed.push({ content: options.inlineValues });
  const setFile = parameters.map(({ name, file }, index) => `${name}=${include(file, values.length + index)}`);
  if (version !== undefined && version !== '') {
    context.notes.add(
      `helm.version is ignored: Argo CD renders with the Helm that it bundles (Helm ${String(options.fixed['helm'])}).`,
    );
  }
  const fixed = { ...options.fixed, chart: chart === '.' ? '' : chart, values: passed, setFile, output: 'objects' };
  return [{ operation: 'helm.template', arguments: fixed, files }];
}

function optionsOf({ application, source, environment, side }: PlanContext): ReturnType<typeof helmOptions> {
  try {
    return helmOptions(application, source, environment, side.settings);
  } catch (error) {
    // Of helm.kubeVersion: Argo CD cannot parse it either
    throw error instanceof SeatrialError ? new RefusedByArgoCd(`helm.kubeVersion: ${error.message}`) : error;
  }
}
