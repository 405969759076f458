import { isJsonObject, type JsonObject } from '../model/kube-object.ts';
import { objectAt } from './fields.ts';
import type { ArgoCdKind, Path } from './manifest.ts';

/** The metadata of an object, and that which an ApplicationSet gives to the Applications that it generates. */
export function* metadataOf(
  kind: ArgoCdKind,
  object: JsonObject,
): Generator<{ of: ArgoCdKind; metadata: JsonObject; at: Path }> {
  if (isJsonObject(object['metadata'])) yield { of: kind, metadata: object['metadata'], at: ['metadata'] };
  if (kind !== 'ApplicationSet') return;
  const template = objectAt(object, 'spec', 'template');
  if (isJsonObject(template['metadata'])) {
    yield { of: 'Application', metadata: template['metadata'], at: ['spec', 'template', 'metadata'] };
  }
}

/** The annotations that are strings, each with its place. */
export function* annotationsOf(
  kind: ArgoCdKind,
  object: JsonObject,
): Generator<{ of: ArgoCdKind; key: string; value: string; at: Path }> {
  for (const { of, metadata, at } of metadataOf(kind, object)) {
    for (const [key, value] of Object.entries(objectAt(metadata, 'annotations'))) {
      if (typeof value === 'string') yield { of, key, value, at: [...at, 'annotations', key] };
    }
  }
}
