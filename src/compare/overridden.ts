import { type ApplicationDrift, NOT_SET } from '../model/drift.ts';
import { objectOf } from '../model/fields.ts';
import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../model/kube-object.ts';
import { stringifyJson } from '../text/json.ts';
import { parseYaml } from '../text/yaml.ts';
import { equalJson } from './equal-json.ts';
import { maskSecrets } from './mask-secrets.ts';

type Overridden = ApplicationDrift['overridden'][number];

/** Longer values, such as a whole values file, say nothing on one line. */
const SHOWN = 200;

/**
 * What the spec of the live Application has otherwise than Git's manifest of it: `helm.parameters[image.tag]`, `targetRevision`. What
 * Go leaves out when it is empty is not set, and what Argo CD writes itself is no override (util/argo NormalizeApplicationSpec).
 * Credentials are masked.
 */
export function overriddenFields(git: KubeObject, live: JsonObject): Overridden[] {
  // Masked together, so that equal values stay equal and others do not.
  const masked = maskSecrets(withParsedValues(git), withParsedValues({ ...live, apiVersion: '', kind: 'Application' }));
  const [wanted, found] = [specOf(masked.base), specOf(masked.head)];
  return differing(wanted, found, '').map(({ field, git: was, live: is }) => ({
    field: field.replace(/^source\.(?=.)/, ''),
    git: shown(was),
    live: shown(is),
  }));
}

/** Argo CD renders with what is set by hand, so that what it calls Git's is not what stands in Git. */
export function overrideNotes(overridden: readonly Overridden[]): string[] {
  return overridden.every(({ field }) => UNRENDERED.test(field))
    ? []
    : ["Argo CD compares with what is set by hand: what is told here as Git's is what Git is with that."];
}

/** Fields that shape no object. */
const UNRENDERED = /^(?:syncPolicy|project|info|revisionHistoryLimit|ignoreDifferences)\b/;

interface Difference {
  field: string;
  git: Json | undefined;
  live: Json | undefined;
}

function differing(git: Json | undefined, live: Json | undefined, at: string): Difference[] {
  if (equalJson(git, live) || (isUnset(git, at) && isUnset(live, at)) || isSameWord(git, live, at)) return [];
  const areMaps = [git, live].every((value) => value === undefined || isJsonObject(value));
  const isTurnedOn = at === AUTOMATED && (git === undefined) !== (live === undefined);
  if (areMaps && !isTurnedOn) return differingFields(objectOf(git), objectOf(live), at);
  const keyed = keyedList(at, git, live);
  return keyed ?? [{ field: at, git, live }];
}

function differingFields(git: JsonObject, live: JsonObject, at: string): Difference[] {
  const keys = [...new Set([...Object.keys(git), ...Object.keys(live)])].sort();
  return keys.flatMap((key) => {
    // The server of a destination that Git names is looked up by Argo CD.
    if (at === 'destination' && key === 'server' && git['name'] && git['name'] === live['name']) return [];
    return differing(git[key], live[key], below(at, key));
  });
}

/** Lists whose elements have names: parameters, images, sync options; other maps go by their places. */
function keyedList(at: string, git: Json | undefined, live: Json | undefined): Difference[] | undefined {
  const isOfMaps = [git, live].every((list) => Array.isArray(list) && list.every(isJsonObject));
  const keyOf = KEYS.find(([field]) => field.test(at))?.[1] ?? (isOfMaps ? byIndex : undefined);
  if (!keyOf) return undefined;
  const [before, after] = [byKey(git, keyOf), byKey(live, keyOf)];
  if (!before || !after) return undefined;
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    // The value of a parameter is all that there is to say of it.
    const isPlain = [was, is].every((each) => each === undefined || Object.hasOwn(objectOf(each), 'value'));
    const values = isPlain ? differing(objectOf(was)['value'], objectOf(is)['value'], `${at}[${key}]`) : [];
    return values.length > 0 ? values : differing(was, is, `${at}[${key}]`);
  });
}

type KeyOf = (element: Json, index: number) => string | undefined;

const byName: KeyOf = (element) => {
  const name = objectOf(element)['name'];
  return typeof name === 'string' ? name : undefined;
};

const byIndex: KeyOf = (_, index) => String(index);

/** `nginx` of `nginx:1.2`, and of `nginx=registry/nginx:1.2`. */
const byImage: KeyOf = (element) =>
  typeof element === 'string' ? element.replace(/=.*$/, '').replace(/(?:@.*|:[^/]*)$/, '') : undefined;

const byText: KeyOf = (element) => (typeof element === 'string' ? element : undefined);

const KEYS: readonly [RegExp, KeyOf][] = [
  [/(?:^|\.)(?:parameters|fileParameters|env|replicas)$/, byName],
  [/kustomize\.images$/, byImage],
  [/(?:^|\.)syncOptions$/, byText],
];

/** @returns undefined for what is no such list; one that is not there is empty. */
function byKey(list: Json | undefined, keyOf: KeyOf): Map<string, Json> | undefined {
  if (list === undefined || list === null) return new Map();
  if (!Array.isArray(list)) return undefined;
  const found = new Map<string, Json>();
  for (const [index, element] of list.entries()) {
    const key = keyOf(element, index);
    if (key === undefined || found.has(key)) return undefined;
    found.set(key, element);
  }
  return found;
}

function below(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}

/** Who writes `automated: {}` turns it on: it says more than its fields do. */
const AUTOMATED = 'syncPolicy.automated';

/** Whether Go would leave it out. */
function isUnset(value: Json | undefined, at: string): boolean {
  if (value === undefined || value === null || value === '' || (value === false && !at.endsWith('.enabled')))
    return true;
  if (Array.isArray(value)) return value.length === 0;
  if (!isJsonObject(value) || at === AUTOMATED) return false;
  return Object.entries(value).every(([key, inner]) => isUnset(inner, below(at, key)));
}

/** Two words for one thing. */
function isSameWord(git: Json | undefined, live: Json | undefined, at: string): boolean {
  const standard = at === 'project' ? 'default' : /(?:^|\.)targetRevision$/.test(at) ? 'HEAD' : undefined;
  return standard !== undefined && (git || standard) === (live || standard);
}

/** Values that are a text are compared as what they say. */
function withParsedValues(manifest: KubeObject): KubeObject {
  const spec = objectOf(manifest['spec']);
  const source = (value: Json): Json => {
    const helm = objectOf(value)['helm'];
    const text = objectOf(helm)['values'];
    if (typeof text !== 'string') return value;
    const { documents, failures } = parseYaml(text);
    const values = documents[0]?.value;
    if (failures.length > 0 || documents.length !== 1 || !isJsonObject(values)) return value;
    return { ...objectOf(value), helm: { ...objectOf(helm), values } };
  };
  const { source: single, sources } = spec;
  return {
    ...manifest,
    spec: {
      ...spec,
      ...(single !== undefined && { source: source(single) }),
      ...(Array.isArray(sources) && { sources: sources.map(source) }),
    },
  };
}

function shown(value: Json | undefined): string {
  if (value === undefined || value === null || value === '') return NOT_SET;
  const text =
    typeof value === 'string'
      ? value
      : isJsonObject(value) || Array.isArray(value)
        ? stringifyJson(value, 0)
        : String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function specOf(manifest: KubeObject | undefined): JsonObject {
  return objectOf(manifest?.['spec']);
}
