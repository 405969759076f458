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

/**
 * Why Argo CD can do nothing with what was rendered, whoever renders it: an object, or item of a list, that is none of Kubernetes, or
 * one that no tracking can be written on (GenerateManifests; util/kube nestedNullableStringMap).
 */
export function unusable(rendered: readonly JsonObject[]): string | undefined {
  if (rendered.some(({ items }) => Array.isArray(items) && !items.every(isJsonObject)))
    return 'a list is rendered whose items are not all objects';
  for (const object of rendered.flatMap(targets)) {
    if (!isKubeObject(object)) {
      const fields = Object.keys(object).slice(0, 5).join(', ') || 'none';
      return `an object without apiVersion or kind is rendered (its fields: ${fields})`;
    }
    const annotations = isDefinition(object) ? undefined : metadataOf(object)['annotations'];
    const key =
      isJsonObject(annotations) && Object.keys(annotations).find((each) => typeof annotations[each] !== 'string');
    if (typeof key === 'string')
      return `${object.kind} ${metadataString(object, 'name')}: the annotation ${key} is no string; quote its value`;
  }
  return undefined;
}

export interface PostProcessed {
  objects: KubeObject[];
  /** Rendered more than once; Argo CD keeps the last one and raises RepeatedResourceWarning. */
  repeated: ObjectIdentity[];
  /** Known to be namespaced, without a namespace of their own or of the destination: Argo CD raises InvalidSpecError. */
  withoutNamespace: ObjectIdentity[];
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
  const fallback = application.destination.namespace ?? '';
  const unknownKinds = new Set<string>();
  const last = new Map<string, KubeObject>();
  const repeated = new Map<string, ObjectIdentity>();

  for (const original of asRepoServer(rendered, application, settings)) {
    const group = groupOf(original.apiVersion);
    const scope = scopeOf(group, original.kind, scopes);
    if (scope === 'unknown') unknownKinds.add(`${group}/${original.kind}`);
    const declared = metadataString(original, 'namespace');
    const namespace = scope === 'cluster' ? '' : declared || fallback;
    // Where the namespace changes, the controller writes the tracking anew: of a cluster-scoped object with the destination's.
    const object = namespace === declared ? original : track(withNamespace(original, namespace), application, settings);
    const identity = identityOf(object);
    // Objects with generateName have no identity of their own: each one is created.
    const isGenerated = metadataString(object, 'name') === '' && metadataString(object, 'generateName') !== '';
    const key = isGenerated ? `${identityKey(identity)}#${last.size}` : identityKey(identity);
    if (last.delete(key)) repeated.set(key, identity);
    last.set(key, object);
  }
  const objects = [...last.values()];
  const isMissing = (identity: ObjectIdentity) =>
    identity.namespace === '' && scopeOf(identity.group, identity.kind, scopes) === 'namespaced';
  return {
    objects,
    repeated: [...repeated.values()],
    withoutNamespace: fallback === '' ? objects.map(identityOf).filter(isMissing) : [],
    unknownKinds: [...unknownKinds].sort(),
  };
}

/**
 * What the repo server returns: lists flattened and tracking written, namespaces and repeated objects as they are (GenerateManifests).
 *
 * @param rendered as in `postProcess`.
 */
export function asRepoServer(
  rendered: readonly JsonObject[],
  application: Application,
  settings: ArgoCdSettings,
): KubeObject[] {
  return rendered.flatMap(flattenList).map((object) => track(object, application, settings));
}

/**
 * An object with a list of `items` is replaced by them, whatever its kind, but a list among them stays one; one with null items
 * and neither spec nor status is dropped (reposerver/repository GenerateManifests, isNullList).
 */
export function flattenList(object: JsonObject): KubeObject[] {
  return targets(object).filter(isKubeObject);
}

function targets(object: JsonObject): JsonObject[] {
  const items = object['items'];
  if (Array.isArray(items)) return items.filter(isJsonObject);
  return items === null && object['spec'] === undefined && object['status'] === undefined ? [] : [object];
}

function isDefinition(object: KubeObject): boolean {
  return object.kind === 'CustomResourceDefinition' && groupOf(object.apiVersion) === 'apiextensions.k8s.io';
}

function metadataOf(object: KubeObject): JsonObject {
  return isJsonObject(object['metadata']) ? object['metadata'] : {};
}

function withNamespace(object: KubeObject, namespace: string): KubeObject {
  const { namespace: _, ...metadata } = metadataOf(object);
  return { ...object, metadata: namespace === '' ? metadata : { ...metadata, namespace } };
}

/** The namespace in the tracking is the object's own or else the destination's, for cluster-scoped kinds too. */
function track(object: KubeObject, application: Application, settings: ArgoCdSettings): KubeObject {
  if (isDefinition(object)) return object;
  const group = groupOf(object.apiVersion);
  const instance = instanceName(application, settings.namespace);
  const namespace = metadataString(object, 'namespace') || (application.destination.namespace ?? '');
  const metadata = metadataOf(object);
  const labels = isJsonObject(metadata['labels']) ? { ...metadata['labels'] } : {};
  const annotations = isJsonObject(metadata['annotations']) ? { ...metadata['annotations'] } : {};
  if (settings.trackingMethod !== 'label') {
    const name = metadataString(object, 'name');
    annotations[TRACKING_ANNOTATION] = `${instance}:${group}/${object.kind}:${namespace}/${name}`;
    // One that the manifest brings along is another installation's
    delete annotations[INSTALLATION_ANNOTATION];
    if (settings.installationId) annotations[INSTALLATION_ANNOTATION] = settings.installationId;
  }
  if (settings.trackingMethod !== 'annotation') {
    labels[settings.instanceLabelKey] = settings.trackingMethod === 'label' ? instance : truncated(instance);
  }
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

/** A label's value ends with a letter or a digit (util/argo TruncateLabel). */
function truncated(instance: string): string {
  if (instance.length <= LABEL_VALUE_MAXIMUM) return instance;
  return instance.slice(0, LABEL_VALUE_MAXIMUM).replace(/[^A-Za-z0-9]+$/, '');
}

const WITH_POD_TEMPLATE = /^((apps|extensions)\/(Deployment|ReplicaSet|StatefulSet|DaemonSet)|batch\/Job)$/;

function labelPodTemplate(object: KubeObject, instance: string): KubeObject {
  const spec = object['spec'];
  const isOne = WITH_POD_TEMPLATE.test(`${groupOf(object.apiVersion)}/${object.kind}`);
  if (!isOne || !isJsonObject(spec) || !isJsonObject(spec['template'])) return object;
  const template = spec['template'];
  const metadata = isJsonObject(template['metadata']) ? template['metadata'] : {};
  const labels = isJsonObject(metadata['labels']) ? metadata['labels'] : {};
  const labelled = { ...metadata, labels: { ...labels, [LEGACY_INSTANCE_LABEL]: instance } };
  return { ...object, spec: { ...spec, template: { ...template, metadata: labelled } } };
}
