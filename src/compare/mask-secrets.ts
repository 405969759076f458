import { isJsonObject, isSecret, type Json, type JsonObject, type KubeObject } from '../model/kube-object.ts';
import { assertDepth, LAST_APPLIED } from '../text/canonical.ts';
import { parseJson, stringifyJson } from '../text/json.ts';
import { equalJson } from './equal-json.ts';
import { pointerStep } from './json-pointer.ts';
import { isCredentialFlag, isCredentialKey, type Mask, maskCredential, maskText } from './mask-text.ts';
import { UNSTABLE_VALUE } from './unstable.ts';

const SHORTEST = 8;
const STEP = 4;

const MAKES_SECRETS = /^(?:SealedSecret|(?:Cluster)?ExternalSecret)$/;
/** How values are masked, and who is told of those that stand outside Secrets. */
interface Masking {
  mask: Mask;
  /** @param pointer JSON Pointer to the field. */
  note(pointer: string): void;
}

/** Two sides of one object, as they may be shown. */
export interface MaskedPair {
  base: KubeObject | undefined;
  head: KubeObject | undefined;
  /** JSON Pointers to fields of which something is masked though they are no data of a Secret: by their names, or by what they hold. */
  outsideSecrets: string[];
}

/**
 * Replaces secret values of two sides of one object by runs of `+` (the scheme of gitops-engine's HideSecretData): equal values
 * of a key get equal runs, different ones runs of different lengths, so that a changed value shows as a changed line; a run
 * tells nothing of the value's content or length. Keys are never masked.
 *
 * Secret are: `data` and `stringData` of Secrets, also of those inside other objects, of the template of a SealedSecret and of
 * the last-applied annotation; values under keys that name a credential; private keys in PEM; passwords in URLs.
 */
export function maskSecrets(base: KubeObject | undefined, head: KubeObject | undefined): MaskedPair {
  const fields = new Set<string>();
  const side = sideMasker((pointer) => void fields.add(pointer));
  return { base: side(base), head: side(head), outsideSecrets: [...fields] };
}

/** The same for any number of versions of one object: values that are equal in two of them have equal runs. */
export function maskVersions(versions: readonly (KubeObject | undefined)[]): (KubeObject | undefined)[] {
  return versions.map(sideMasker(() => {}));
}

function sideMasker(note: Masking['note']): (object: KubeObject | undefined) => KubeObject | undefined {
  const masking: Masking = { mask: createMask(), note };
  return (object) => object && (masked(object, masking, '', 0) as KubeObject);
}

function createMask(): Mask {
  const runs = new Map<string, Map<string, string>>();
  return (key, value) => {
    if (value === UNSTABLE_VALUE) return value;
    const known = runs.get(key) ?? new Map<string, string>();
    runs.set(key, known);
    const text = typeof value === 'string' ? value : stringifyJson(value, 0);
    const run = known.get(text) ?? '+'.repeat(SHORTEST + STEP * known.size);
    known.set(text, run);
    return run;
  };
}

function masked(value: Json, masking: Masking, at: string, depth: number): Json {
  assertDepth(depth, 'object');
  if (typeof value === 'string') return noted(maskText(value, masking.mask), value, masking, at);
  if (Array.isArray(value)) return maskList(value, masking, at, depth);
  if (!isJsonObject(value)) return value;
  const secret = isSecret(value);
  const variable = typeof value['name'] === 'string' ? value['name'] : '';
  return mapEntries(value, (key, member) => {
    const here = at + pointerStep(key);
    if (secret && (key === 'data' || key === 'stringData')) return maskData(key, member, masking.mask);
    if (key === LAST_APPLIED) return maskLastApplied(member, masking, here, depth);
    if (key === 'spec' && MAKES_SECRETS.test(String(value['kind'])))
      return maskTemplates(member, masking, here, depth + 1);
    const holder = key === 'value' && variable !== '' ? variable : key;
    if (isCredentialKey(holder)) return maskHeld(holder, member, masking, here, depth + 1);
    return masked(member, masking, here, depth + 1);
  });
}

/** What stands under a key that names a credential: one, or a list of several. */
function maskHeld(key: string, value: Json, masking: Masking, at: string, depth: number): Json {
  if (typeof value === 'string') return noted(maskCredential(key, value, masking.mask), value, masking, at);
  if (typeof value === 'number' || typeof value === 'bigint') {
    masking.note(at);
    return masking.mask(key, value);
  }
  if (!Array.isArray(value)) return masked(value, masking, at, depth);
  assertDepth(depth, 'object');
  return value.map((item, i) => maskHeld(key, item, masking, at + pointerStep(i), depth + 1));
}

function maskList(list: Json[], masking: Masking, at: string, depth: number): Json[] {
  return list.map((item, i) => {
    const here = at + pointerStep(i);
    if (typeof item === 'string' && isCredentialFlag(list[i - 1]) && !item.startsWith('-'))
      return noted(maskCredential(String(list[i - 1]), item, masking.mask), item, masking, here);
    return masked(item, masking, here, depth + 1);
  });
}

function noted(hidden: string, value: string, masking: Masking, at: string): string {
  if (hidden !== value) masking.note(at);
  return hidden;
}

/** The `template` of a SealedSecret (`spec.template`) or ExternalSecret (`spec.target.template`) is a Secret without its kind. */
function maskTemplates(value: Json, masking: Masking, at: string, depth: number): Json {
  if (!isJsonObject(value)) return masked(value, masking, at, depth);
  return mapEntries(value, (key, member) => {
    const here = at + pointerStep(key);
    if (key === 'target' || key === 'externalSecretSpec') return maskTemplates(member, masking, here, depth + 1);
    if (key !== 'template' || !isJsonObject(member)) return masked(member, masking, here, depth + 1);
    return mapEntries(member, (field, data) =>
      isJsonObject(data) && (field === 'data' || field === 'stringData')
        ? mapEntries(data, (name, text) =>
            typeof text === 'string' ? maskCredential(name, text, masking.mask) : masking.mask(name, text),
          )
        : masked(data, masking, here + pointerStep(field), depth + 1),
    );
  });
}

function mapEntries(object: JsonObject, change: (key: string, value: Json) => Json): JsonObject {
  // fromEntries defines keys such as __proto__; an assignment would run their setters.
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, value === undefined ? undefined : change(key, value)]),
  );
}

/** A value in `stringData` is masked as the base64 that `data` would hold: moving it from one to the other changes nothing. */
function maskData(field: 'data' | 'stringData', values: Json, mask: Mask): Json {
  if (!isJsonObject(values)) return values === null ? null : mask(field, values);
  return mapEntries(values, (key, value) => {
    const text = field === 'stringData' && typeof value === 'string' ? Buffer.from(value).toString('base64') : value;
    return mask(key, text ?? '');
  });
}

/** The annotation repeats the object, so its values are masked as the object's own are. */
function maskLastApplied(value: Json, masking: Masking, at: string, depth: number): Json {
  if (typeof value !== 'string') return masking.mask(LAST_APPLIED, value);
  let applied: Json;
  try {
    applied = parseJson(value);
  } catch {
    return noted(masking.mask(LAST_APPLIED, value), value, masking, at);
  }
  // What is masked in the text has no pointer of its own.
  const hidden = masked(applied, { ...masking, note: () => masking.note(at) }, '', depth + 1);
  return equalJson(applied, hidden) ? value : stringifyJson(hidden, 0);
}
