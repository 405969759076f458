import { Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { globMatches } from '../argocd/glob.ts';
import type { ClusterSettings } from '../argocd/settings.ts';
import { InputError } from '../errors.ts';

/**
 * Puts clusters into the text of a `.seatrial.yaml`: an entry for the same cluster gets the new versions, others are added, before the
 * first entry whose glob would cover them. Comments and all else stay.
 *
 * @param path of the file, for messages.
 * @returns the new text, with a line break at its end.
 * @throws InputError for a text that is no YAML, or whose `clusters` is no list.
 */
export function mergeClusters(text: string, clusters: readonly ClusterSettings[], path: string): string {
  const document = parseDocument(text);
  const fault = (what: string) =>
    new InputError(`output: ${path} ${what}`, { next: 'Mend it, or give another file; it is left as it is.' });
  if (document.errors.length > 0) throw fault('is not valid YAML');
  if (document.contents !== null && !isMap(document.contents)) throw fault('is no map');
  const there = isMap(document.contents) ? document.get('clusters') : undefined;
  if (there === undefined) {
    const added = new Document({ clusters: [] });
    for (const cluster of clusters) put(cluster, added.get('clusters') as YAMLSeq<YAMLMap>, added);
    return (text.trim() === '' ? '' : `${text.trimEnd()}\n`) + added.toString({ lineWidth: 0 });
  }
  if (!isSeq(there)) throw fault('has clusters that are no list');
  for (const cluster of clusters) put(cluster, there as YAMLSeq<YAMLMap>, document);
  // As the file has it
  return document.toString({ lineWidth: 0, flowCollectionPadding: /[[{] \S/.test(text) });
}

function put(cluster: ClusterSettings, entries: YAMLSeq<YAMLMap>, document: Document): void {
  const { server, name, kubeVersion, apiVersions } = cluster;
  const matchOf = (entry: unknown, key: 'server' | 'name') =>
    isMap(entry) ? (entry.getIn(['match', key]) as string | undefined) : undefined;
  const same = entries.items.find((entry) => matchOf(entry, 'server') === server || matchOf(entry, 'name') === name);
  if (same) {
    if (kubeVersion !== undefined) same.set('kubeVersion', kubeVersion);
    if (apiVersions !== undefined) same.set('apiVersions', document.createNode(apiVersions));
    return;
  }
  const covers = (entry: YAMLMap) =>
    (['server', 'name'] as const).some((key) => {
      const glob = matchOf(entry, key);
      const literal = cluster[key]?.replace(/\\(.)/g, '$1');
      return typeof glob === 'string' && literal !== undefined && globMatches(glob, literal);
    });
  const at = entries.items.findIndex(covers);
  const entry = document.createNode({
    match: { name, server },
    ...(kubeVersion !== undefined && { kubeVersion }),
    ...(apiVersions !== undefined && { apiVersions }),
  }) as YAMLMap;
  entries.items.splice(at < 0 ? entries.items.length : at, 0, entry);
}
