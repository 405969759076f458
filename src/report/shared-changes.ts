import type { ApplicationReport, ObjectChange } from '../model/report.ts';

/** Lines that change in the same way in several objects: shown once, and named where they stand. */
export interface SharedChange {
  /** A, B, …, Z, AA: the most frequent first. */
  label: string;
  /** The lines as they stand in the first object, with their header and what is around them. */
  hunk: string;
  lines: { added: number; removed: number };
  /** Where it stands first. */
  example: ObjectChange;
  objects: number;
  applications: number;
}

/** A piece of a diff, and the change that it is one of, if other objects have the same. */
export interface DiffPart {
  hunk: string;
  shared?: SharedChange;
  /** Set when only checksums of other objects differ, which show in the diff themselves: the annotations. */
  only?: string[];
}

export interface SharedChanges {
  all: SharedChange[];
  /** The diff of an object, piece by piece. */
  partsOf(change: ObjectChange): DiffPart[];
}

/** One line in two objects is read sooner than it is looked up. */
const FEWEST_OBJECTS = 3;
const FEWEST_LINES = 8;

interface Group {
  first: string;
  example: ObjectChange;
  lines: string[];
  objects: Set<ObjectChange>;
  applications: Set<ApplicationReport>;
}

/**
 * Finds equal changes: hunks that remove and add the same lines, however deep they are indented and whatever is around them. Two
 * masked values may differ though they look alike, so objects with any are left out.
 */
export function sharedChanges(applications: readonly ApplicationReport[]): SharedChanges {
  const groups = new Map<string, Group>();
  const keys = new Map<ObjectChange, { hunk: string; group: Group | undefined }[]>();
  const known = new Map<string, ReturnType<typeof parsed>>();
  for (const application of applications) {
    for (const change of application.changes) {
      if (!mayBeShared(change)) continue;
      const pieces = known.get(change.diff) ?? parsed(change.diff);
      known.set(change.diff, pieces);
      const hunks = pieces.map(({ hunk, lines, key }) => {
        const group = groups.get(key) ?? {
          first: hunk,
          example: change,
          lines,
          objects: new Set(),
          applications: new Set(),
        };
        groups.set(key, group);
        group.objects.add(change);
        group.applications.add(application);
        return { hunk, group };
      });
      keys.set(change, hunks);
    }
  }
  const shared = new Map<Group, SharedChange>();
  const frequent = [...groups.values()]
    .filter(
      ({ objects, lines }) => objects.size >= FEWEST_OBJECTS || (objects.size > 1 && lines.length >= FEWEST_LINES),
    )
    .sort((a, b) => b.objects.size - a.objects.size);
  for (const [i, group] of frequent.entries()) {
    const { first, example, lines, objects } = group;
    const added = lines.filter((line) => line.startsWith('+')).length;
    shared.set(group, {
      label: labelOf(i),
      hunk: first,
      lines: { added, removed: lines.length - added },
      example,
      objects: objects.size,
      applications: group.applications.size,
    });
  }
  return {
    all: [...shared.values()],
    partsOf: (change) =>
      keys.get(change)?.map(({ hunk, group }) => {
        const one = group && shared.get(group);
        if (one) return { hunk, shared: one };
        const only = checksumsIn(hunk);
        return only.length > 0 ? { hunk, only } : { hunk };
      }) ?? [{ hunk: change.diff }],
  };
}

function mayBeShared({ change, diff, group, kind, maskedFields, folded }: ObjectChange): boolean {
  const isSecret = group === '' && kind === 'Secret';
  return change === 'changed' && diff.startsWith('@@') && !isSecret && !maskedFields && !folded;
}

function parsed(diff: string): { hunk: string; lines: string[]; key: string }[] {
  return hunksOf(diff).map((hunk) => {
    const lines = changedLines(hunk);
    return { hunk, lines, key: lines.join('\n') };
  });
}

/** @returns the hunks of a unified diff, each with its header. */
function hunksOf(diff: string): string[] {
  return diff.split(/\n(?=@@ )/);
}

const CHECKSUM = /^[-+]\s*"?(checksum\/[\w.-]+)"?: \S+$/;

/** @returns the annotations that differ, when nothing else does. */
function checksumsIn(hunk: string): string[] {
  const keys = hunk.split('\n').flatMap((line) => (/^[-+]/.test(line) ? [CHECKSUM.exec(line)?.[1]] : []));
  return keys.every((key) => key !== undefined) ? [...new Set(keys)] : [];
}

/** The lines that a hunk removes and adds, without the indentation that all of them have. */
function changedLines(hunk: string): string[] {
  const lines = hunk.split('\n').filter((line) => line.startsWith('+') || line.startsWith('-'));
  let common = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    let indent = 1;
    while (indent < line.length && line[indent] === ' ') indent++;
    if (indent < line.length) common = Math.min(common, indent);
  }
  return lines.map((line) => line.charAt(0) + line.slice(common));
}

function labelOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : labelOf(Math.floor(index / 26) - 1) + letter;
}
