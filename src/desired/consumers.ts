import type { DesiredApplication } from './desired-state.ts';
import type { SourceTrees } from './sources/source-trees.ts';

/** Makes the ids of Applications that stand in files unique. */
export function giveIds(planned: DesiredApplication[]): void {
  const count = new Map<string, number>();
  for (const { id } of planned) count.set(id, (count.get(id) ?? 0) + 1);
  const taken = new Set<string>();
  for (const each of planned) {
    const { origin } = each.application;
    if ((count.get(each.id) ?? 0) > 1 && origin.found === 'file') each.id += `@${origin.location.file}`;
    if (taken.has(each.id) && origin.found === 'file') each.id += `:${origin.location.line}`;
    taken.add(each.id);
  }
}

/** Which Applications render the file in which another one stands: the rendering counts then, not the file. */
export function consumersOf(
  planned: DesiredApplication[],
  trees: SourceTrees,
): Map<DesiredApplication, Set<DesiredApplication>> {
  const byFile = new Map<string, DesiredApplication[]>();
  for (const each of planned) {
    const { origin } = each.application;
    if (origin.found !== 'file') continue;
    byFile.set(origin.location.file, [...(byFile.get(origin.location.file) ?? []), each]);
  }
  const consumers = new Map<DesiredApplication, Set<DesiredApplication>>();
  for (const consumer of planned) {
    for (const step of consumer.plan?.steps ?? []) {
      // A chart renders its templates only, whatever else lies in its folder.
      if (step.operation !== 'manifests.parse' && step.operation !== 'kustomize.build') continue;
      for (const [path, { from, at }] of step.files) {
        for (const consumed of trees.isOurs(from) ? (byFile.get(at ?? path) ?? []) : []) {
          if (consumed !== consumer) consumers.set(consumed, (consumers.get(consumed) ?? new Set()).add(consumer));
        }
      }
    }
  }
  return consumers;
}
