import { listAt, objectAt } from '../../model/fields.ts';
import { isJsonObject, type Json, type KubeObject } from '../../model/kube-object.ts';
import { equalJson } from '../equal-json.ts';
import { quantityOf } from '../quantity.ts';
import { claimTemplates, compact, podSpec, podTemplate } from './api-defaults.ts';
import type { ImmutableChange } from './immutable-change.ts';
import { immutableInService } from './immutable-service.ts';

interface ImmutableField {
  /** Keys from the top of the object. */
  at: readonly string[];
  /** What the API server takes an absent field for. */
  default?: Json;
  /** The API server fills it in, with what is not known here, when it is absent. */
  filledIn?: true;
  /** The value as far as it counts. */
  normalise?: (value: Json | undefined) => Json | undefined;
}

const SELECTOR: ImmutableField = { at: ['spec', 'selector'] };

const ROLE_REF: ImmutableField = {
  at: ['roleRef'],
  normalise: (value) => (isJsonObject(value) ? { apiGroup: 'rbac.authorization.k8s.io', ...value } : value),
};

/** By `group/Kind`, as Kubernetes 1.37 refused each of them in a dry run on the server (pkg/apis/…/validation). */
const FIELDS: Readonly<Record<string, readonly ImmutableField[]>> = {
  'apps/Deployment': [SELECTOR],
  'apps/DaemonSet': [SELECTOR],
  'apps/ReplicaSet': [SELECTOR],
  'apps/StatefulSet': [
    SELECTOR,
    { at: ['spec', 'serviceName'], default: '' },
    { at: ['spec', 'podManagementPolicy'], default: 'OrderedReady' },
    { at: ['spec', 'volumeClaimTemplates'], normalise: claimTemplates },
  ],
  '/PersistentVolumeClaim': [
    { at: ['spec', 'accessModes'] },
    { at: ['spec', 'selector'] },
    { at: ['spec', 'volumeMode'], default: 'Filesystem' },
    { at: ['spec', 'storageClassName'], filledIn: true },
    { at: ['spec', 'volumeName'], filledIn: true },
    { at: ['spec', 'dataSource'] },
  ],
  '/PersistentVolume': [
    { at: ['spec'], normalise: volumeSource },
    { at: ['spec', 'volumeMode'], default: 'Filesystem' },
  ],
  '/Secret': [{ at: ['type'], default: 'Opaque', normalise: (value) => value || 'Opaque' }],
  'storage.k8s.io/StorageClass': [
    { at: ['provisioner'] },
    { at: ['parameters'] },
    { at: ['reclaimPolicy'], default: 'Delete' },
    { at: ['volumeBindingMode'], default: 'Immediate' },
  ],
  'storage.k8s.io/VolumeAttributesClass': [{ at: ['driverName'] }, { at: ['parameters'] }],
  'storage.k8s.io/CSIDriver': [
    { at: ['spec', 'attachRequired'], default: true },
    { at: ['spec', 'volumeLifecycleModes'], default: ['Persistent'] },
  ],
  'rbac.authorization.k8s.io/RoleBinding': [ROLE_REF],
  'rbac.authorization.k8s.io/ClusterRoleBinding': [ROLE_REF],
  'scheduling.k8s.io/PriorityClass': [
    { at: ['value'], default: 0 },
    { at: ['preemptionPolicy'], default: 'PreemptLowerPriority' },
  ],
  'networking.k8s.io/IngressClass': [{ at: ['spec', 'controller'] }],
  'node.k8s.io/RuntimeClass': [{ at: ['handler'] }],
  'apiextensions.k8s.io/CustomResourceDefinition': [
    { at: ['spec', 'group'] },
    { at: ['spec', 'scope'] },
    { at: ['spec', 'names', 'kind'] },
  ],
};

type Find = (base: KubeObject, head: KubeObject, kubeVersion: string | undefined) => Iterable<ImmutableChange>;

/** Where more than the field itself decides. */
const FURTHER: Readonly<Record<string, Find>> = {
  'apps/StatefulSet': historyLimit,
  'batch/Job': immutableInJob,
  '/Service': immutableInService,
  '/PersistentVolumeClaim': smallerRequest,
  '/ConfigMap': markedImmutable,
  '/Secret': markedImmutable,
  '/Pod': podOfItsOwn,
  'apiextensions.k8s.io/CustomResourceDefinition': storedVersion,
};

/**
 * What of an object changes though Kubernetes refuses to change it; nothing where both sides say the same in other words.
 *
 * @param key `group/Kind`
 * @param kubeVersion `major.minor.patch`; undefined when nobody said it
 */
export function* immutableChanges(
  key: string,
  base: KubeObject,
  head: KubeObject,
  kubeVersion: string | undefined,
): Generator<ImmutableChange> {
  for (const field of FIELDS[key] ?? []) yield* changeOf(field, base, head);
  yield* FURTHER[key]?.(base, head, kubeVersion) ?? [];
}

function* changeOf(
  { at, default: preset, filledIn, normalise = compact }: ImmutableField,
  base: KubeObject,
  head: KubeObject,
): Generator<ImmutableChange> {
  const valueIn = (object: KubeObject) => {
    const parent = objectAt(object, ...at.slice(0, -1));
    return normalise(parent[at.at(-1) as string] ?? preset);
  };
  const [was, is] = [valueIn(base), valueIn(head)];
  if (equalJson(was, is)) return;
  const field = at.length === 1 && at[0] === 'spec' ? 'the volume source' : at.join('.');
  yield filledIn && was === undefined ? { field, unless: 'the cluster has this value already' } : { field };
}

/** What of a PersistentVolume is no source of it. */
const NO_SOURCE = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
]);

function volumeSource(spec: Json | undefined): Json | undefined {
  if (!isJsonObject(spec)) return spec;
  return compact(Object.fromEntries(Object.entries(spec).filter(([key]) => !NO_SOURCE.has(key))));
}

/** Refused before Kubernetes 1.33. */
function* historyLimit(
  base: KubeObject,
  head: KubeObject,
  kubeVersion: string | undefined,
): Generator<ImmutableChange> {
  const [major = 0, minor = 0] = (kubeVersion ?? '1.33').split('.').map(Number);
  if (major > 1 || minor >= 33) return;
  const limit = (object: KubeObject) => objectAt(object, 'spec')['revisionHistoryLimit'] ?? 10;
  if (!equalJson(limit(base), limit(head))) yield { field: 'spec.revisionHistoryLimit' };
}

const JOB_FIELDS: readonly ImmutableField[] = [
  { at: ['spec', 'selector'] },
  { at: ['spec', 'completionMode'], default: 'NonIndexed' },
  { at: ['spec', 'podFailurePolicy'] },
  { at: ['spec', 'successPolicy'] },
  { at: ['spec', 'backoffLimitPerIndex'] },
  { at: ['spec', 'managedBy'] },
];

/** A suspended Job may still be given another place to run; an indexed one may grow with its parallelism. */
function* immutableInJob(base: KubeObject, head: KubeObject): Generator<ImmutableChange> {
  const [was, is] = [objectAt(base, 'spec'), objectAt(head, 'spec')];
  // Once it is finished and gone, it is made anew.
  const gone: { unless?: string } =
    was['ttlSecondsAfterFinished'] === undefined ? {} : { unless: 'it is finished and gone by then' };
  for (const field of JOB_FIELDS) for (const each of changeOf(field, base, head)) yield { ...each, ...gone };
  const suspended = was['suspend'] === true;
  if (!suspended && !equalJson(podTemplate(was['template']), podTemplate(is['template'])))
    yield { field: 'spec.template', ...gone };
  const isElastic = is['completionMode'] === 'Indexed' && equalJson(is['completions'], is['parallelism']);
  // With parallelism alone, any number completes; with neither, one. Where neither side says it, it stays what it is.
  const before = was['completions'] ?? (was['parallelism'] === undefined ? 1 : undefined);
  const isWritten = was['completions'] !== undefined || is['completions'] !== undefined;
  if (isWritten && !isElastic && !equalJson(before, is['completions'])) yield { field: 'spec.completions', ...gone };
}

/** A claim may ask for more, if its StorageClass says so, and never for less. */
function* smallerRequest(base: KubeObject, head: KubeObject): Generator<ImmutableChange> {
  const asked = (object: KubeObject) => quantityOf(objectAt(object, 'spec', 'resources', 'requests')['storage']);
  const [was, is] = [asked(base), asked(head)];
  if (was !== undefined && is !== undefined && is < was) yield { field: 'spec.resources.requests.storage' };
}

function* markedImmutable(base: KubeObject, head: KubeObject): Generator<ImmutableChange> {
  if (base['immutable'] !== true) return;
  if (head['immutable'] !== true) yield { field: 'immutable' };
  for (const field of ['data', 'binaryData'])
    if (!equalJson(compact(base[field]), compact(head[field]))) yield { field };
}

/** Of a pod without an owner, images may change, and little else. */
function* podOfItsOwn(base: KubeObject, head: KubeObject): Generator<ImmutableChange> {
  const fixed = (object: KubeObject) => {
    const {
      activeDeadlineSeconds: _,
      tolerations: _t,
      terminationGracePeriodSeconds: _g,
      ...spec
    } = podSpec(objectAt(object, 'spec'));
    const withoutImage = (key: string) =>
      listAt(spec, key)
        .filter(isJsonObject)
        .map(({ image: _image, imagePullPolicy: _policy, ...rest }) => rest);
    return compact({
      ...spec,
      containers: withoutImage('containers'),
      initContainers: withoutImage('initContainers'),
    });
  };
  if (!equalJson(fixed(base), fixed(head))) yield { field: 'spec' };
}

/** Objects may be stored in the version that base stores in, so it has to stay in the list. */
function* storedVersion(base: KubeObject, head: KubeObject): Generator<ImmutableChange> {
  const versions = (object: KubeObject) => listAt(objectAt(object, 'spec'), 'versions').filter(isJsonObject);
  const stored = versions(base).find(({ storage }) => storage === true)?.['name'];
  if (stored === undefined || versions(head).some(({ name }) => name === stored)) return;
  yield { field: `spec.versions (without ${String(stored)}, in which objects are stored)` };
}
