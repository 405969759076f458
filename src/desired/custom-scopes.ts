import { flattenList } from '../argocd/post-process.ts';
import { type CustomScopes, customScope, scopeOf } from '../argocd/scopes.ts';
import { groupOf, isJsonObject, type JsonObject, type KubeObject } from '../model/kube-object.ts';
import type { Snapshot, TreeEntry } from '../ports/repository.ts';
import { decodeText } from '../text/encoding.ts';
import { parseYaml, type YamlDocument } from '../text/yaml.ts';
import { keepDocuments } from '../text/yaml-documents.ts';
import { readEach } from './read-each.ts';

const CRD = 'CustomResourceDefinition';

/**
 * The scopes of custom kinds: from the CustomResourceDefinitions that are rendered, and, if these leave a kind unknown, from
 * those that stand in files of the repository and are not rendered here.
 */
export async function customScopes(rendered: readonly JsonObject[], snapshot: Snapshot): Promise<CustomScopes> {
  const scopes = definedScopes(rendered);
  const isKnown = ({ apiVersion, kind }: KubeObject) => scopeOf(groupOf(apiVersion), kind, scopes) !== 'unknown';
  if (rendered.flatMap(flattenList).every(isKnown)) return scopes;
  return new Map([...(await scopesInFiles(snapshot)), ...scopes]);
}

/** The scopes that the CustomResourceDefinitions among objects say. */
export function definedScopes(objects: readonly JsonObject[]): CustomScopes {
  const scopes = new Map<string, 'namespaced' | 'cluster'>();
  for (const object of objects.flatMap(flattenList)) {
    const found = object.kind === CRD ? customScope(object) : undefined;
    if (found) scopes.set(found[1], found[0]);
  }
  return scopes;
}

/**
 * The scopes that CustomResourceDefinitions in files say. A template is no YAML yet; what it makes is among the rendered objects. A
 * kind whose scope is in a file that cannot be read is reported as unknown, if it is in none of the others.
 *
 * @param isAsked which files are read; default: all.
 */
export async function scopesInFiles(
  snapshot: Snapshot,
  isAsked: (entry: TreeEntry) => boolean = () => true,
): Promise<CustomScopes> {
  const paths = [...(await snapshot.filesContaining(CRD))].filter((path) => /\.(ya?ml|json)$/.test(path));
  const entries = paths.map((path) => snapshot.entries.get(path)).filter((entry) => entry !== undefined);
  const oids = entries.filter(isAsked).map(({ oid }) => oid);
  const texts = [...(await readEach(snapshot, oids)).values()].flatMap((bytes) =>
    bytes instanceof Error ? [] : decodeText(bytes),
  );
  const documents = texts.filter((text) => !text.includes('{{')).flatMap(definitionsIn);
  return definedScopes(documents.map(({ value }) => value).filter(isJsonObject));
}

/** Schemas are most of a CustomResourceDefinition, and say nothing of its scope. */
function definitionsIn(text: string): YamlDocument[] {
  const definitions = keepDocuments(text, (document) => document.includes(CRD));
  const short = parseYaml(withoutVersions(definitions));
  return short.failures.length === 0 ? short.documents : parseYaml(definitions).documents;
}

/** Without `spec.versions` as generators write it: a list in block style. */
function withoutVersions(text: string): string {
  let isInside = false;
  const kept = text.split('\n').filter((line) => {
    if (isInside && /^( {2}[ -]|\s*(#|$))/.test(line)) return false;
    isInside = /^ {2}versions:\s*$/.test(line);
    return !isInside;
  });
  return kept.join('\n');
}
