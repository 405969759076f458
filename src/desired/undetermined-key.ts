import { createHash } from 'node:crypto';
import { splitRef } from '../argocd/helm-arguments.ts';
import type { Application, ApplicationSource } from '../model/application.ts';
import type { Json } from '../model/kube-object.ts';
import { jsonText } from '../text/json-text.ts';
import { joinInside, listFiles, resolvePath, submodules } from '../text/paths.ts';
import type { SourceTrees } from './revisions.ts';
import type { Side } from './side.ts';

/**
 * For an Application that cannot be planned: a digest of all that this repository puts into it. While it is equal on both
 * sides the change does not reach the Application, though nobody can say what it renders.
 */
export function undeterminedKey(application: Application, side: Side, trees: SourceTrees, obstacle: string): string {
  const hash = createHash('sha256').update(obstacle);
  hash.update(jsonText([application.destination, application.sources]));
  // The paths below do not tell one commit of a submodule from another.
  if (obstacle.includes('submodule'))
    for (const { path, oid } of submodules(side.snapshot)) hash.update(`\n${path}\0${oid}`);
  const refs = new Map(application.sources.map((source) => [source.ref ?? '', source]));
  for (const source of application.sources) {
    if (source.path && isLocal(source, trees)) hashBelow(source.path, side, hash);
    for (const file of namedFiles(source.helm?.['valueFiles'], source.helm?.['fileParameters'])) {
      const ref = splitRef(file);
      const from = ref && refs.get(ref.ref);
      if (ref && from && isLocal(from, trees)) hashBelow(ref.path, side, hash);
    }
  }
  return hash.digest('hex');
}

function isLocal(source: ApplicationSource, trees: SourceTrees): boolean {
  return !source.chart && trees.isThisRepository(source.repoURL ?? '');
}

function namedFiles(...values: (Json | undefined)[]): string[] {
  return values
    .flatMap((value) => (Array.isArray(value) ? value : []))
    .map((item) => (typeof item === 'object' && item !== null && !Array.isArray(item) ? item['path'] : item))
    .filter((item) => typeof item === 'string');
}

function hashBelow(path: string, { snapshot }: Side, hash: ReturnType<typeof createHash>): void {
  const joined = joinInside('', path);
  const resolved = 'error' in joined ? joined : resolvePath(snapshot, joined.path);
  if ('error' in resolved) {
    hash.update(`\n${path}: ${resolved.error}`);
    return;
  }
  const entry = snapshot.entries.get(resolved.path);
  const files = entry ? [{ path, entry }] : listFiles(snapshot, resolved.path, { followDirectoryLinks: true });
  for (const file of files) hash.update(`\n${file.path}\0${file.entry.oid}`);
}
