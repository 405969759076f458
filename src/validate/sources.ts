import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { ArgoCdKind, Path } from './manifest.ts';

/** The spec of an Application, also that of an ApplicationSet's template. */
export function applicationSpec(kind: ArgoCdKind, object: JsonObject): { spec: JsonObject; at: Path } | undefined {
  const spec = object['spec'];
  if (kind === 'AppProject' || !isJsonObject(spec)) return undefined;
  if (kind === 'Application') return { spec, at: ['spec'] };
  const template = isJsonObject(spec['template']) ? spec['template']['spec'] : undefined;
  return isJsonObject(template) ? { spec: template, at: ['spec', 'template', 'spec'] } : undefined;
}

/** The sources that count: none beside `sourceHydrator`, `sources` where it has any, and else `source` (types.go GetSources). */
export function* sourcesOf(kind: ArgoCdKind, object: JsonObject): Generator<{ source: Json | undefined; at: Path }> {
  const found = applicationSpec(kind, object);
  if (!found || isJsonObject(found.spec['sourceHydrator'])) return;
  const { spec, at } = found;
  const several = spec['sources'];
  if (Array.isArray(several) && several.length > 0) {
    for (const [index, source] of several.entries()) yield { source, at: [...at, 'sources', index] };
  } else if (spec['source'] !== undefined) yield { source: spec['source'], at: [...at, 'source'] };
}

/** Whether a field of an Application is in one of its sources, without which it cannot be rendered. */
export function isOfSource([spec, field]: Path): boolean {
  return spec === 'spec' && (field === 'source' || field === 'sources');
}
