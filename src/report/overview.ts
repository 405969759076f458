import type { ApplicationReport, Finding, NotChecked, ObjectChange, Report } from '../model/report.ts';
import { compareCodeUnits } from '../text/canonical.ts';
import { isNewError } from './verdict.ts';

export interface Counts {
  removed: number;
  changed: number;
  added: number;
}

/** A report as people read it: what matters most first, the rest counted. */
export interface Overview {
  /** Applications that are not unchanged: removed ones first, then those with removed objects, then what is not known. */
  applications: ApplicationReport[];
  unchanged: ApplicationReport[];
  byStatus: Map<ApplicationReport['status'], number>;
  objects: Counts;
  lines: { added: number; removed: number };
  /** New ones, or all when asked for; errors first. */
  findings: Finding[];
  /** Findings that base has too and that are not among `findings`. */
  knownFindings: number;
  newErrors: number;
  /** What the change reaches. */
  undetermined: NotChecked[];
  /** What it does not reach, by reason. */
  unreached: { reason: string; what: string[] }[];
}

const SEVERITIES = ['error', 'warning', 'info'];
const STATUSES: ApplicationReport['status'][] = ['removed', 'error', 'unknown', 'changed', 'added', 'unchanged'];

export function overviewOf(report: Report, all: boolean): Overview {
  const applications = [...report.applications].sort(byImportance);
  const findings = [...report.findings, ...applications.flatMap(withApplication)];
  const changes = applications.flatMap((application) => application.changes);
  return {
    applications: applications.filter(({ status }) => status !== 'unchanged'),
    unchanged: applications.filter(({ status }) => status === 'unchanged'),
    byStatus: new Map(
      STATUSES.map((status) => [status, applications.filter((application) => application.status === status).length]),
    ),
    objects: countChanges(changes),
    lines: countLines(changes),
    findings: findings.filter((finding) => all || finding.new).sort(bySeverity),
    knownFindings: all ? 0 : findings.filter((finding) => !finding.new).length,
    newErrors: findings.filter(isNewError).length,
    undetermined: report.notChecked.filter(({ reached }) => reached),
    unreached: byReason(report.notChecked.filter(({ reached }) => !reached)),
  };
}

export function countChanges(changes: readonly ObjectChange[]): Counts {
  const counts = { removed: 0, changed: 0, added: 0 };
  for (const { change } of changes) counts[change]++;
  return counts;
}

export function countLines(changes: readonly ObjectChange[]): { added: number; removed: number } {
  const lines = { added: 0, removed: 0 };
  for (const { lines: one } of changes) {
    lines.added += one.added;
    lines.removed += one.removed;
  }
  return lines;
}

/** True when there is nothing to read: every Application is the same, and all of them could be checked. */
export function isUneventful(overview: Overview): boolean {
  const { applications, findings, knownFindings, undetermined, unreached } = overview;
  return [applications, findings, undetermined, unreached].every((list) => list.length === 0) && knownFindings === 0;
}

function withApplication({ name, findings }: ApplicationReport): Finding[] {
  return findings.map((finding) => ({ application: name, ...finding }));
}

function byImportance(a: ApplicationReport, b: ApplicationReport): number {
  return (
    rankOf(a) - rankOf(b) ||
    compareCodeUnits(a.name, b.name) ||
    compareCodeUnits(a.namespace, b.namespace) ||
    compareCodeUnits(a.definedAt, b.definedAt)
  );
}

function rankOf({ status, changes }: ApplicationReport): number {
  if (status !== 'removed' && changes.some(({ change }) => change === 'removed')) return 0.5;
  return STATUSES.indexOf(status);
}

function bySeverity(a: Finding, b: Finding): number {
  return (
    Number(b.new) - Number(a.new) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareCodeUnits(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareCodeUnits(a.application ?? '', b.application ?? '') ||
    compareCodeUnits(a.rule, b.rule) ||
    compareCodeUnits(a.message, b.message)
  );
}

function byReason(notChecked: NotChecked[]): Overview['unreached'] {
  const reasons = new Map<string, string[]>();
  for (const { what, reason } of notChecked) reasons.set(reason, [...(reasons.get(reason) ?? []), what]);
  return [...reasons].map(([reason, what]) => ({ reason, what }));
}
