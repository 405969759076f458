import type { ApplicationReport, ObjectChange } from '../model/report.ts';
import type { DiffPart, SharedChange, SharedChanges } from './shared-changes.ts';

/** What is shown as one: an object with its diff, or several of which the same is to be said. */
export type Entry =
  | { kind: 'object'; change: ObjectChange; parts: DiffPart[] }
  /** Objects in which nothing differs but what is shown elsewhere, and checksums. */
  | { kind: 'shared'; labels: string[]; changes: ObjectChange[] }
  /** Objects in which only chart labels or checksums differ. */
  | { kind: 'folded'; keys: string[]; changes: ObjectChange[] };

/**
 * The changes of an Application, those first that have to be read one by one.
 * @param elsewhere what of the shared changes is shown at another place, for which there may be no room.
 */
export function entriesOf(
  { changes }: ApplicationReport,
  shared: SharedChanges,
  elsewhere: ReadonlySet<SharedChange> = new Set(shared.all),
): Entry[] {
  const objects: Entry[] = [];
  const byLabels = new Map<string, ObjectChange[]>();
  const folded: ObjectChange[] = [];
  for (const change of changes) {
    if (change.folded) {
      folded.push(change);
      continue;
    }
    const parts = shared
      .partsOf(change)
      .map((part): DiffPart => (part.shared && !elsewhere.has(part.shared) ? { hunk: part.hunk } : part));
    const labels = parts.flatMap((part) => part.only ?? part.shared?.label ?? '');
    if (labels.includes('') || hasMoreToSay(change)) objects.push({ kind: 'object', change, parts });
    else {
      const key = [...new Set(labels)].sort().join(', ');
      byLabels.set(key, [...(byLabels.get(key) ?? []), change]);
    }
  }
  return [
    ...objects,
    ...[...byLabels].map(([labels, those]): Entry => ({ kind: 'shared', labels: labels.split(', '), changes: those })),
    ...(folded.length > 0 ? [{ kind: 'folded' as const, keys: changedKeys(folded), changes: folded }] : []),
  ];
}

function hasMoreToSay({ ignoredFields, notes, renamedFrom }: ObjectChange): boolean {
  return ignoredFields.length > 0 || (notes ?? []).length > 0 || renamedFrom !== undefined;
}

/** What stands in a diff for a piece that is not shown in it; undefined when it is. */
export function standIn({ shared, only }: DiffPart): string | undefined {
  if (shared) return `@@ ${shared.label}, shown above @@`;
  return only && `@@ only ${only.join(', ')} @@`;
}

/** The labels and annotations that differ. */
function changedKeys(changes: readonly ObjectChange[]): string[] {
  const keys = changes.flatMap(({ diff }) =>
    [...diff.matchAll(/^[-+]\s*"?([\w./-]+)"?:/gm)].map(([, key]) => key ?? ''),
  );
  return [...new Set(keys)].filter((key) => !['labels', 'annotations', 'metadata'].includes(key)).sort();
}
