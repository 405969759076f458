import { InputError, messageOf } from '../errors.ts';
import type { ApplicationDrift, DriftedObject, DriftedValue } from '../model/drift.ts';
import { isJsonObject, type Json } from '../model/kube-object.ts';
import type { WaivedFinding } from '../model/policy.ts';
import type { ApplicationReport, Finding, ObjectChange, Report } from '../model/report.ts';
import type { ResolvedSource } from '../model/resolved-source.ts';
import { parseJson } from '../text/json.ts';

/** Reads one value at a place; throws a Misfit when it is not what is read. */
type Read<T> = (value: Json | undefined, at: string) => T;

/** What is wrong with a report, and where in it. */
class Misfit extends Error {}

/**
 * Reads a report that another job left: only what `seatrial.report/v1` has of it, each thing with its type. What is not known is left
 * aside, for version 1 may grow. Its texts are as they were: whoever shows them makes them harmless.
 *
 * @param path for messages.
 * @throws InputError when it is not a report of version 1.
 */
export function parseReport(text: string, path: string): Report {
  try {
    return report(parseJson(text), 'the report');
  } catch (error) {
    if (!(error instanceof Misfit || error instanceof InputError)) throw error;
    throw new InputError(`reports: ${path} is not a report (seatrial.report/v1): ${messageOf(error)}`, {
      next: 'Give the files that `seatrial check` wrote, as they are.',
    });
  }
}

const text: Read<string> = (value, at) => {
  if (typeof value === 'string') return value;
  throw new Misfit(`${at} is no text`);
};

const flag: Read<boolean> = (value, at) => {
  if (typeof value === 'boolean') return value;
  throw new Misfit(`${at} is neither true nor false`);
};

/** Marks are there, or not. */
const yes: Read<true> = (value, at) => {
  if (value === true) return true;
  throw new Misfit(`${at} is not true`);
};

const count: Read<number> = (value, at) => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new Misfit(`${at} is no count`);
};

const duration: Read<number> = (value, at) => {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new Misfit(`${at} is no number of milliseconds`);
};

function oneOf<const T extends string>(...choices: readonly T[]): Read<T> {
  return (value, at) => {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    throw new Misfit(`${at} is none of ${choices.join(', ')}`);
  };
}

function listOf<T>(read: Read<T>): Read<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new Misfit(`${at} is no list`);
    return value.map((item, index) => read(item, `${at}[${index}]`));
  };
}

function mapOf<T>(read: Read<T>): Read<Record<string, T>> {
  return (value, at) => {
    if (!isJsonObject(value)) throw new Misfit(`${at} is no map`);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, read(item, `an entry of ${at}`)]));
  };
}

/** A map with these keys; others are left aside. */
function object<T extends object>(
  required: { [K in RequiredKeys<T>]: Read<T[K]> },
  optional: { [K in OptionalKeys<T>]: Read<Exclude<T[K], undefined>> },
): Read<T> {
  return (value, at) => {
    if (!isJsonObject(value)) throw new Misfit(`${at} is no map`);
    const own = (key: string) => (Object.hasOwn(value, key) ? value[key] : undefined);
    const read = (readers: object, keys: string[]) =>
      keys.map((key) => [key, (readers as Record<string, Read<unknown>>)[key]?.(own(key), `${at}.${key}`)]);
    const present = Object.keys(optional).filter((key) => own(key) !== undefined);
    return Object.fromEntries([...read(required, Object.keys(required)), ...read(optional, present)]) as T;
  };
}

type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type RequiredKeys<T> = Exclude<keyof T, OptionalKeys<T>>;

const findingFields = {
  required: { rule: text, severity: oneOf('error', 'warning', 'info'), new: flag, message: text },
  optional: { help: text, file: text, line: count, column: count, application: text, danger: yes },
};

const finding = object<Finding>(findingFields.required, findingFields.optional);

const waivedFinding = object<WaivedFinding>(
  {
    ...findingFields.required,
    waived: object<WaivedFinding['waived']>(
      { by: oneOf('waiver', 'severity', 'comment'), reason: text, place: text },
      { expires: text },
    ),
  },
  findingFields.optional,
);

const lines = object<ObjectChange['lines']>({ added: count, removed: count }, {});

const identity = { group: text, kind: text, namespace: text, name: text };

const change = object<ObjectChange>(
  {
    ...identity,
    change: oneOf('added', 'changed', 'removed'),
    diff: text,
    lines,
    ignoredFields: listOf(text),
  },
  {
    renamedFrom: object({ namespace: text, name: text }, {}),
    folded: yes,
    replacesPods: yes,
    maskedFields: listOf(text),
    notes: listOf(text),
  },
);

const source = object<ResolvedSource>(
  { kind: oneOf('git', 'helm', 'oci', 'file'), url: text, role: text, asked: text, revision: text },
  { chart: text, digest: text, movable: object({ why: text, pin: text }, {}) },
);

const driftedObject = object<DriftedObject>(
  {
    ...identity,
    drift: oneOf('changed', 'missing', 'extra'),
    fate: oneOf('overwritten', 'kept', 'conflicts', 'unknown'),
    why: text,
    diff: text,
    fields: listOf(text),
  },
  {
    health: text,
    values: listOf(object<DriftedValue>({ field: text }, { git: text, live: text, merged: text })),
    selfHeals: yes,
  },
);

const automated = object<ApplicationDrift['automated']>({ enabled: flag, prune: flag, selfHeal: flag }, {});

const drift = object<ApplicationDrift>(
  {
    sync: oneOf('Synced', 'OutOfSync', 'Unknown', 'Missing'),
    revisions: listOf(text),
    automated,
    objects: listOf(driftedObject),
    orphaned: listOf(object(identity, {})),
    overridden: listOf(object({ field: text, git: text, live: text }, {})),
    notes: listOf(text),
  },
  { undetermined: object({ reason: text }, { help: text, onPurpose: yes }), health: text, restoredBy: text, url: text },
);

const application = object<ApplicationReport>(
  {
    name: text,
    namespace: text,
    project: text,
    destination: object({}, { server: text, name: text, namespace: text }),
    definedAt: text,
    status: oneOf('added', 'changed', 'removed', 'unchanged', 'error', 'unknown'),
    reached: flag,
    reasons: listOf(text),
    digest: object({}, { base: text, head: text }),
    causes: listOf(text),
    findings: listOf(finding),
    changes: listOf(change),
    unstable: listOf(object({ object: text, field: text }, {})),
    notes: listOf(text),
    // An older version 1 has none
    sources: (value, at) => (value === undefined ? [] : listOf(source)(value, at)),
  },
  { automated, objects: count, drift },
);

const revision = object<Report['base']>({ revision: text }, {});

const report = object<Report>(
  {
    schema: oneOf('seatrial.report/v1'),
    tool: object({ name: oneOf('seatrial'), version: text }, {}),
    command: text,
    verdict: oneOf('passed', 'failed', 'unknown'),
    base: revision,
    head: revision,
    applications: listOf(application),
    findings: listOf(finding),
    notChecked: listOf(object({ what: text, reason: text, reached: flag }, { help: text })),
    notAsked: listOf(text),
    hidden: listOf(object({ rule: text, count }, {})),
    settings: listOf(object({ name: text, value: text, from: text }, {})),
    timings: mapOf(duration),
  },
  { failOn: oneOf('error', 'warning', 'never'), waived: listOf(waivedFinding), nothingToMerge: yes },
);
