import type { Operation } from '../ports/renderer.ts';
import type { DesiredApplication } from './desired-state.ts';
import type { SourceTrees } from './sources/source-trees.ts';

/** The Applications in files that others of them render: the rendering counts then, not the file. */
export function consumedByOthers(
  planned: DesiredApplication[],
  trees: Pick<SourceTrees, 'isOurs'>,
): Set<DesiredApplication> {
  const byFile = new Map<string, DesiredApplication[]>();
  for (const each of planned) {
    const { origin } = each.application;
    if (origin.found !== 'file') continue;
    byFile.set(origin.location.file, [...(byFile.get(origin.location.file) ?? []), each]);
  }
  const found = new Set<DesiredApplication>();
  for (const consumer of planned) {
    for (const file of consumedFiles(consumer, trees)) {
      for (const consumed of byFile.get(file) ?? []) {
        if (consumed !== consumer) found.add(consumed);
      }
    }
  }
  return found;
}

const known = new WeakMap<object, ReadonlySet<string>>();

/** @returns paths of files of this repository whose objects an Application renders, as far as files show it. */
export function consumedFiles({ plan }: DesiredApplication, trees: Pick<SourceTrees, 'isOurs'>): ReadonlySet<string> {
  if (!plan) return new Set();
  const files =
    known.get(plan) ??
    new Set(
      plan.steps
        .filter(({ operation }) => SHOWS_ITS_FILES.has(operation))
        .flatMap((step) => [...step.files])
        .filter(([, { from }]) => trees.isOurs(from))
        .map(([path, { at }]) => at ?? path),
    );
  known.set(plan, files);
  return files;
}

/** What these render stands in files; a chart renders its templates only, whatever else lies in its folder. */
export const SHOWS_ITS_FILES = new Set<Operation>(['manifests.parse', 'kustomize.build']);
