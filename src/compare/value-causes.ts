import { isJsonObject, isSecret, type Json, type JsonObject, type KubeObject } from '../model/kube-object.ts';
import { equalJson } from './equal-json.ts';
import { maskSecrets } from './mask-secrets.ts';

/** Further differences of one file are counted. */
const MAXIMUM_KEYS = 200;
/** Deeper differences are told of what holds them. */
const MAXIMUM_DEPTH = 40;
const MAXIMUM_TEXT = 60;
const MAXIMUM_PATH = 300;
/** Items of a list that came or went. */
const MAXIMUM_ITEMS = 5;

/** A value of this name may well end in a Secret; the rules for keys that stand anywhere are narrower, as most such keys name something else. */
const SECRET_STEP = /secret|credential|passw|token|private|api[-_.]?key|access[-_.]?key|pwd|htpasswd|salt$/i;
/** Names a Secret, or how one is used, and holds none: `existingSecret`, `secretName`, `secretKeyRef`. */
const NAMES_A_SECRET = /^existing|(?:name|ref|enabled|create|path|mount\w*)$/i;
/** What says which software is deployed, also where nobody knows what is rendered of it. */
const NO_SECRET = new Set([
  'tag',
  'newTag',
  'version',
  'appVersion',
  'repository',
  'newName',
  'registry',
  'image',
  'digest',
]);

const SHORTEST_PART = 4;
const MASKS: [string, string] = ['++++++++', '++++++++++++'];

/**
 * What Secrets of an Application hold, in the clear, to find it in values; never to be shown.
 * @returns undefined when a side was not rendered: any value may end in a Secret.
 */
export function secretTexts(sides: readonly (readonly KubeObject[] | undefined)[]): string[] | undefined {
  const texts = new Set<string>();
  for (const objects of sides) {
    if (!objects) return undefined;
    for (const { data, stringData } of objects.filter(isSecret)) {
      for (const value of strings(data)) texts.add(Buffer.from(value, 'base64').toString('utf8').trim());
      for (const value of strings(stringData)) texts.add(value.trim());
    }
  }
  texts.delete('');
  return [...texts];
}

function strings(value: Json | undefined): string[] {
  return isJsonObject(value) ? Object.values(value).filter((each) => typeof each === 'string') : [];
}

/** A key, the place of an item in a list, or its name. */
type Step = string | number | { name: string };

/** A value of which the two sides differ; undefined where there is none. */
interface Difference {
  path: Step[];
  base: Json | undefined;
  head: Json | undefined;
}

/**
 * What differs between two sides of values, a line for each key: `image.tag 1.4 → 1.5`. Comments, the order of keys and how
 * values are written are no difference. What looks like a credential, and what is in a Secret of the Application, is masked.
 *
 * @param secrets what `secretTexts` gave
 * @param idle keys as `keyText` has them, of which nothing is rendered: that is said
 */
export function valueCauses(
  base: Json | undefined,
  head: Json | undefined,
  secrets: readonly string[] | undefined,
  idle: ReadonlySet<string> = new Set(),
): string[] {
  const differences: Difference[] = [];
  collect(base, head, [], differences);
  if (differences.length === 0) return [];
  const masked = maskSecrets(wrapped(base), wrapped(head));
  const lines = differences.slice(0, MAXIMUM_KEYS).map((difference) => {
    const without = idle.has(keyText(keysOf(difference))) ? NO_EFFECT : '';
    return `${lineOf(difference, masked, secrets)}${without}`;
  });
  const more = differences.length - lines.length;
  return more > 0 ? [...lines, `${more} more keys`] : lines;
}

/** Ends a cause of which nothing is rendered. */
export const NO_EFFECT = ' changes nothing that is rendered';

function lineOf(
  { path, base: before, head: after }: Difference,
  masked: ReturnType<typeof maskSecrets>,
  secrets: readonly string[] | undefined,
): string {
  const sides = { base: at(masked.base?.['values'], path), head: at(masked.head?.['values'], path) };
  const isHidden = isSecretPath(path) || [before, after].some((value) => isSecretValue(value, path, secrets));
  const was = isHidden ? MASKS[0] : shown(sides.base);
  const is = isHidden ? MASKS[1] : shown(sides.head);
  const key = shownPath(path);
  const items = isHidden ? undefined : listChange(sides.base, sides.head);
  if (items !== undefined) return `${key} ${items}`;
  if (before === undefined) return `${key} added: ${is}`;
  if (after === undefined) return `${key} removed: ${was}`;
  return was === is ? `${key} changed: ${is}` : `${key} ${was} → ${is}`;
}

/** A key of maps within maps, whose value differs between two sides. */
export interface DifferingKey {
  keys: string[];
  /** Undefined where base does not have it. */
  base: Json | undefined;
}

/** The keys that differ, as far as maps lead to them: of a list, the key that holds it. */
export function differingKeys(base: Json, head: Json): DifferingKey[] {
  const differences: Difference[] = [];
  collect(base, head, [], differences);
  const byKey = new Map(differences.map((difference) => [keyText(keysOf(difference)), keysOf(difference)]));
  return [...byKey.values()].map((keys) => ({ keys, base: at(base, keys) }));
}

/** Keys as one text, to find them again. */
export function keyText(keys: readonly string[]): string {
  return JSON.stringify(keys);
}

function keysOf({ path }: Difference): string[] {
  const end = path.findIndex((step) => typeof step !== 'string');
  return (end < 0 ? path : path.slice(0, end)).map(String);
}

function wrapped(values: Json | undefined): KubeObject | undefined {
  return values === undefined ? undefined : { apiVersion: '', kind: '', values };
}

function collect(base: Json | undefined, head: Json | undefined, path: Step[], into: Difference[]): void {
  if (equalJson(base, head)) return;
  if (path.length < MAXIMUM_DEPTH) {
    const steps = stepsOf(base, head);
    if (steps) {
      const before = into.length;
      for (const step of steps) collect(child(base, step), child(head, step), [...path, step], into);
      // The same items in another order.
      if (into.length === before) into.push({ path, base, head });
      return;
    }
  }
  into.push({ path, base, head });
}

/** What to look into on both sides; items of lists are told by their names, where all have one, or by their place, where none came or went. */
function stepsOf(base: Json | undefined, head: Json | undefined): Iterable<Step> | undefined {
  if (isJsonObject(base) && isJsonObject(head)) return new Set([...Object.keys(base), ...Object.keys(head)]);
  if (!Array.isArray(base) || !Array.isArray(head) || !base.every(isJsonObject) || !head.every(isJsonObject))
    return undefined;
  const [before, after] = [namesOf(base), namesOf(head)];
  if (before && after) return [...new Set([...before, ...after])].map((name) => ({ name }));
  return base.length === head.length ? base.keys() : undefined;
}

function namesOf(list: readonly JsonObject[]): string[] | undefined {
  const names = list.map(({ name }) => name).filter((name) => typeof name === 'string');
  return names.length === list.length && new Set(names).size === names.length ? names : undefined;
}

function child(value: Json | undefined, step: Step): Json | undefined {
  if (isJsonObject(value)) return typeof step === 'string' ? own(value, step) : undefined;
  if (!Array.isArray(value)) return undefined;
  if (typeof step === 'number') return value[step];
  return value.find((item) => isJsonObject(item) && typeof step === 'object' && item['name'] === step.name);
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function at(value: Json | undefined, path: readonly Step[]): Json | undefined {
  let found = value;
  for (const step of path) {
    // A mask may stand for all that was below.
    if (typeof found === 'string') return found;
    found = child(found, step);
  }
  return found;
}

function shownPath(path: readonly Step[]): string {
  const text = path.map((step, i) => {
    if (typeof step === 'number') return `[${step}]`;
    if (typeof step === 'object') return `[${step.name}]`;
    return i === 0 ? step : `.${step}`;
  });
  return text.join('').slice(0, MAXIMUM_PATH) || '(all)';
}

function isSecretPath(path: readonly Step[]): boolean {
  return path.some(
    (step) =>
      typeof step === 'string' && SECRET_STEP.test(step) && !NAMES_A_SECRET.test(step.split('.').at(-1) ?? step),
  );
}

function isSecretValue(
  value: Json | undefined,
  path: readonly Step[],
  secrets: readonly string[] | undefined,
): boolean {
  if (Array.isArray(value)) return value.some((item) => isSecretValue(item, path, secrets));
  // Of a map only its keys are shown.
  if (isJsonObject(value)) return false;
  if (value === undefined || value === null || typeof value === 'boolean') return false;
  if (!secrets) return typeof value === 'string' && !NO_SECRET.has(lastKey(path));
  const text = String(value).trim();
  if (text === '') return false;
  return secrets.some(
    (secret) =>
      secret === text ||
      (text.length >= SHORTEST_PART && secret.includes(text)) ||
      (secret.length >= SHORTEST_PART && text.includes(secret)),
  );
}

function lastKey(path: readonly Step[]): string {
  return path.filter((step) => typeof step === 'string').at(-1) ?? '';
}

/** The items that came and went, where both are lists of scalars: `−a +b`. */
function listChange(base: Json | undefined, head: Json | undefined): string | undefined {
  if (!Array.isArray(base) || !Array.isArray(head)) return undefined;
  const isScalar = (item: Json) => item === null || typeof item !== 'object';
  if (!base.every(isScalar) || !head.every(isScalar)) return undefined;
  const [was, is] = [base.map(shown), head.map(shown)];
  const gone = was.filter((item) => !is.includes(item)).map((item) => `−${item}`);
  const come = is.filter((item) => !was.includes(item)).map((item) => `+${item}`);
  const all = [...gone, ...come];
  if (all.length === 0) return 'in another order';
  const more = all.length - MAXIMUM_ITEMS;
  return all.slice(0, MAXIMUM_ITEMS).join(' ') + (more > 0 ? ` and ${more} more` : '');
}

/** A value in a few characters. */
function shown(value: Json | undefined): string {
  if (typeof value === 'string') {
    const lines = value.trimEnd().split('\n').length;
    if (lines > 1) return `(text of ${lines} lines)`;
    return cut(/^[\w./:@+=-]+$/.test(value) ? value : JSON.stringify(value));
  }
  if (Array.isArray(value)) {
    const list = value.every((item) => typeof item !== 'object') ? `[${value.map(shown).join(', ')}]` : '';
    return list !== '' && list.length <= MAXIMUM_TEXT ? list : `(list of ${value.length})`;
  }
  if (!isJsonObject(value)) return String(value);
  const keys = Object.keys(value);
  return keys.length === 0 ? '{}' : cut(`{${keys.join(', ')}}`);
}

function cut(text: string): string {
  return text.length > MAXIMUM_TEXT ? `${text.slice(0, MAXIMUM_TEXT).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
