import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { NotChecked } from '../model/report.ts';
import type { Snapshot } from '../ports/repository.ts';
import { jsonText } from '../text/json-text.ts';
import { changedPaths } from './changed-paths.ts';
import type { DesiredState } from './desired-state.ts';
import type { FoundApplicationSet } from './discover.ts';

/** Every ApplicationSet of head, and those of base that head has no more: none is expanded, so what they generate is not checked. */
export function applicationSetsNotChecked(
  base: DesiredState,
  head: DesiredState,
  isThisRepository: (url: string) => boolean,
): NotChecked[] {
  const before = base.discovered.applicationSets;
  const sets = head.discovered.applicationSets;
  const reached = reachedApplicationSets(
    { snapshot: base.side.snapshot, sets: before },
    { snapshot: head.side.snapshot, sets },
    isThisRepository,
  );
  // Beside no Application at all, a pass would be one of nothing.
  const isAlone = base.applications.size === 0 && head.applications.size === 0;
  return [
    ...sets.map((set) => ({
      what: shown(set),
      reason: 'this version does not expand ApplicationSets',
      reached: isAlone || reached.has(set),
    })),
    ...missingApplicationSets(before, sets).map((set) => ({
      what: shown(set),
      ...whyMissing(set, head),
      reached: true,
    })),
  ];
}

function shown({ name, place, line }: FoundApplicationSet): string {
  return `ApplicationSet ${name} (${line === undefined ? place : `${place}:${line}`})`;
}

function whyMissing(set: FoundApplicationSet, head: DesiredState): { reason: string; help?: string } {
  if (set.parent !== undefined && head.applications.get(set.parent)?.obstacle)
    return { reason: 'the Application that renders it cannot be rendered' };
  if (head.discovered.unreadable.has(set.place)) return { reason: 'the file that it stood in could not be read' };
  const policy = isJsonObject(set.spec['syncPolicy']) ? set.spec['syncPolicy'] : {};
  return {
    reason: 'the change removes it, and with it the Applications that it generates; this version does not list them',
    help:
      policy['preserveResourcesOnDeletion'] === true
        ? 'What those Applications deploy stays: preserveResourcesOnDeletion is set.'
        : 'What those Applications deploy is deleted too, unless spec.syncPolicy.preserveResourcesOnDeletion is set before.',
  };
}

/** The sets of base that head has nowhere; one that has only moved is not missing. */
export function missingApplicationSets(
  base: readonly FoundApplicationSet[],
  head: readonly FoundApplicationSet[],
): FoundApplicationSet[] {
  const before = byPlace(base);
  const after = byPlace(head);
  const moved = [...after].filter(([key]) => !before.has(key)).map(([, { id }]) => id);
  return [...before]
    .filter(([key]) => !after.has(key))
    .map(([, set]) => set)
    .filter(({ id }) => {
      const at = moved.indexOf(id);
      if (at >= 0) moved.splice(at, 1);
      return at < 0;
    });
}

/** One place may hold several sets of one name. */
function byPlace(sets: readonly FoundApplicationSet[]): Map<string, FoundApplicationSet> {
  const found = new Map<string, FoundApplicationSet>();
  for (const set of sets) {
    let key = `${set.place}\n${set.id}`;
    while (found.has(key)) key += '\nagain';
    found.set(key, set);
  }
  return found;
}

/**
 * The ApplicationSets whose Applications this change may reach: the set itself is new or changed, or a changed file lies
 * where its generators or its template look.
 */
export function reachedApplicationSets(
  base: { snapshot: Snapshot; sets: readonly FoundApplicationSet[] },
  head: { snapshot: Snapshot; sets: readonly FoundApplicationSet[] },
  isThisRepository: (url: string) => boolean,
): Set<FoundApplicationSet> {
  const before = byPlace(base.sets);
  const changed = changedPaths(base.snapshot, head.snapshot);
  const reached = new Set<FoundApplicationSet>();
  for (const [key, set] of byPlace(head.sets)) {
    const was = before.get(key);
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
