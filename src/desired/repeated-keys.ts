import { posix } from 'node:path';
import { isJsonObject } from '../model/kube-object.ts';
import type { Finding } from '../model/report.ts';
import type { Snapshot } from '../ports/repository.ts';
import { decodeText } from '../text/encoding.ts';
import { parseYaml, type RepeatedKey } from '../text/yaml.ts';
import type { DesiredState } from './desired-state.ts';
import type { Pair } from './pairs.ts';
import type { RenderStep } from './plan.ts';
import { readEach } from './read-each.ts';
import { repeatedKeyFinding } from './repeated-key-finding.ts';

/**
 * Repeated keys in the manifests and value files of this repository that the change touches and Applications are rendered from. Files
 * that define Applications have been looked through already.
 */
export async function repeatedKeys(
  pairs: readonly Pair[],
  base: DesiredState,
  head: DesiredState,
  isOurs: (snapshot: Snapshot) => boolean,
): Promise<Finding[]> {
  const { snapshot } = head.side;
  const before = base.side.snapshot;
  const looked = new Set(head.discovered.manifests.map(({ place }) => place?.location.file));
  const changed = [...inputFiles(pairs, isOurs)].filter(
    (path) => snapshot.entries.get(path)?.oid !== before.entries.get(path)?.oid && !looked.has(path),
  );
  const [known, found] = await Promise.all([keysIn(before, changed), keysIn(snapshot, changed)]);
  return changed.sort().flatMap((path) => {
    const old = new Set(known.get(path)?.map(({ key }) => key));
    return (found.get(path) ?? []).map((each) => ({ ...repeatedKeyFinding(each, path), new: !old.has(each.key) }));
  });
}

function inputFiles(pairs: readonly Pair[], isOurs: (snapshot: Snapshot) => boolean): Set<string> {
  const paths = new Set<string>();
  for (const { head } of pairs) {
    for (const step of head?.plan?.steps ?? []) {
      for (const path of lenientlyRead(step)) {
        const file = step.files.get(path);
        if (file && isOurs(file.from) && /\.(ya?ml|json)$/.test(path)) paths.add(file.at ?? path);
      }
    }
  }
  return paths;
}

/** The files of which the last value of a repeated key is taken without a word; kustomize refuses it. */
function lenientlyRead({ operation, arguments: { chart, values }, files }: RenderStep): string[] {
  if (operation === 'manifests.parse') return [...files.keys()];
  if (operation !== 'helm.template' || typeof chart !== 'string') return [];
  const given = Array.isArray(values) ? values.filter(isJsonObject).map(({ path }) => path) : [];
  return [posix.join(chart, 'values.yaml'), ...given.filter((path) => typeof path === 'string')];
}

async function keysIn(snapshot: Snapshot, paths: readonly string[]): Promise<Map<string, RepeatedKey[]>> {
  const oids = new Map(paths.map((path) => [path, snapshot.entries.get(path)?.oid ?? '']));
  const contents = await readEach(
    snapshot,
    [...oids.values()].filter((oid) => oid !== ''),
  );
  return new Map(
    [...oids].map(([path, oid]) => {
      const content = contents.get(oid);
      const text = Buffer.isBuffer(content) ? decodeText(content) : '';
      return [path, text.includes('{{') ? [] : parseYaml(text).repeatedKeys];
    }),
  );
}
