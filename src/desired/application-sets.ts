import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { Snapshot } from '../ports/repository.ts';
import { jsonText } from '../text/json-text.ts';
import { changedPaths } from './changed-paths.ts';
import type { FoundApplicationSet } from './discover.ts';

/**
 * The ApplicationSets whose Applications this change may reach: the set itself is new or changed, or a changed file lies
 * where its generators or its template look.
 */
export function reachedApplicationSets(
  base: { snapshot: Snapshot; sets: readonly FoundApplicationSet[] },
  head: { snapshot: Snapshot; sets: readonly FoundApplicationSet[] },
  isThisRepository: (url: string) => boolean,
): Set<FoundApplicationSet> {
  const before = new Map(base.sets.map((set) => [`${set.place}\n${set.name}`, set]));
  const changed = changedPaths(base.snapshot, head.snapshot);
  const reached = new Set<FoundApplicationSet>();
  for (const set of head.sets) {
    const was = before.get(`${set.place}\n${set.name}`);
    const same = was && jsonText(was.spec) === jsonText(set.spec);
    const prefixes = watchedPrefixes(set.spec, isThisRepository);
    if (!same || changed.some((path) => prefixes.some((prefix) => path.startsWith(prefix)))) reached.add(set);
  }
  return reached;
}

/** The literal beginnings of every path of this repository that a set looks at. */
function watchedPrefixes(spec: JsonObject, isThisRepository: (url: string) => boolean): string[] {
  // A patch of the template can point anywhere.
  if (typeof spec['templatePatch'] === 'string' && /\b(path|repoURL)\b/.test(spec['templatePatch'])) return [''];
  const template = isJsonObject(spec['template']) ? spec['template'] : {};
  const templateSpec = isJsonObject(template['spec']) ? template['spec'] : {};
  const generated = gitGenerators(spec['generators'])
    .filter((git) => mayBeHere(git, isThisRepository))
    .flatMap(generatorPaths);
  const sources = [templateSpec['source'], ...(Array.isArray(templateSpec['sources']) ? templateSpec['sources'] : [])];
  const templated = sources
    .filter(isJsonObject)
    .filter((source) => mayBeHere(source, isThisRepository) || source['chart'] !== undefined)
    .flatMap(sourcePaths)
    // A path that is a parameter alone is one of the generator's.
    .filter((path) => !(generated.length > 0 && path.startsWith('{{')));
  return [...generated, ...templated].map((path) => /^[^{*?[$]*/.exec(path.replace(/^\.?\//, ''))?.[0] ?? '');
}

/** A URL with a parameter in it may be the one of this repository. */
function mayBeHere({ repoURL }: JsonObject, isThisRepository: (url: string) => boolean): boolean {
  return typeof repoURL === 'string' && (repoURL.includes('{{') || isThisRepository(repoURL));
}

/** Every `git` generator, however deep in `matrix` and `merge`. */
function gitGenerators(value: Json | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(gitGenerators);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'git' && isJsonObject(item) ? [item] : gitGenerators(item),
  );
}

function generatorPaths(git: JsonObject): string[] {
  return [git['directories'], git['files']]
    .flatMap((entries) => (Array.isArray(entries) ? entries : []))
    .map((entry) => (isJsonObject(entry) ? entry['path'] : undefined))
    .filter((path) => typeof path === 'string');
}

/** What a source reads: its path, unless it is a chart of elsewhere, and value files of a `$ref`. */
function sourcePaths(source: JsonObject): string[] {
  const helm = isJsonObject(source['helm']) ? source['helm'] : {};
  const files = (Array.isArray(helm['valueFiles']) ? helm['valueFiles'] : []).filter(
    (file) => typeof file === 'string',
  );
  const referenced = files.filter((file) => file.startsWith('$')).map((file) => file.replace(/^\$[^/]*\//, ''));
  return typeof source['path'] === 'string' && source['chart'] === undefined
    ? [source['path'], ...referenced]
    : referenced;
}
