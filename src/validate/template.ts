import { isJsonObject, type JsonObject } from '../model/kube-object.ts';
import { objectAt, objectsAt } from './fields.ts';
import type { ArgoCdKind } from './manifest.ts';

/** Whether the spec of an Application uses `sources`: an empty list does not count. */
export function hasSeveralSources(spec: JsonObject): boolean {
  const several = spec['sources'];
  return Array.isArray(several) && several.length > 0;
}

/**
 * Whether a field that the template of an ApplicationSet lacks, or has, may come out otherwise: `templatePatch` and the template
 * of a generator change what is generated.
 */
export function isTemplateChanged(kind: ArgoCdKind, object: JsonObject): boolean {
  if (kind !== 'ApplicationSet') return false;
  const spec = objectAt(object, 'spec');
  if (typeof spec['templatePatch'] === 'string') return true;
  const generators = [...objectsAt(spec, 'generators')].flatMap(([, generator]) => Object.values(generator));
  return generators.some((generator) => isJsonObject(generator) && isJsonObject(generator['template']));
}

/** Whether something else may add what a manifest lacks: the patches of a kustomization, or what changes a template. */
export function mayBeCompleted(manifest: { kind: ArgoCdKind; object: JsonObject; fragment?: boolean }): boolean {
  return manifest.fragment === true || isTemplateChanged(manifest.kind, manifest.object);
}
