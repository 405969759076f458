import type { Application, ApplicationOrigin, ApplicationSource, Destination } from '../model/application.ts';
import {
  groupOf,
  isJsonObject,
  type Json,
  type JsonObject,
  type KubeObject,
  metadataString,
} from '../model/kube-object.ts';

/** Whether an object is of this kind of Argo CD's API group, of whatever version. */
export function isArgoCdKind(object: JsonObject, kind: 'Application' | 'ApplicationSet' | 'AppProject'): boolean {
  return (
    object['kind'] === kind &&
    typeof object['apiVersion'] === 'string' &&
    groupOf(object['apiVersion']) === 'argoproj.io'
  );
}

function stringAt(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function sourcesOf(spec: JsonObject): { sources: ApplicationSource[]; multiSource: boolean } {
  const hydrator = spec['sourceHydrator'];
  if (isJsonObject(hydrator)) {
    const dry = isJsonObject(hydrator['drySource']) ? hydrator['drySource'] : {};
    const sync = isJsonObject(hydrator['syncSource']) ? hydrator['syncSource'] : {};
    const repoURL = stringAt(sync, 'repoURL') ?? stringAt(dry, 'repoURL');
    const source: ApplicationSource = {
      targetRevision: stringAt(sync, 'targetBranch') ?? '',
      path: stringAt(sync, 'path') ?? '',
    };
    if (repoURL !== undefined) source.repoURL = repoURL;
    return { sources: [source], multiSource: false };
  }
  const several = spec['sources'];
  if (Array.isArray(several) && several.length > 0) {
    return { sources: several.filter(isJsonObject).map(toSource), multiSource: true };
  }
  return { sources: isJsonObject(spec['source']) ? [toSource(spec['source'])] : [], multiSource: false };
}

/** @returns an Application with a source hydrator as if it deployed its dry source; undefined for any other. */
export function beforeHydration(application: Application): Application | undefined {
  const spec = application.manifest['spec'];
  const hydrator = isJsonObject(spec) ? spec['sourceHydrator'] : undefined;
  if (!isJsonObject(hydrator)) return undefined;
  const dry = hydrator['drySource'];
  return { ...application, sources: isJsonObject(dry) ? [toSource(dry)] : [], multiSource: false };
}

function toSource(json: JsonObject): ApplicationSource {
  const source: ApplicationSource = {};
  for (const [key, value] of Object.entries(json)) {
    if (STRING_FIELDS.has(key) ? typeof value === 'string' : isBlockOrOther(key, value)) source[key] = value as Json;
  }
  return source;
}

const STRING_FIELDS = new Set(['repoURL', 'path', 'targetRevision', 'chart', 'ref', 'name', 'tagPrefix']);
const BLOCKS = new Set(['helm', 'kustomize', 'directory', 'plugin']);

function isBlockOrOther(key: string, value: unknown): boolean {
  return !BLOCKS.has(key) || isJsonObject(value);
}

/**
 * Reads an Application as its controller does: precedence `sourceHydrator` > `sources` > `source`, an empty project is
 * `default` (argocd-semantics A1; types.go GetSources). Nothing is validated.
 */
export function readApplication(
  manifest: KubeObject,
  origin: ApplicationOrigin,
  defaultNamespace: string,
): Application {
  const spec = isJsonObject(manifest['spec']) ? manifest['spec'] : {};
  const target = isJsonObject(spec['destination']) ? spec['destination'] : {};
  const destination: Destination = {};
  for (const key of ['server', 'name', 'namespace'] as const) {
    const value = stringAt(target, key);
    if (value !== undefined) destination[key] = value;
  }
  return {
    name: metadataString(manifest, 'name'),
    namespace: metadataString(manifest, 'namespace') || defaultNamespace,
    project: stringAt(spec, 'project') ?? 'default',
    destination,
    ...sourcesOf(spec),
    origin,
    manifest,
  };
}

/** The name that Argo CD uses in tracking, file names and the build environment: `namespace_name` outside its own namespace. */
export function instanceName(application: Pick<Application, 'name' | 'namespace'>, argoCdNamespace: string): string {
  return application.namespace === argoCdNamespace ? application.name : `${application.namespace}_${application.name}`;
}
