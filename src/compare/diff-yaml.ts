import { structuredPatch } from 'diff';

/** Lines around a change: enough to see the name of a container or of a variable, as in `git diff`. */
const CONTEXT = 3;

/**
 * The work of a line diff grows with the square of its edits. A limit on edits stops it at the same place on every machine,
 * which a limit on time would not.
 */
const MAXIMUM_EDITS = 2_000;
const MAXIMUM_LINES = 100_000;

export interface YamlDiff {
  text: string;
  lines: { added: number; removed: number };
}

/**
 * A unified diff without file headers of two texts that end with a newline, either of which may be empty.
 * When they differ in more than can be compared line by line, the text says so and every line counts as changed.
 */
export function diffYaml(base: string, head: string): YamlDiff {
  const before = countLines(base);
  const after = countLines(head);
  if (before === 0) return { text: wholeHunk('+', head, after), lines: { added: after, removed: 0 } };
  if (after === 0) return { text: wholeHunk('-', base, before), lines: { added: 0, removed: before } };
  const patch =
    before + after > MAXIMUM_LINES
      ? undefined
      : structuredPatch('', '', base, head, '', '', { context: CONTEXT, maxEditLength: MAXIMUM_EDITS });
  if (patch === undefined) {
    return {
      text: `too large to diff line by line: ${before} lines → ${after} lines`,
      lines: { added: after, removed: before },
    };
  }
  const lines = { added: 0, removed: 0 };
  const text: string[] = [];
  for (const hunk of patch.hunks) {
    text.push(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`);
    for (const line of hunk.lines) {
      if (line.startsWith('+')) lines.added++;
      else if (line.startsWith('-')) lines.removed++;
      text.push(line);
    }
  }
  return { text: text.join('\n'), lines };
}

function wholeHunk(sign: '+' | '-', text: string, count: number): string {
  const header = sign === '+' ? `@@ -0,0 +1,${count} @@` : `@@ -1,${count} +0,0 @@`;
  return `${header}\n${sign}${text.replace(/\n$/, '').replaceAll('\n', `\n${sign}`)}`;
}

function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length - 1;
}
