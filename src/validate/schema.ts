import type { ArgoCdVersion } from '../argocd/bundled-tools.ts';
import type { JsonObject } from '../model/kube-object.ts';
import type { ArgoCdKind, Path } from './manifest.ts';
import file from './schemas/argo-cd.json' with { type: 'json' };

/** What a value has to be: the part of a CRD's structural schema that Argo CD's CRDs use. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'boolean' | 'integer' | 'number';
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  /** Of a map with any keys. */
  additionalProperties?: Schema | true;
  /** `x-kubernetes-preserve-unknown-fields`. */
  open?: boolean;
  /** `x-kubernetes-int-or-string`. */
  intOrString?: boolean;
  nullable?: boolean;
  enum?: (string | number | boolean)[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

const STRING: Schema = { type: 'string' };
const INTEGER: Schema = { type: 'integer' };
const OPEN_LIST: Schema = { type: 'array', items: { type: 'object', open: true } };
const STRING_MAP: Schema = { type: 'object', additionalProperties: STRING };

/** Kubernetes' ObjectMeta, which no CRD repeats (apimachinery/pkg/apis/meta/v1/types.go). */
const OBJECT_META: Schema = {
  type: 'object',
  properties: {
    name: STRING,
    generateName: STRING,
    namespace: STRING,
    selfLink: STRING,
    uid: STRING,
    resourceVersion: STRING,
    generation: INTEGER,
    creationTimestamp: STRING,
    deletionTimestamp: STRING,
    deletionGracePeriodSeconds: INTEGER,
    labels: STRING_MAP,
    annotations: STRING_MAP,
    ownerReferences: OPEN_LIST,
    // A null in it is read as an empty string.
    finalizers: { type: 'array', items: { type: 'string', nullable: true } },
    managedFields: OPEN_LIST,
    // Until Kubernetes 1.24.
    clusterName: STRING,
  },
};

/** What every object has beside its own part. Who writes `status` is its controller: what a manifest says there is not used. */
const COMMON: Record<string, Schema> = {
  apiVersion: STRING,
  kind: STRING,
  metadata: OBJECT_META,
  status: { open: true },
};

const VERSIONS = Object.keys(file.versions);

const ROOTS: Record<string, Record<ArgoCdKind, Schema>> = linked();

/** The schemas in the file name others by their index; one that is named stands before those that name it. */
function linked(): typeof ROOTS {
  const schemas: Schema[] = [];
  for (const { properties, items, additionalProperties, ...rest } of file.schemas as JsonObject[]) {
    const schema = { ...rest } as Schema;
    const at = (index: unknown) => schemas[index as number] as Schema;
    if (properties) {
      const fields = Object.entries(properties).map(([name, index]) => [name, at(index)] as const);
      schema.properties = Object.fromEntries(fields);
    }
    if (items !== undefined) schema.items = at(items);
    if (additionalProperties !== undefined)
      schema.additionalProperties = additionalProperties === true || at(additionalProperties);
    schemas.push(schema);
  }
  const root = (index: number): Schema => {
    const own = schemas[index] as Schema;
    return { ...own, properties: { ...COMMON, ...own.properties }, required: ['metadata', ...(own.required ?? [])] };
  };
  return Object.fromEntries(
    Object.entries(file.versions).map(([version, { Application, ApplicationSet, AppProject }]) => [
      version,
      { Application: root(Application), ApplicationSet: root(ApplicationSet), AppProject: root(AppProject) },
    ]),
  );
}

export interface ChosenSchema {
  schema: Schema;
  /** Of which minor version of Argo CD it is. */
  version: string;
  /** False when the version asked for is newer than all schemas: it may know more fields. */
  complete: boolean;
}

const AGES = VERSIONS.map((version) => version.split('.').map(Number) as [number, number]);

/** @returns the schema of a version; the oldest for one that is older than all, the newest for one that is newer. */
export function schemaOf(kind: ArgoCdKind, { major, minor }: ArgoCdVersion): ChosenSchema {
  const isNotNewer = ([otherMajor, otherMinor]: [number, number]) =>
    otherMajor < major || (otherMajor === major && otherMinor <= minor);
  const index = Math.max(0, AGES.filter(isNotNewer).length - 1);
  const version = VERSIONS[index] as string;
  const [newestMajor, newestMinor] = AGES.at(-1) as [number, number];
  const complete = major < newestMajor || (major === newestMajor && minor <= newestMinor);
  return { schema: (ROOTS[version] as Record<ArgoCdKind, Schema>)[kind], version, complete };
}

/** @returns the minor versions of Argo CD that know a field, oldest first. */
export function versionsThatKnow(kind: ArgoCdKind, field: Path): string[] {
  return VERSIONS.filter((version) => isKnown((ROOTS[version] as Record<ArgoCdKind, Schema>)[kind], field));
}

function isKnown(root: Schema, path: Path): boolean {
  let schema: Schema | undefined = root;
  for (const step of path) {
    if (typeof step === 'number') schema = schema.items;
    else
      schema =
        fieldOf(schema, step) ?? (isSchema(schema.additionalProperties) ? schema.additionalProperties : undefined);
    if (!schema) return false;
  }
  return true;
}

function isSchema(value: Schema | true | undefined): value is Schema {
  return typeof value === 'object';
}

/** @returns the schema of a field that an object has by name. */
export function fieldOf({ properties = {} }: Schema, name: string): Schema | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}
