import { listAt, objectAt, textAt } from '../../model/fields.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/kube-object.ts';
import { splitImage } from '../images.ts';
import { quantityOf } from '../quantity.ts';

/**
 * A value without what the API server takes for nothing: null, and empty maps and lists. What is left is equal for two manifests
 * that make one object.
 */
export function compact(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.length > 0 ? value.map((item) => compact(item) ?? null) : undefined;
  if (!isJsonObject(value)) return value === null ? undefined : value;
  const kept = Object.entries(value)
    .map(([key, member]) => [key, compact(member)] as const)
    .filter(([, member]) => member !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** Leaves out what says the default. */
function without(object: JsonObject, defaults: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key, value]) => value !== defaults[key]));
}

function withQuantities(resources: JsonObject): JsonObject {
  const inNumbers = (of: JsonObject) =>
    Object.fromEntries(Object.entries(of).map(([key, value]) => [key, quantityOf(value) ?? value]));
  return {
    ...resources,
    ...Object.fromEntries(
      ['requests', 'limits'].map((key): [string, JsonObject] => [key, inNumbers(objectAt(resources, key))]),
    ),
  };
}

/** Volume claim templates of a StatefulSet with the defaults of Kubernetes left out (pkg/apis/core/v1 SetDefaults_PersistentVolumeClaimSpec). */
export function claimTemplates(value: Json | undefined): Json | undefined {
  if (!Array.isArray(value)) return compact(value);
  const claims = value.filter(isJsonObject).map(({ apiVersion: _version, kind: _kind, status: _status, ...claim }) => {
    const spec = without(objectAt(claim, 'spec'), { volumeMode: 'Filesystem' });
    return { ...claim, spec: { ...spec, resources: withQuantities(objectAt(spec, 'resources')) } };
  });
  return compact(claims);
}

/** A pod template with the defaults of Kubernetes left out (pkg/apis/core/v1 defaults.go). */
export function podTemplate(value: Json | undefined): Json | undefined {
  return isJsonObject(value) ? compact({ ...value, spec: podSpec(objectAt(value, 'spec')) }) : compact(value);
}

/** The spec of a pod with the defaults of Kubernetes left out. */
export function podSpec({ serviceAccount, ...spec }: JsonObject): JsonObject {
  const account = textAt(spec, 'serviceAccountName') || serviceAccount;
  const kept = without(spec, {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    terminationGracePeriodSeconds: 30,
    enableServiceLinks: true,
    hostNetwork: false,
    hostPID: false,
    hostIPC: false,
  });
  const containers = (key: string): [string, JsonObject[]] => [
    key,
    listAt(spec, key).filter(isJsonObject).map(container),
  ];
  return {
    ...kept,
    ...(account !== undefined && account !== '' && { serviceAccountName: account }),
    volumes: listAt(spec, 'volumes').filter(isJsonObject).map(volume),
    ...Object.fromEntries([containers('containers'), containers('initContainers')]),
  };
}

function container(spec: JsonObject): JsonObject {
  const { tag, digest } = splitImage(textAt(spec, 'image'));
  const isLatest = digest === undefined && (tag === undefined || tag === 'latest');
  const lists = {
    ports: listAt(spec, 'ports')
      .filter(isJsonObject)
      .map((port) => without(port, { protocol: 'TCP' })),
    env: listAt(spec, 'env')
      .filter(isJsonObject)
      .map((variable) => without(variable, { value: '' })),
    volumeMounts: listAt(spec, 'volumeMounts')
      .filter(isJsonObject)
      .map((mount) => without(mount, { readOnly: false })),
  };
  return {
    ...without(spec, {
      imagePullPolicy: isLatest ? 'Always' : 'IfNotPresent',
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
    }),
    ...lists,
    resources: withQuantities(objectAt(spec, 'resources')),
  };
}

const MODE = 0o644;

/** An empty emptyDir is a volume all the same. */
function volume(spec: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(spec).map(([key, source]) => [
      key,
      isJsonObject(source) ? { [key]: true, ...without(source, { defaultMode: MODE }) } : source,
    ]),
  );
}
