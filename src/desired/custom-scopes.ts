import { flattenList } from '../argocd/post-process.ts';
import { type CustomScopes, customScope, scopeOf } from '../argocd/scopes.ts';
import { groupOf, isJsonObject, type JsonObject, type KubeObject } from '../model/kube-object.ts';
import type { Snapshot } from '../ports/repository.ts';
import { decodeText } from '../text/encoding.ts';
import { parseYaml } from '../text/yaml.ts';
import { readEach } from './read-each.ts';

const CRD = 'CustomResourceDefinition';

/**
 * The scopes of custom kinds: from the CustomResourceDefinitions that are rendered, and, if these leave a kind unknown, from
 * those that stand in files of the repository and are not rendered here.
 */
export async function customScopes(rendered: readonly JsonObject[], snapshot: Snapshot): Promise<CustomScopes> {
  const objects = rendered.flatMap(flattenList);
  const scopes = new Map<string, 'namespaced' | 'cluster'>();
  for (const object of objects) addScope(object, scopes);
  if (objects.every(({ apiVersion, kind }) => scopeOf(groupOf(apiVersion), kind, scopes) !== 'unknown')) return scopes;
  const inFiles = new Map<string, 'namespaced' | 'cluster'>();
  const paths = [...(await snapshot.filesContaining(CRD))].filter((path) => /\.(ya?ml|json)$/.test(path));
  const oids = paths.map((path) => snapshot.entries.get(path)?.oid ?? '').filter((oid) => oid !== '');
  for (const bytes of (await readEach(snapshot, oids)).values()) {
    // A kind whose scope is in none of the others is reported as unknown.
    if (bytes instanceof Error) continue;
    const text = decodeText(bytes);
    // A template is no YAML yet; what it makes is among the rendered objects.
    if (text.includes('{{')) continue;
    for (const { value } of parseYaml(text).documents) if (isJsonObject(value)) addScope(value, inFiles);
  }
  return new Map([...inFiles, ...scopes]);
}

function addScope(object: JsonObject, scopes: Map<string, 'namespaced' | 'cluster'>): void {
  if (object['kind'] !== CRD) return;
  const found = customScope(object as KubeObject);
  if (found) scopes.set(found[1], found[0]);
}
