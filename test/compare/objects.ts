import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';

export function configMap(name: string, data: JsonObject = {}, metadata: JsonObject = {}): KubeObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop', ...metadata }, data };
}

export function secret(name: string, rest: JsonObject): KubeObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'shop' }, ...rest };
}

export function deployment(name: string, spec: JsonObject = {}): KubeObject {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'shop' }, spec };
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
