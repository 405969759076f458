import type { FailOn } from '../model/policy.ts';
import type { Report, Verdict } from '../model/report.ts';
import { verdictOf } from './verdict.ts';

/** Worst first. */
const VERDICTS: readonly Verdict[] = ['failed', 'unknown', 'passed'];

const STRICTEST_FIRST: readonly FailOn[] = ['warning', 'error', 'never'];

/**
 * Puts the reports of several jobs together into one: all that any of them says, once. The verdict is the worst, and never better than
 * what stands in them: a report that calls itself passed may hold an error.
 *
 * @param reports at least one.
 */
export function mergeReports(reports: readonly [Report, ...Report[]], version: string): Report {
  const [first] = reports;
  const all = <T>(pick: (report: Report) => readonly T[]) => distinct(reports.flatMap(pick));
  const hidden = new Map<string, number>();
  // Shards look at the same files, and leave the same out
  for (const { rule, count } of reports.flatMap((report) => report.hidden))
    hidden.set(rule, Math.max(hidden.get(rule) ?? 0, count));
  const timings: Report['timings'] = {};
  for (const report of reports)
    for (const [phase, time] of Object.entries(report.timings)) timings[phase] = Math.max(timings[phase] ?? 0, time);
  const { nothingToMerge: _, ...one } = first;
  const merged: Report = {
    ...one,
    ...(reports.every(({ nothingToMerge }) => nothingToMerge) && { nothingToMerge: true }),
    tool: { name: 'seatrial', version },
    base: { revision: oneName(reports.map(({ base }) => base.revision)) },
    head: { revision: oneName(reports.map(({ head }) => head.revision)) },
    applications: all(({ applications }) => applications),
    findings: all(({ findings }) => findings),
    failOn: STRICTEST_FIRST.find((each) => reports.some(({ failOn = 'error' }) => failOn === each)) ?? 'error',
    waived: all(({ waived = [] }) => waived),
    notChecked: all(({ notChecked }) => notChecked),
    notAsked: all(({ notAsked }) => notAsked),
    hidden: [...hidden].map(([rule, count]) => ({ rule, count })),
    settings: all(({ settings }) => settings),
    timings,
  };
  const verdicts = [...reports.map(({ verdict }) => verdict), verdictOf(merged)];
  merged.verdict = VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';
  return merged;
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function oneName(revisions: readonly string[]): string {
  const names = [...new Set(revisions)];
  return names.length === 1 ? (names[0] as string) : names.join(' and ');
}
