import { posix } from 'node:path';
import { type BuildEnvironment, expand } from '../argocd/build-environment.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import { joinInside, type ListedFile, listFiles, type TreeEntry } from '../text/paths.ts';
import { addSubmodules, type InputFiles, jsonnetFiles } from './input-closure.ts';
import { RefusedByArgoCd } from './obstacles.ts';
import type { PlanContext, RenderStep } from './plan.ts';

const CANDIDATE = /\.(yaml|yml|json|jsonnet)$/;
/** `reposerver.max.combined.directory.manifests.size`, for all but jsonnet files. */
const MAXIMUM_BYTES = 10 * 1000 * 1000;

/** Plain manifests and jsonnet files of a directory, in the order of the walk (reposerver findManifests; argocd-semantics B6). */
export async function planDirectory(context: PlanContext): Promise<RenderStep[]> {
  const {
    tree: { snapshot },
    source,
    directory,
  } = context;
  const options = source.directory ?? {};
  const candidates = await selectFiles(context, options);
  const sizeOf = await sizes(context, candidates);
  const steps: RenderStep[] = [];
  let plain: InputFiles | undefined;
  let bytes = 0;
  for (const { path, entry } of candidates) {
    if (path.endsWith('.jsonnet')) {
      steps.push(await jsonnetStep(context, path));
      plain = undefined;
      continue;
    }
    bytes += sizeOf(entry);
    if (!plain) {
      plain = new Map();
      steps.push({ operation: 'manifests.parse', arguments: {}, files: plain });
    }
    plain.set(path, { oid: entry.oid, size: entry.size, from: snapshot });
  }
  if (source.directory?.['recurse'] === true) {
    const unseen: InputFiles = new Map();
    addSubmodules(unseen, snapshot, directory);
    if (unseen.size > 0) steps.push({ operation: 'manifests.parse', arguments: {}, files: unseen });
  }
  if (bytes > MAXIMUM_BYTES) {
    throw new RefusedByArgoCd(
      `its manifest files have ${bytes} bytes together; Argo CD's limit is ${MAXIMUM_BYTES} (reposerver.max.combined.directory.manifests.size)`,
    );
  }
  return steps;
}

/** Of another repository only what was read has a size: Argo CD's limit is worth reading its files twice. */
async function sizes(
  { tree: { snapshot }, trees }: PlanContext,
  files: readonly ListedFile[],
): Promise<(entry: TreeEntry) => number> {
  if (trees.isOurs(snapshot)) return ({ size }) => size;
  const contents = await snapshot.read(files.map(({ entry }) => entry.oid));
  return ({ oid, size }) => contents.get(oid)?.length ?? size;
}

async function selectFiles(context: PlanContext, options: JsonObject): Promise<ListedFile[]> {
  const {
    tree: { snapshot },
    directory,
    source,
  } = context;
  const written = joinInside('', source.path ?? '');
  // filepath.Walk does not enter a root that is a link: Argo CD finds nothing there.
  if (!('error' in written) && snapshot.links.has(written.path)) return [];
  const recurse = options['recurse'] === true;
  const anyExtension = options['disableExtensionFilter'] === true;
  const files = listFiles(snapshot, directory, { followDirectoryLinks: false }).filter(
    ({ path }) =>
      (anyExtension || CANDIDATE.test(path)) &&
      (recurse || posix.dirname(path) === (directory === '' ? '.' : directory)),
  );
  const relative = files.map(({ path }) => (directory === '' ? path : path.slice(directory.length + 1)));
  const excluded = await matches(context, options['exclude'], relative);
  const included = await matches(context, options['include'], relative);
  return files.filter((_, index) => !excluded?.[index] && (included?.[index] ?? true));
}

/** @returns which paths a glob of the spec matches (gobwas, no separator), or undefined without a glob. An invalid one matches nothing, as Argo CD does. */
async function matches(
  context: PlanContext,
  pattern: Json | undefined,
  texts: string[],
): Promise<boolean[] | undefined> {
  if (typeof pattern !== 'string' || pattern === '') return undefined;
  const outcome = await context.downloads.renderer.call({
    operation: 'glob.match',
    arguments: { pattern, separators: '', texts },
    files: [],
    application: context.application.name,
  });
  if (!outcome.ok) {
    context.notes.add(`directory pattern "${pattern}" is invalid and matches nothing: ${outcome.message}`);
    return texts.map(() => false);
  }
  const { result } = outcome;
  const found = isJsonObject(result) ? result['matches'] : undefined;
  return Array.isArray(found) ? found.map((match) => match === true) : undefined;
}

async function jsonnetStep(context: PlanContext, file: string): Promise<RenderStep> {
  const {
    tree: { snapshot },
    directory,
    environment,
    source,
  } = context;
  const jsonnet = isJsonObject(source.directory?.['jsonnet']) ? source.directory['jsonnet'] : {};
  const libraries = (Array.isArray(jsonnet['libs']) ? jsonnet['libs'] : [])
    .filter((library) => typeof library === 'string')
    .map((library) => {
      const joined = joinInside('', library);
      if ('error' in joined) throw new RefusedByArgoCd(`jsonnet library "${library}" leads out of the repository`);
      return joined.path;
    });
  return {
    operation: 'jsonnet.evaluate',
    arguments: {
      file,
      libs: [directory, ...libraries],
      tlas: variables(jsonnet['tlas'], environment),
      extVars: variables(jsonnet['extVars'], environment),
      output: 'objects',
    },
    files: await jsonnetFiles(snapshot, file, [directory, ...libraries]),
  };
}

function variables(value: Json | undefined, environment: BuildEnvironment): JsonObject[] {
  return (Array.isArray(value) ? value : []).filter(isJsonObject).map((variable) => ({
    name: typeof variable['name'] === 'string' ? variable['name'] : '',
    value: typeof variable['value'] === 'string' ? expand(variable['value'], environment) : '',
    code: variable['code'] === true,
  }));
}
