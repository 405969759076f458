import { isChartTemplate } from '../argocd/chart-template.ts';
import { groupOf, type KubeObject } from '../model/kube-object.ts';
import type { SourceLocation } from '../model/location.ts';
import { decodeText } from '../text/encoding.ts';
import { parseYaml } from '../text/yaml.ts';
import type { RawFinding } from './discover.ts';
import { ARGO_CD_GROUP, isMisspeltGroup, KINDS, misspeltKind, objectsIn } from './manifests.ts';
import { readEach } from './read-each.ts';
import type { ApplicationTree } from './side.ts';

/** As nearly everybody writes it, so that a search of the whole tree finds the few files that lack the group. */
const KIND_LINES = ['kind: Application', 'kind: AppProject'];
const API_VERSION_IN_TEXT = /\bapiVersion["']?\s*:\s*["']?([\w.-]+)\//g;

/** @returns what is wrong with an object that is nearly one of Argo CD's: nothing for one that is, or that is something else. */
export function unknownKind({ apiVersion, kind }: KubeObject, location: SourceLocation): RawFinding | undefined {
  const group = groupOf(apiVersion);
  const meant = group === ARGO_CD_GROUP ? misspeltKind(kind) : undefined;
  const finding = { rule: 'kind-unknown', severity: 'error', ...location } as const;
  if (meant !== undefined)
    return {
      ...finding,
      message: `${kind} is no kind of Argo CD: nothing is deployed by it`,
      help: `Write kind: ${meant}. Kubernetes refuses an object of a kind that it does not know.`,
    };
  if (isMisspeltGroup(group) && KINDS.some((known) => known === kind))
    return {
      ...finding,
      message: `${group} is no group of Argo CD: nothing is deployed by this ${kind}`,
      help: `Write apiVersion: ${ARGO_CD_GROUP}/v1alpha1. Kubernetes refuses an object of a group that it does not know.`,
    };
  return undefined;
}

/**
 * Finds objects of Argo CD in files that do not have its group, since it is misspelt there. What cannot be read says nothing of
 * Argo CD, and is passed over.
 *
 * @param known the files that have the group.
 */
export async function misspeltGroups(tree: ApplicationTree, known: ReadonlySet<string>): Promise<RawFinding[]> {
  const { snapshot, prefix } = tree;
  const found = await Promise.all(KIND_LINES.map((line) => snapshot.filesContaining(line)));
  const paths = [...new Set(found.flatMap((each) => [...each]))]
    .filter((path) => /\.ya?ml$/.test(path) && !known.has(path) && !isChartTemplate(path, snapshot.entries))
    .sort();
  const oidOf = (path: string) => snapshot.entries.get(path)?.oid ?? '';
  const contents = await readEach(snapshot, paths.map(oidOf));
  return paths.flatMap((path) => {
    const content = contents.get(oidOf(path));
    const text = content instanceof Buffer ? decodeText(content) : '';
    if (![...text.matchAll(API_VERSION_IN_TEXT)].some(([, group = '']) => isMisspeltGroup(group))) return [];
    return parseYaml(text).documents.flatMap(({ value, line, column }) =>
      [...objectsIn(value)].flatMap(({ object }) => unknownKind(object, { file: prefix + path, line, column }) ?? []),
    );
  });
}
