import { objectAt, objectsAt } from '../model/fields.ts';
import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../model/kube-object.ts';
import type { Path } from './manifest.ts';

/** A value of another type where the API server takes text alone, and refuses the object. */
export interface WrongText {
  at: Path;
  type: 'a boolean' | 'a number' | 'a list' | 'an object';
}

const WORKLOADS = new Set([
  'apps/v1/DaemonSet',
  'apps/v1/Deployment',
  'apps/v1/ReplicaSet',
  'apps/v1/StatefulSet',
  'batch/v1/Job',
]);

/**
 * Texts that YAML reads as something else, in the fields where that happens: labels, environment variables, the data of ConfigMaps
 * and Secrets, selectors. Annotations that are no texts cannot be rendered at all (argocd/post-process.ts unusable). Null is left out:
 * it stands for an empty text.
 */
export function* wrongTexts(object: KubeObject): Generator<WrongText> {
  yield* inMap(object, ['metadata', 'labels']);
  const type = `${object.apiVersion}/${object.kind}`;
  if (type === 'v1/ConfigMap') yield* inMap(object, ['data']);
  else if (type === 'v1/Secret') {
    yield* inMap(object, ['data']);
    yield* inMap(object, ['stringData']);
  } else if (type === 'v1/Service') yield* inMap(object, ['spec', 'selector']);
  else if (type === 'v1/Pod') yield* inPod(object, ['spec']);
  else if (type === 'batch/v1/CronJob') yield* inTemplate(object, ['spec', 'jobTemplate', 'spec', 'template']);
  else if (WORKLOADS.has(type)) {
    yield* inMap(object, ['spec', 'selector', 'matchLabels']);
    yield* inTemplate(object, ['spec', 'template']);
  }
}

function* inTemplate(object: JsonObject, at: string[]): Generator<WrongText> {
  yield* inMap(object, [...at, 'metadata', 'labels']);
  yield* inMap(object, [...at, 'metadata', 'annotations']);
  yield* inPod(object, [...at, 'spec']);
}

function* inPod(object: JsonObject, at: string[]): Generator<WrongText> {
  yield* inMap(object, [...at, 'nodeSelector']);
  const pod = objectAt(object, ...at);
  for (const list of ['initContainers', 'containers']) {
    for (const [index, container] of objectsAt(pod, list)) {
      for (const [position, variable] of objectsAt(container, 'env'))
        yield* wrong(variable['value'], [...at, list, index, 'env', position, 'value']);
    }
  }
}

function* inMap(object: JsonObject, at: string[]): Generator<WrongText> {
  for (const [key, value] of Object.entries(objectAt(object, ...at))) yield* wrong(value, [...at, key]);
}

function* wrong(value: Json | undefined, at: Path): Generator<WrongText> {
  if (value === undefined || value === null || typeof value === 'string') return;
  if (typeof value === 'boolean') yield { at, type: 'a boolean' };
  else if (Array.isArray(value)) yield { at, type: 'a list' };
  else yield { at, type: isJsonObject(value) ? 'an object' : 'a number' };
}
