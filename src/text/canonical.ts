import { createHash } from 'node:crypto';
import { UndeterminedError } from '../errors.ts';
import {
  byIdentity,
  identityOf,
  isJsonObject,
  isSecret,
  type Json,
  type JsonObject,
  type KubeObject,
} from '../model/kube-object.ts';

const VERSION = 'crs/v1';

/** Where kubectl keeps the object as it was last applied, secret values and all. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Far beyond any manifest, and well before the call stack ends. */
const MAXIMUM_DEPTH = 500;

/** What Argo CD writes on objects to know them again. It names the Application, not its content, so it is left out. */
export interface TrackingKeys {
  annotations: readonly string[];
  labels: readonly string[];
}

export const DEFAULT_TRACKING: TrackingKeys = {
  annotations: ['argocd.argoproj.io/tracking-id', 'argocd.argoproj.io/installation-id'],
  labels: [],
};

export interface RenderedSetDigest {
  /** `crs/v1:` and 64 hexadecimal digits. */
  digest: string;
  /** The digest of each object, by identity key; made when it is asked for. */
  readonly objects: ReadonlyMap<string, string>;
  /** Values of Secrets that no digest covers. */
  secretValuesNotCompared: number;
}

/**
 * The crs/v1 digest of what an Application renders (docs/reference/digest.md has every rule).
 *
 * @param objects as they are after Argo CD's post-processing: namespaces set, in any order
 * @throws UndeterminedError when two objects have one identity, or an object cannot be written canonically
 */
export function digestObjects(
  objects: readonly KubeObject[],
  tracking: TrackingKeys = DEFAULT_TRACKING,
): RenderedSetDigest {
  const named = byIdentity(objects, (key) => {
    throw new UndeterminedError(`${key} is rendered twice, so there is no digest`, {
      next: 'Rename or remove one of the two objects.',
    });
  });
  let secretValuesNotCompared = 0;
  const texts = new Map<string, string>();
  for (const [key, object] of [...named].sort(byIdentityParts)) {
    const normalised = normaliseObject(object, tracking);
    const { value, secrets } = isSecret(object) ? withoutSecretValues(normalised) : { value: normalised, secrets: 0 };
    secretValuesNotCompared += secrets;
    texts.set(key, canonicalJson(value, key));
  }
  const parts = [...texts.values()].flatMap((text, index) => (index === 0 ? [text] : [',', text]));
  return {
    digest: hash(['[', ...parts, ']']),
    secretValuesNotCompared,
    get objects() {
      return new Map([...texts].map(([key, text]) => [key, hash([text])]));
    },
  };
}

/** Of a text in parts: nobody needs megabytes of it in one. */
function hash(parts: readonly string[]): string {
  const sum = createHash('sha256').update(`${VERSION}\n`, 'utf8');
  for (const part of parts) sum.update(part, 'utf8');
  return `${VERSION}:${sum.digest('hex')}`;
}

/** Objects with `generateName` tie, and keep their order: the sort is stable. */
function byIdentityParts([, left]: [string, KubeObject], [, right]: [string, KubeObject]): number {
  const a = identityOf(left);
  const b = identityOf(right);
  return (
    compareCodeUnits(a.group, b.group) ||
    compareCodeUnits(a.kind, b.kind) ||
    compareCodeUnits(a.namespace, b.namespace) ||
    compareCodeUnits(a.name, b.name)
  );
}

/** Order by UTF-16 code units: the same in every locale. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * An object without what says nothing of its content: `status`, a null `metadata.creationTimestamp`, Argo CD's tracking, empty
 * labels and annotations. The `stringData` of a Secret becomes `data`, as the API server does it. The input is not changed.
 */
export function normaliseObject(object: KubeObject, tracking: TrackingKeys = DEFAULT_TRACKING): KubeObject {
  const { status: _, ...rest } = object;
  const normalised = rest as KubeObject;
  if (isJsonObject(object['metadata'])) {
    const metadata = { ...object['metadata'] };
    if (metadata['creationTimestamp'] === null) delete metadata['creationTimestamp'];
    leaveOut(metadata, 'annotations', tracking.annotations);
    leaveOut(metadata, 'labels', tracking.labels);
    normalised['metadata'] = metadata;
  }
  return isSecret(object) ? foldStringData(normalised) : normalised;
}

function leaveOut(metadata: JsonObject, field: 'annotations' | 'labels', keys: readonly string[]): void {
  const entries = metadata[field];
  if (!isJsonObject(entries)) {
    if (entries === null) delete metadata[field];
    return;
  }
  const kept = { ...entries };
  for (const key of keys) delete kept[key];
  if (Object.keys(kept).length === 0) delete metadata[field];
  else metadata[field] = kept;
}

/** `stringData` wins over `data`; line breaks inside base64 carry nothing; null is the empty value (gitops-engine, diff). */
function foldStringData(secret: KubeObject): KubeObject {
  const { stringData, ...folded } = secret;
  const data = new Map<string, Json | undefined>();
  if (isJsonObject(secret['data'])) {
    for (const [key, value] of Object.entries(secret['data'])) {
      data.set(key, typeof value === 'string' ? value.replace(/\s+/g, '') : (value ?? ''));
    }
  }
  if (isJsonObject(stringData)) {
    for (const [key, value] of Object.entries(stringData)) {
      data.set(key, typeof value === 'string' ? Buffer.from(value, 'utf8').toString('base64') : (value ?? ''));
    }
  }
  if (data.size > 0) folded['data'] = Object.fromEntries(data);
  else delete folded['data'];
  return folded as KubeObject;
}

/** A plain digest of a short secret can be guessed, so the name of its key stands for the value. */
function withoutSecretValues(secret: KubeObject): { value: KubeObject; secrets: number } {
  const value = { ...secret };
  let secrets = 0;
  const token = ([key]: [string, unknown]): [string, string] => {
    secrets++;
    return [key, `s:${key}`];
  };
  if (isJsonObject(secret['data'])) value['data'] = Object.fromEntries(Object.entries(secret['data']).map(token));
  const metadata = secret['metadata'];
  if (isJsonObject(metadata) && isJsonObject(metadata['annotations']) && LAST_APPLIED in metadata['annotations']) {
    secrets++;
    value['metadata'] = {
      ...metadata,
      annotations: { ...metadata['annotations'], [LAST_APPLIED]: `s:${LAST_APPLIED}` },
    };
  }
  return { value, secrets };
}

/**
 * RFC 8785 (JCS). What JSON numbers cannot hold exactly, integers beyond ±(2^53 − 1) that are bigints, becomes the string
 * `crs:int:` and its digits; a string that begins with `crs:` gets another `crs:` in front, so that no two values share a text.
 *
 * @param subject what the value belongs to, for the message of an error
 * @throws UndeterminedError for lone surrogates, infinities and a nesting deeper than 500
 */
export function canonicalJson(value: Json | undefined, subject: string): string {
  // What the engine renders has its keys in order, and the text of V8 is that of RFC 8785 then
  const text = isInOrder(value, 0) ? JSON.stringify(value) : undefined;
  return text === undefined || UNLIKE_JSON.test(text) ? canonicalText(value, subject, 0) : text;
}

/** The beginning that strings get another time, and lone surrogates, which are written as escapes. */
const UNLIKE_JSON = /"crs:|\\ud[89a-f]/;

/** Whether a value holds nothing but JSON, every key of it in the order of RFC 8785. */
function isInOrder(value: Json | undefined, depth: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean';
  if (value === null) return true;
  if (depth > MAXIMUM_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isInOrder(item, depth + 1));
  let last: string | undefined;
  for (const key in value) {
    if ((last !== undefined && key < last) || !isInOrder(value[key], depth + 1)) return false;
    last = key;
  }
  return true;
}

function canonicalText(value: Json | undefined, subject: string, depth: number): string {
  if (typeof value === 'string') return canonicalString(value.startsWith('crs:') ? `crs:${value}` : value, subject);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? String(number) : `"crs:int:${value}"`;
  }
  if (typeof value === 'boolean' || value === null) return String(value);
  if (typeof value !== 'object') throw new UndeterminedError(`${subject}: ${String(value)} is not a JSON value`);
  assertDepth(depth, subject);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item, subject, depth + 1)).join(',')}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort(compareCodeUnits)) {
    const member = value[key];
    if (member === undefined) continue;
    members.push(`${canonicalString(key, subject)}:${canonicalText(member, subject, depth + 1)}`);
  }
  return `{${members.join(',')}}`;
}

function canonicalString(text: string, subject: string): string {
  if (LONE_SURROGATE.test(text)) throw new UndeterminedError(`${subject}: a string is not valid Unicode`);
  return JSON.stringify(text);
}

/** @throws UndeterminedError when `depth` is beyond what the recursive functions here can follow. */
export function assertDepth(depth: number, subject: string): void {
  if (depth > MAXIMUM_DEPTH) throw new UndeterminedError(`${subject}: nested deeper than ${MAXIMUM_DEPTH} levels`);
}
