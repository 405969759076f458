import { isJsonObject, isSecret, type Json, type JsonObject, type KubeObject } from '../model/kube-object.ts';
import { assertDepth, LAST_APPLIED } from '../text/canonical.ts';
import { parseJson, stringifyJson } from '../text/json.ts';
import { equalJson } from './equal-json.ts';
import { pointerStep } from './json-pointer.ts';
import { UNSTABLE_VALUE } from './unstable.ts';

const SHORTEST = 8;
const STEP = 4;

/** Keys, and names of variables and parameters, whose values are credentials wherever they stand. */
const CREDENTIAL =
  '(?:password|passwd|passphrase|api[-_.]?key|access[-_.]?key|private[-_.]?key|client[-_.]?secret|token)';
const CREDENTIAL_KEY = new RegExp(`${CREDENTIAL}$`, 'i');
/**
 * `password: x` and `password=x` on a line of a longer text, such as Helm values or a properties file; but not a comparison in a
 * script, nor the bracket that opens a map or a list.
 */
const CREDENTIAL_LINE = new RegExp(
  `^([^\\n:=]*${CREDENTIAL}["']?[ \\t]*[:=](?![=~])[ \\t]*)(?![{[]?[ \\t]*$)(\\S[^\\n]*)$`,
  'gim',
);
/** `password: |` and the deeper lines that are its value. */
const CREDENTIAL_BLOCK = new RegExp(
  `^([ \\t]*)(?![ \\t])([^\\n:=]*${CREDENTIAL}["']?[ \\t]*:[ \\t]*[|>][-+0-9]*[ \\t]*\\n)((?:\\1[ \\t]+\\S[^\\n]*(?:\\n|$)|[ \\t]*\\n)+)`,
  'gim',
);
const BLOCK_INDICATOR = /^[|>][-+0-9]*[ \t]*$/;
const PRIVATE_KEY = /(-----BEGIN [A-Z ]*PRIVATE KEY-----)([\s\S]*?)(-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/(?:\$\{[^\s{}]*\}|\$(?!\{)|[^\s/:@"'$])*:)([^\s/@"']+)(?=@)/gi;
const MAKES_SECRETS = /^(?:SealedSecret|(?:Cluster)?ExternalSecret)$/;
/** Names where a value comes from, and holds none: `$(VAR)`, `${VAR}`, `{{ .template }}`. */
const REFERENCE = /^["']?(?:\$\([\w.-]+\)|\$\{[\w.:-]+\}|\{\{[^{}]*\}\})["']?$/;

/** Gives the text that stands for a secret value of a key. */
type Mask = (key: string, value: Json | undefined) => string;

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
  const masking: Masking = { mask: createMask(), note: (pointer) => void fields.add(pointer) };
  const side = (object: KubeObject | undefined) => object && (masked(object, masking, '', 0) as KubeObject);
  return { base: side(base), head: side(head), outsideSecrets: [...fields] };
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
  if (Array.isArray(value)) return value.map((item, i) => masked(item, masking, at + pointerStep(i), depth + 1));
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
    if (typeof member === 'string' && CREDENTIAL_KEY.test(holder))
      return noted(maskCredential(holder, member, masking.mask), member, masking, here);
    return masked(member, masking, here, depth + 1);
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

function maskCredential(key: string, value: string, mask: Mask): string {
  return value === '' || REFERENCE.test(value) ? value : mask(key, value);
}

function maskText(text: string, mask: Mask): string {
  let result = text;
  if (result.includes('PRIVATE KEY-----')) {
    result = result.replace(PRIVATE_KEY, (_, begin, body, end) => `${begin}\n${mask('PRIVATE KEY', body)}\n${end}`);
  }
  if (result.includes('://')) {
    result = result.replace(URL_PASSWORD, (whole, start: string, password: string) =>
      REFERENCE.test(password) ? whole : start + mask('URL', password),
    );
  }
  if (result.includes('\n')) {
    result = result.replace(
      CREDENTIAL_BLOCK,
      (_, indent: string, start: string, value: string) =>
        `${indent}${start}${indent}  ${mask('line', value.trim())}\n`,
    );
    result = result.replace(CREDENTIAL_LINE, (whole, start: string, value: string) =>
      BLOCK_INDICATOR.test(value) ? whole : start + maskCredential('line', value, mask),
    );
  }
  return result;
}
