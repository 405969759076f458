import { object } from './change.ts';

export const APPS = 'apps/v1';
export const set = (spec: string) =>
  object(APPS, 'StatefulSet', 'db', `spec: {selector: {matchLabels: {app: db}}, ${spec}}`);
export const claims = (spec: string, metadata = '', more = '') =>
  set(
    `volumeClaimTemplates: [{metadata: {name: data${metadata}}, spec: {accessModes: [ReadWriteOnce], ${spec}}${more}}]`,
  );
export const GIB = 'resources: {requests: {storage: 1Gi}}';
export const service = (spec: string) => object('v1', 'Service', 'web', `spec: {ports: [{port: 80}], ${spec}}`);
export const job = (spec: string, container = '', pod = '') =>
  object(
    'batch/v1',
    'Job',
    'migrate',
    `spec: {template: {spec: {restartPolicy: Never, ${pod}containers: [{name: a, image: 'web:1'${container}}]}}, ${spec}}`,
  );
export const claim = (spec: string) =>
  object('v1', 'PersistentVolumeClaim', 'data', `spec: {accessModes: [ReadWriteOnce], ${spec}}`);
export const volume = (spec: string) => object('v1', 'PersistentVolume', 'v', `spec: {${spec}}`);
export const storage = (rest: string) => object('storage.k8s.io/v1', 'StorageClass', 's', `provisioner: a.b${rest}`);
export const config = (rest: string) => object('v1', 'ConfigMap', 'c', rest);
export const secret = (rest: string) => object('v1', 'Secret', 's', rest);
export const binding = (kind: string, ref: string) =>
  object('rbac.authorization.k8s.io/v1', kind, 'b', `roleRef: {${ref}}`);
export const crd = (spec: string, versions = '[{name: v1, storage: true}]') =>
  object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'a.b', `spec: {${spec}, versions: ${versions}}`);
export const pod = (container: string, spec = '') =>
  object('v1', 'Pod', 'p', `spec: {containers: [{name: a, ${container}}]${spec}}`);
