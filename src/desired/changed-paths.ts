import type { Snapshot } from '../ports/repository.ts';

/** Files that no tool of Argo CD renders from, by habit: only a guess, so it may decide on speed, never on a result. */
const DOCUMENTS =
  /\.(md|adoc|rst|png|jpe?g|svg|gif)$|(^|\/)(LICENSE|NOTICE|CODEOWNERS)$|^\.(github|azuredevops|vscode)\//;

/** @returns the paths whose content is not the same on both sides. */
export function changedPaths(base: Snapshot, head: Snapshot): string[] {
  if (base.tree === head.tree) return [];
  const paths = new Set([...base.entries.keys(), ...head.entries.keys()]);
  return [...paths].filter((path) => base.entries.get(path)?.oid !== head.entries.get(path)?.oid);
}

/** Whether it is worth to start the engine before anybody asks for it. */
export function renderingIsLikely(base: Snapshot, head: Snapshot): boolean {
  return changedPaths(base, head).some((path) => !DOCUMENTS.test(path));
}
