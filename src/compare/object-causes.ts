import {
  byIdentity,
  identityOf,
  isJsonObject,
  type Json,
  type JsonObject,
  type KubeObject,
} from '../model/kube-object.ts';
import { compareCodeUnits } from '../text/canonical.ts';
import { describe } from './application-findings.ts';
import { equalJson } from './equal-json.ts';
import { imagesOf, shownImage, splitImage } from './images.ts';

type Objects = ReadonlyMap<string, KubeObject>;

/** What the change does to the parts that are asked about first: images, numbers of replicas, CRDs. One line each. */
export function objectCauses(base: readonly KubeObject[], head: readonly KubeObject[]): string[] {
  const before = byIdentity(base, () => {});
  const after = byIdentity(head, () => {});
  return [...imageCauses(before, after), ...replicaCauses(before, after), ...crdCauses(before, after)];
}

/** Changes that are the same in several objects, and in how many. */
type Counted = Map<string, Set<string>>;

function count(into: Counted, text: string, key: string): void {
  into.set(text, (into.get(text) ?? new Set()).add(key));
}

function lines(counted: Counted): string[] {
  return [...counted]
    .map(([text, keys]) => `${text} (${keys.size} object${keys.size === 1 ? '' : 's'})`)
    .sort(compareCodeUnits);
}

function imageCauses(before: Objects, after: Objects): string[] {
  const [was, is] = [imagesByObject(before), imagesByObject(after)];
  const changed: Counted = new Map();
  const replaced = new Set<string>();
  const introduced = new Set<string>();
  for (const [key, images] of is) {
    for (const [container, image] of images) {
      const old = was.get(key)?.get(container);
      if (old === undefined || old === image) continue;
      replaced.add(old);
      introduced.add(image);
      count(changed, `image ${imageChange(old, image)}`, key);
    }
  }
  const all = (side: typeof was) => new Set([...side.values()].flatMap((images) => [...images.values()]));
  const [allBefore, allAfter] = [all(was), all(is)];
  const only = (side: typeof was, known: Set<string>, told: Set<string>, word: string): string[] => {
    const found: Counted = new Map();
    for (const [key, images] of side)
      for (const image of images.values())
        if (!known.has(image) && !told.has(image)) count(found, `image ${shownImage(image)} ${word}`, key);
    return lines(found);
  };
  return [...lines(changed), ...only(is, allBefore, introduced, 'added'), ...only(was, allAfter, replaced, 'removed')];
}

/** Images by object and container. */
function imagesByObject(objects: Objects): Map<string, Map<string, string>> {
  return new Map(
    [...objects].map(([key, object]) => [key, imagesOf(object)] as const).filter(([, images]) => images.size > 0),
  );
}

function imageChange(old: string, image: string): string {
  const [before, after] = [splitImage(old), splitImage(image)];
  const version = ({ tag, digest }: typeof after) => shownImage([tag, digest].filter(Boolean).join('@') || '(no tag)');
  return before.name === after.name
    ? `${shownImage(after.name)}: ${version(before)} → ${version(after)}`
    : `${shownImage(old)} → ${shownImage(image)}`;
}

const REPLICA_FIELDS = ['replicas', 'minReplicas', 'maxReplicas'];

function replicaCauses(before: Objects, after: Objects): string[] {
  const named = new Map<string, string[]>();
  for (const [key, object] of after) {
    const old = before.get(key);
    if (!old) continue;
    for (const field of REPLICA_FIELDS) {
      const [was, is] = [numberAt(old['spec'], field), numberAt(object['spec'], field)];
      if (was === is) continue;
      const text = `${was ?? '(none)'} → ${is ?? '(none)'}`;
      const change = `${field}\n${text}`;
      named.set(change, [...(named.get(change) ?? []), describe(identityOf(object))]);
    }
  }
  return [...named]
    .map(([change, objects]) => {
      const [field, text] = change.split('\n');
      const [one] = objects;
      return objects.length === 1 ? `${field} of ${one}: ${text}` : `${field}: ${text} (${objects.length} objects)`;
    })
    .sort(compareCodeUnits);
}

function numberAt(spec: Json | undefined, field: string): number | bigint | undefined {
  const value = isJsonObject(spec) ? spec[field] : undefined;
  return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
}

function crdCauses(before: Objects, after: Objects): string[] {
  const [was, is] = [crdsOf(before), crdsOf(after)];
  const causes: string[] = [];
  const rest: Record<'added' | 'changed' | 'removed', string[]> = { removed: [], changed: [], added: [] };
  for (const [name, { spec, served, storage }] of was) {
    const now = is.get(name);
    if (!now) rest.removed.push(`${name} (${served.join(', ')})`);
    else if (!equalJson(now.spec, spec)) {
      const dropped = served.filter((version) => !now.served.includes(version));
      const fresh = now.served.filter((version) => !served.includes(version));
      if (dropped.length > 0) causes.push(`CRD ${name}: ${dropped.join(', ')} no longer served`);
      if (fresh.length > 0) causes.push(`CRD ${name}: ${fresh.join(', ')} served now`);
      if (now.storage !== storage) causes.push(`CRD ${name}: stored as ${storage} → ${now.storage}`);
      if (dropped.length + fresh.length === 0 && now.storage === storage) rest.changed.push(name);
    }
  }
  for (const [name, { served }] of is) if (!was.has(name)) rest.added.push(`${name} (${served.join(', ')})`);
  for (const word of ['removed', 'changed', 'added'] as const) {
    const names = rest[word].sort(compareCodeUnits);
    if (names.length > 0) causes.push(`CRD${names.length === 1 ? '' : 's'} ${word}: ${names.join(', ')}`);
  }
  return causes;
}

function crdsOf(objects: Objects): Map<string, { spec: JsonObject; served: string[]; storage: string }> {
  const crds = new Map<string, { spec: JsonObject; served: string[]; storage: string }>();
  for (const object of objects.values()) {
    if (object.kind !== 'CustomResourceDefinition') continue;
    const spec = isJsonObject(object['spec']) ? object['spec'] : {};
    const versions: JsonObject[] = Array.isArray(spec['versions']) ? spec['versions'].filter(isJsonObject) : [];
    crds.set(identityOf(object).name, {
      spec,
      served: versions.filter(({ served }) => served === true).map(({ name }) => String(name)),
      storage: String(versions.find(({ storage }) => storage === true)?.['name'] ?? '(none)'),
    });
  }
  return crds;
}
