import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import { setGenerators } from './generators.ts';

/**
 * The parameters that a generator gives, as far as its text alone tells: with Go templates by their first name, and else as they
 * are written, `values.a`. A name that ends with `*` stands for all that begin so.
 */
export interface Parameters {
  /** In one set of parameters at least. */
  some: ReadonlySet<string>;
  /** In every set, as far as can be told. */
  every: ReadonlySet<string>;
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  clusters: ['name', 'nameNormalized', 'server', 'project'],
  scmProvider: [
    'organization',
    'repository',
    'repository_id',
    'url',
    'branch',
    'sha',
    'short_sha',
    'short_sha_7',
    'labels',
    'branchNormalized',
  ],
  pullRequest: [
    'number',
    'title',
    'branch',
    'branch_slug',
    'target_branch',
    'target_branch_slug',
    'head_sha',
    'head_short_sha',
    'head_short_sha_7',
    'author',
  ],
};

/**
 * @returns the parameters of an entry with one generator, or nothing where they depend on what is read elsewhere: on files, plugins
 * and resources (applicationset/generators).
 */
export function parametersOf(entry: JsonObject, goTemplate: boolean): Parameters | undefined {
  const [kind, ...others] = setGenerators(entry);
  const generator = kind === undefined ? undefined : entry[kind];
  if (others.length > 0 || !isJsonObject(generator)) return undefined;
  switch (kind) {
    case 'list':
      return listParameters(generator, goTemplate);
    case 'matrix':
    case 'merge':
      return combined(generator['generators'], kind, goTemplate);
    case 'git':
      return directoryParameters(generator, goTemplate);
    case 'clusters':
      return generator['flatList'] === true
        ? exactly(['clusters'])
        : exactly([...clusterNames(goTemplate), ...valueNames(generator, goTemplate)]);
    case 'scmProvider':
    case 'pullRequest': {
      const labels = kind === 'pullRequest' && goTemplate ? ['labels'] : [];
      return exactly([...(NAMES[kind] ?? []), ...labels, ...valueNames(generator, goTemplate)]);
    }
    default:
      return undefined;
  }
}

/** Whether a parameter is among the names. */
export function isAmong(name: string, names: ReadonlySet<string>): boolean {
  return names.has(name) || [...names].some((each) => each.endsWith('*') && name.startsWith(each.slice(0, -1)));
}

function exactly(names: readonly string[]): Parameters {
  const set = new Set(names);
  return { some: set, every: set };
}

function clusterNames(goTemplate: boolean): string[] {
  const metadata = goTemplate ? ['metadata'] : ['metadata.labels.*', 'metadata.annotations.*'];
  return [...(NAMES['clusters'] ?? []), ...metadata];
}

function valueNames(generator: JsonObject, goTemplate: boolean): string[] {
  const values = isJsonObject(generator['values']) ? Object.keys(generator['values']) : [];
  if (goTemplate) return values.length > 0 ? ['values'] : [];
  return values.map((key) => `values.${key}`);
}

function listParameters(generator: JsonObject, goTemplate: boolean): Parameters | undefined {
  if (generator['elementsYaml']) return undefined;
  const elements = Array.isArray(generator['elements']) ? generator['elements'].filter(isJsonObject) : [];
  if (elements.length === 0) return undefined;
  const sets = elements.map((element) => new Set(elementNames(element, goTemplate)));
  const some = new Set(sets.flatMap((set) => [...set]));
  return { some, every: new Set([...some].filter((name) => sets.every((set) => set.has(name)))) };
}

function elementNames(element: JsonObject, goTemplate: boolean): string[] {
  if (goTemplate) return Object.keys(element);
  return Object.entries(element).flatMap(([key, value]) =>
    key === 'values' && isJsonObject(value) ? Object.keys(value).map((name) => `values.${name}`) : [key],
  );
}

function directoryParameters(generator: JsonObject, goTemplate: boolean): Parameters | undefined {
  if (!Array.isArray(generator['directories']) || generator['directories'].length === 0) return undefined;
  const prefix = typeof generator['pathParamPrefix'] === 'string' ? generator['pathParamPrefix'] : '';
  const path = prefix === '' ? 'path' : `${prefix}.path`;
  const own = goTemplate
    ? [prefix === '' ? 'path' : prefix]
    : [path, `${path}.basename`, `${path}.basenameNormalized`, `${path}[*`];
  return exactly([...own, ...valueNames(generator, goTemplate)]);
}

function combined(list: Json | undefined, kind: 'matrix' | 'merge', goTemplate: boolean): Parameters | undefined {
  const entries = Array.isArray(list) ? list.filter(isJsonObject) : [];
  const all = entries.map((entry) => parametersOf(entry, goTemplate));
  const known = all.filter((each) => each !== undefined);
  if (known.length === 0 || known.length < all.length) return undefined;
  const some = new Set(known.flatMap((each) => [...each.some]));
  // Whether every set has an equal key in what is merged in, is not written here.
  return { some, every: kind === 'merge' ? some : new Set(known.flatMap((each) => [...each.every])) };
}
