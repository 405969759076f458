import { capLines } from '../text/sanitize.ts';
import * as phrases from './phrases.ts';
import type { TextStyle } from './text-style.ts';

/** Lines of one object's diff where there is a limit: a new Deployment fits, a CustomResourceDefinition does not. */
export const DIFF_LINES = 200;

/** @param lines of a diff; those that do not fit are counted. */
export function diffLines(lines: readonly string[], style: TextStyle, isLimited: boolean, indent = '    '): string[] {
  const shown = isLimited ? lines.slice(0, DIFF_LINES) : lines;
  const more = lines.length - shown.length;
  return [
    ...shown.map((line) => `${indent}${paintDiffLine(style, capLines(line))}`),
    ...(more > 0 ? [`${indent}… ${phrases.plural(more, 'more line')}`] : []),
  ];
}

function paintDiffLine({ paint }: TextStyle, line: string): string {
  if (line.startsWith('+')) return paint('green', line);
  if (line.startsWith('-')) return paint('red', line);
  return line.startsWith('@@') ? paint('cyan', line) : line;
}
