import { isChartTemplate } from '../argocd/chart-template.ts';
import { UndeterminedError } from '../errors.ts';
import type { IgnoreComment } from '../model/policy.ts';
import type { Finding } from '../model/report.ts';
import type { Snapshot } from '../ports/repository.ts';
import { decodeText } from '../text/encoding.ts';
import { nearest } from '../text/nearest.ts';
import { ignoreComments, type WrittenIgnore } from './ignore-comments.ts';
import { FIXED_RULES, ruleNames } from './rule-names.ts';

/** A tree on both sides; equal ones are read once. */
export interface TreeOfBoth {
  base: Snapshot;
  head: Snapshot;
  /** Put before every path that is shown. */
  prefix: string;
}

/**
 * Reads the `# seatrial: ignore RULE REASON` comments of head, and whether base has them too: a pull request cannot wave through
 * what it brings.
 *
 * @returns also a finding for each that says too little to count.
 */
export async function readIgnores(trees: readonly TreeOfBoth[]): Promise<{
  ignores: IgnoreComment[];
  findings: Finding[];
}> {
  const ignores: IgnoreComment[] = [];
  const findings: Finding[] = [];
  const known = ruleNames();
  for (const { base, head, prefix } of trees) {
    const after = await commentsIn(head);
    const before = base.tree === head.tree ? after : await commentsIn(base, [...after.keys()]);
    for (const [path, comments] of after) {
      const atBase = new Set((before.get(path) ?? []).map(keyOf));
      for (const comment of comments) {
        const { rule, reason, line, column, from, to } = comment;
        const file = prefix + path;
        const isOld = atBase.has(keyOf(comment));
        const fault = faultOf(comment, known);
        if (fault) {
          findings.push({ rule: 'ignore-invalid', severity: 'warning', new: !isOld, ...fault, file, line, column });
        } else ignores.push({ rule, reason, file, line, from, to, atBase: isOld });
      }
    }
  }
  return { ignores, findings };
}

function keyOf({ word, rule, reason, anchor }: WrittenIgnore): string {
  return [word, rule, reason === '' ? '' : 'with a reason', anchor].join('\n');
}

function faultOf(
  { word, rule, reason }: WrittenIgnore,
  known: readonly string[],
): { message: string; help: string } | undefined {
  const help = 'Write `# seatrial: ignore RULE REASON`.';
  if (word !== 'ignore')
    return {
      message: `\`seatrial: ${word}\` says nothing, and does not count`,
      help: 'Did you mean `seatrial: ignore`?',
    };
  if (rule === '') return { message: 'This `seatrial: ignore` names no rule, and does not count', help };
  if (FIXED_RULES.includes(rule))
    return { message: `\`${rule}\` tells what a policy does, and cannot be ignored`, help: 'Remove the comment.' };
  if (!known.includes(rule)) {
    const meant = nearest(rule, known);
    return {
      message: `There is no rule \`${rule}\` to ignore`,
      help: meant === undefined ? help : `Did you mean \`${meant}\`?`,
    };
  }
  return reason === ''
    ? { message: `This \`seatrial: ignore ${rule}\` gives no reason, and does not count`, help }
    : undefined;
}

async function commentsIn(snapshot: Snapshot, paths?: readonly string[]): Promise<Map<string, WrittenIgnore[]>> {
  const comments = new Map<string, WrittenIgnore[]>();
  const mentioning = paths ?? [...(await snapshot.filesContaining('seatrial:'))].sort();
  for (const path of mentioning) {
    if (!/\.ya?ml$/.test(path) || isChartTemplate(path, snapshot.entries)) continue;
    const found = ignoreComments(await textOf(path, snapshot));
    if (found.length > 0) comments.set(path, found);
  }
  return comments;
}

/** What cannot be read ignores nothing, and is told elsewhere. */
async function textOf(path: string, snapshot: Snapshot): Promise<string> {
  const oid = snapshot.entries.get(path)?.oid;
  if (oid === undefined) return '';
  try {
    return decodeText((await snapshot.read([oid])).get(oid) ?? Buffer.alloc(0));
  } catch (error) {
    if (error instanceof UndeterminedError) return '';
    throw error;
  }
}
