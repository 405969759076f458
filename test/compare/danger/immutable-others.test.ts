import { expect, test } from '@jest/globals';
import { object } from './change.ts';
import { binding, claim, config, crd, pod, secret, storage, volume } from './immutable-objects.ts';
import { refusedFields } from './refused.ts';

/** base, head, and the fields that Kubernetes 1.37 refused to change in a dry run on the server; none where it took the change. */
const CHANGES: [string, string, string, string][] = [
  [
    'a claim asks for more',
    claim('resources: {requests: {storage: 1Gi}}'),
    claim('resources: {requests: {storage: 2Gi}}, volumeAttributesClassName: x'),
    '',
  ],
  [
    'a claim asks for less',
    claim('resources: {requests: {storage: 2Gi}}'),
    claim('resources: {requests: {storage: 1Gi}}'),
    'spec.resources.requests.storage',
  ],
  ['another class', claim('storageClassName: a'), claim('storageClassName: b'), 'spec.storageClassName'],
  ['a class that is gone', claim('storageClassName: a'), claim(''), 'spec.storageClassName'],
  ['a volume that is gone', claim('volumeName: a'), claim(''), 'spec.volumeName'],
  ['a default mode', claim(''), claim('volumeMode: Filesystem'), ''],
  ['access modes', claim(''), claim('').replace('Once', 'Many'), 'spec.accessModes'],
  ['a path on the host', volume('hostPath: {path: /a}'), volume('hostPath: {path: /b}'), 'the volume source'],
  ['another kind of volume', volume('hostPath: {path: /a}'), volume('nfs: {server: a, path: /a}'), 'the volume source'],
  [
    'what may change in a volume',
    volume('hostPath: {path: /a}'),
    volume(
      'hostPath: {path: /a}, storageClassName: b, capacity: {storage: 4Gi}, persistentVolumeReclaimPolicy: Delete, volumeMode: Filesystem, accessModes: [ReadWriteMany]',
    ),
    '',
  ],
  [
    'the mode of a volume',
    volume('hostPath: {path: /a}'),
    volume('hostPath: {path: /a}, volumeMode: Block'),
    'spec.volumeMode',
  ],
  ['a provisioner', storage(''), storage('c'), 'provisioner'],
  ['parameters', storage(''), storage(', parameters: {a: b}'), 'parameters'],
  [
    'what may change in a class',
    storage(''),
    storage(
      ', parameters: {}, reclaimPolicy: Delete, volumeBindingMode: Immediate, allowVolumeExpansion: true, mountOptions: [ro]',
    ),
    '',
  ],
  [
    'policies of a class',
    storage(''),
    storage(', reclaimPolicy: Retain, volumeBindingMode: WaitForFirstConsumer'),
    'reclaimPolicy, volumeBindingMode',
  ],
  ['an immutable ConfigMap', config('data: {a: b}, immutable: true'), config('data: {a: c}, immutable: true'), 'data'],
  ['one that is no longer', config('data: {a: b}, immutable: true'), config('data: {a: b}'), 'immutable'],
  ['one that becomes so', config('data: {a: b}'), config('data: {a: c}, immutable: true'), ''],
  [
    'an immutable Secret in other words',
    secret('stringData: {a: b}, immutable: true'),
    secret('data: {a: Yg==}, immutable: true'),
    '',
  ],
  ['the type of a Secret', secret(''), secret('type: example.com/token'), 'type'],
  ['its default', secret(''), secret('type: Opaque'), ''],
  [
    'a role',
    binding('RoleBinding', 'kind: ClusterRole, name: view'),
    binding('RoleBinding', 'kind: ClusterRole, name: edit'),
    'roleRef',
  ],
  [
    'its group',
    binding('ClusterRoleBinding', 'kind: ClusterRole, name: view'),
    binding('ClusterRoleBinding', 'kind: ClusterRole, name: view, apiGroup: rbac.authorization.k8s.io'),
    '',
  ],
  [
    'a priority',
    object('scheduling.k8s.io/v1', 'PriorityClass', 'p', 'value: 1'),
    object('scheduling.k8s.io/v1', 'PriorityClass', 'p', 'value: 2, preemptionPolicy: Never'),
    'value, preemptionPolicy',
  ],
  [
    'its defaults',
    object('scheduling.k8s.io/v1', 'PriorityClass', 'p', 'value: 1'),
    object(
      'scheduling.k8s.io/v1',
      'PriorityClass',
      'p',
      'value: 1, preemptionPolicy: PreemptLowerPriority, globalDefault: false',
    ),
    '',
  ],
  [
    'a controller',
    object('networking.k8s.io/v1', 'IngressClass', 'i', 'spec: {controller: a.b/c}'),
    object('networking.k8s.io/v1', 'IngressClass', 'i', 'spec: {controller: a.b/d}'),
    'spec.controller',
  ],
  [
    'a CSI driver',
    object('storage.k8s.io/v1', 'CSIDriver', 'd', 'spec: {}'),
    object('storage.k8s.io/v1', 'CSIDriver', 'd', 'spec: {attachRequired: false, volumeLifecycleModes: [Ephemeral]}'),
    'spec.attachRequired, spec.volumeLifecycleModes',
  ],
  [
    'what may change in one',
    object('storage.k8s.io/v1', 'CSIDriver', 'd', 'spec: {}'),
    object(
      'storage.k8s.io/v1',
      'CSIDriver',
      'd',
      'spec: {attachRequired: true, podInfoOnMount: true, fsGroupPolicy: File, volumeLifecycleModes: [Persistent], storageCapacity: true}',
    ),
    '',
  ],
  [
    'a handler',
    object('node.k8s.io/v1', 'RuntimeClass', 'r', 'handler: a'),
    object('node.k8s.io/v1', 'RuntimeClass', 'r', 'handler: b'),
    'handler',
  ],
  [
    'parameters of a VolumeAttributesClass',
    object('storage.k8s.io/v1', 'VolumeAttributesClass', 'v', 'parameters: {a: b}'),
    object('storage.k8s.io/v1', 'VolumeAttributesClass', 'v', 'parameters: {a: c}'),
    'parameters',
  ],
  ['the scope of a CRD', crd('scope: Namespaced'), crd('scope: Cluster'), 'spec.scope'],
  ['the kind of a CRD', crd('names: {kind: A}'), crd('names: {kind: B}'), 'spec.names.kind'],
  ['short names of a CRD', crd('names: {kind: A}'), crd('names: {kind: A, shortNames: [a]}'), ''],
  [
    'a new version is stored',
    crd('scope: Cluster'),
    crd('scope: Cluster', '[{name: v1}, {name: v2, storage: true}]'),
    '',
  ],
  [
    'the stored version is gone',
    crd('scope: Cluster'),
    crd('scope: Cluster', '[{name: v2, storage: true}]'),
    'spec.versions (without v1, in which objects are stored)',
  ],
  [
    'a version that was not stored is gone',
    crd('scope: Cluster', '[{name: v1, storage: true}, {name: v0}]'),
    crd('scope: Cluster'),
    '',
  ],
  ['an image of a pod', pod('image: a'), pod('image: b', ', terminationGracePeriodSeconds: 1'), ''],
  ['a variable of a pod', pod('image: a'), pod('image: a, env: [{name: a, value: b}]'), 'spec'],
];

test.each(CHANGES)('%s', (_, base, head, fields) => {
  expect(refusedFields(base, head)).toBe(fields);
});
