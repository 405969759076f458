import type { Application } from '../model/application.ts';
import {
  groupOf,
  identityKey,
  identityOf,
  isJsonObject,
  isKubeObject,
  type JsonObject,
  type KubeObject,
  metadataString,
  type ObjectIdentity,
} from '../model/kube-object.ts';
import { instanceName } from './application.ts';
import { type CustomScopes, scopeOf } from './scopes.ts';
import type { ArgoCdSettings } from './settings.ts';

const TRACKING_ANNOTATION = 'argocd.argoproj.io/tracking-id';
const INSTALLATION_ANNOTATION = 'argocd.argoproj.io/installation-id';
/** Argo CD pushes this key alone into pod templates too (util/argo/resource_tracking.go). */
const LEGACY_INSTANCE_LABEL = 'applications.argoproj.io/app-name';
const LABEL_VALUE_MAXIMUM = 63;

/** @returns the first rendered object, or item of a list, that has no apiVersion or no kind: Argo CD can do nothing with it. */
export function withoutKind(rendered: readonly JsonObject[]): JsonObject | undefined {
  for (const object of rendered) {
    const { items } = object;
    const inner = Array.isArray(items) ? withoutKind(items.filter(isJsonObject)) : undefined;
    if (inner) return inner;
    if (!Array.isArray(items) && !isKubeObject(object)) return object;
  }
  return undefined;
}

export interface PostProcessed {
  objects: KubeObject[];
  /** Rendered more than once; Argo CD keeps the last one and raises RepeatedResourceWarning. */
  repeated: ObjectIdentity[];
  /** `group/Kind` whose scope nobody could tell: treated as namespaced, as Argo CD does. */
  unknownKinds: string[];
}

/**
 * What Argo CD makes of rendered objects before it compares or applies them (argocd-semantics B7): lists flattened,
 * tracking written, namespaces set or removed by scope, repeated objects reduced to the last.
 *
 * @param rendered objects of all sources in the order of the spec; not changed.
 */
export function postProcess(
  rendered: readonly JsonObject[],
  application: Application,
  scopes: CustomScopes,
  settings: ArgoCdSettings,
): PostProcessed {
  const instance = instanceName(application, settings.namespace);
  const fallback = application.destination.namespace ?? '';
  const unknownKinds = new Set<string>();
  const last = new Map<string, KubeObject>();
  const repeated = new Map<string, ObjectIdentity>();

  for (const original of rendered.flatMap(flattenList)) {
    const group = groupOf(original.apiVersion);
    const scope = scopeOf(group, original.kind, scopes);
    if (scope === 'unknown') unknownKinds.add(`${group}/${original.kind}`);
    const declared = metadataString(original, 'namespace');
    const namespace = scope === 'cluster' ? '' : declared || fallback;
    const object = track(withNamespace(original, namespace), declared || fallback, instance, settings);
    const identity = identityOf(object);
    // Objects with generateName have no identity of their own: each one is created.
    const key = metadataString(object, 'name') === '' ? `${identityKey(identity)}#${last.size}` : identityKey(identity);
    if (last.delete(key)) repeated.set(key, identity);
    last.set(key, object);
  }
  return { objects: [...last.values()], repeated: [...repeated.values()], unknownKinds: [...unknownKinds].sort() };
}

/**
 * An object with a list of `items` is replaced by them, whatever its kind; one with null items and neither spec nor status
 * is dropped (reposerver/repository GenerateManifests, isNullList).
 */
export function flattenList(object: JsonObject): KubeObject[] {
  const items = object['items'];
  if (Array.isArray(items)) return items.filter(isJsonObject).flatMap(flattenList);
  if (items === null && object['spec'] === undefined && object['status'] === undefined) return [];
  return isKubeObject(object) ? [object] : [];
}

function metadataOf(object: KubeObject): JsonObject {
  return isJsonObject(object['metadata']) ? object['metadata'] : {};
}

function withNamespace(object: KubeObject, namespace: string): KubeObject {
  const { namespace: _, ...metadata } = metadataOf(object);
  return { ...object, metadata: namespace === '' ? metadata : { ...metadata, namespace } };
}

/** @param namespace the object's own or the destination's, for cluster-scoped kinds too, as the repo-server writes it. */
function track(object: KubeObject, namespace: string, instance: string, settings: ArgoCdSettings): KubeObject {
  const group = groupOf(object.apiVersion);
  if (object.kind === 'CustomResourceDefinition' && group === 'apiextensions.k8s.io') return object;
  const metadata = metadataOf(object);
  const labels = isJsonObject(metadata['labels']) ? { ...metadata['labels'] } : {};
  const annotations = isJsonObject(metadata['annotations']) ? { ...metadata['annotations'] } : {};
  if (settings.trackingMethod !== 'label') {
    const name = metadataString(object, 'name');
    annotations[TRACKING_ANNOTATION] = `${instance}:${group}/${object.kind}:${namespace}/${name}`;
  }
  if (settings.trackingMethod !== 'annotation') {
    labels[settings.instanceLabelKey] =
      settings.trackingMethod === 'label' ? instance : instance.slice(0, LABEL_VALUE_MAXIMUM);
  }
  if (settings.installationId) annotations[INSTALLATION_ANNOTATION] = settings.installationId;
  const tracked: KubeObject = {
    ...object,
    metadata: {
      ...metadata,
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
  };
  const label = settings.trackingMethod !== 'annotation' && settings.instanceLabelKey === LEGACY_INSTANCE_LABEL;
  return label ? labelPodTemplate(tracked, instance) : tracked;
}

function labelPodTemplate(object: KubeObject, instance: string): KubeObject {
  const spec = object['spec'];
  if (!isJsonObject(spec) || !isJsonObject(spec['template'])) return object;
  const template = spec['template'];
  const metadata = isJsonObject(template['metadata']) ? template['metadata'] : {};
  const labels = isJsonObject(metadata['labels']) ? metadata['labels'] : {};
  const labelled = { ...metadata, labels: { ...labels, [LEGACY_INSTANCE_LABEL]: instance } };
  return { ...object, spec: { ...spec, template: { ...template, metadata: labelled } } };
}
