import type { ApplicationDrift } from '../model/drift.ts';
import type { WaivedFinding } from '../model/policy.ts';
import type { ApplicationReport, Finding, NotChecked, ObjectChange, Report } from '../model/report.ts';
import { compareCodeUnits } from '../text/canonical.ts';
import { type Causes, causesOf } from './causes.ts';
import { hasDrifted, tellsOfDrift } from './drift-phrases.ts';
import { labelsOf } from './labels.ts';
import { type SharedChanges, sharedChanges } from './shared-changes.ts';
import { decides } from './verdict.ts';

export interface Counts {
  removed: number;
  /** Not among the changed ones. */
  renamed: number;
  changed: number;
  added: number;
}

/** An Application of which there is something to say of what is live. */
export type ApplicationWithDrift = ApplicationReport & { drift: ApplicationDrift };

/** A report as people read it: what matters most first, the rest counted. */
export interface Overview {
  /** Base and head are one: there is drift to tell of, and no change. */
  nothingToMerge: boolean;
  /** Applications that are not unchanged: removed ones first, then those with removed objects, then what is not known. */
  applications: ApplicationReport[];
  /** What an Application is called in the whole report. */
  label(application: ApplicationReport): string;
  unchanged: ApplicationReport[];
  /** Applications that cannot be rendered, at base neither: the change is not to blame. */
  knownBroken: ApplicationReport[];
  byStatus: Map<ApplicationReport['status'], number>;
  objects: Counts;
  lines: { added: number; removed: number };
  /** New ones and those that keep the change from being told, or all when asked for; errors first. */
  findings: Finding[];
  /** Findings that base has too and that are not among `findings`. */
  knownFindings: number;
  /** Those that fail the change. */
  deciding: { errors: number; warnings: number };
  /** What the policy takes away; empty unless asked for, as it is counted elsewhere. */
  waived: WaivedFinding[];
  causes: Causes;
  shared: SharedChanges;
  /** Applications of which there is something to say of what is live; those first whose drift conflicts with the change. */
  withDrift: ApplicationWithDrift[];
  /** How many Applications had drifted. */
  drifted: number;
  /** What the change reaches, by reason. */
  undetermined: Unknowns[];
  /** What it does not reach, by reason. */
  unreached: Unknowns[];
}

/** What could not be determined for one reason. */
export interface Unknowns {
  reason: string;
  /** What mends it, each line once. */
  helps: string[];
  what: string[];
}

const SEVERITIES = ['error', 'warning', 'info'];
const STATUSES: ApplicationReport['status'][] = ['removed', 'error', 'unknown', 'changed', 'added', 'unchanged'];

/** Sorts out what a report has to say, for all formats. @param all also what did not change, and what base has too. */
export function overviewOf(report: Report, all: boolean): Overview {
  const applications = [...report.applications].sort(byImportance);
  const labels = labelsOf(applications);
  const label = (application: ApplicationReport) => labels.get(application) ?? application.name;
  const found = [
    ...report.findings.map((finding) => ({ finding, isBlocking: false })),
    ...applications.flatMap((application) => findingsOf(application, label(application))),
  ];
  const findings = found.map(({ finding }) => finding);
  const deciding = findings.filter((finding) => decides(finding, report.failOn));
  const shown = found.filter(({ finding, isBlocking }) => all || finding.new || isBlocking);
  const changes = applications.flatMap((application) => application.changes);
  const knownBroken = applications.filter(isKnownBroken);
  const affected = applications.filter((each) => each.status !== 'unchanged' && !knownBroken.includes(each));
  return {
    nothingToMerge: report.nothingToMerge === true,
    applications: affected,
    label,
    knownBroken,
    unchanged: applications.filter(({ status }) => status === 'unchanged'),
    byStatus: new Map(
      STATUSES.map((status) => [status, affected.filter((application) => application.status === status).length]),
    ),
    objects: countChanges(changes),
    lines: countLines(changes),
    findings: shown.map(({ finding }) => finding).sort(bySeverity),
    knownFindings: findings.length - shown.length,
    deciding: {
      errors: deciding.filter(({ severity }) => severity === 'error').length,
      warnings: deciding.filter(({ severity }) => severity === 'warning').length,
    },
    waived: all ? [...(report.waived ?? [])].sort(bySeverity) : [],
    causes: causesOf(applications),
    shared: sharedChanges(affected),
    withDrift: applications.filter(isToTellOf).sort(byConflict),
    drifted: applications.filter(({ drift }) => hasDrifted(drift)).length,
    undetermined: byReason(report.notChecked.filter(({ reached }) => reached)),
    // What the change does not reach needs no mending now.
    unreached: byReason(report.notChecked.filter(({ reached }) => !reached).map(({ help: _, ...rest }) => rest)),
  };
}

/** What merging would do that is dangerous: said apart from the other findings, and before them. */
export function dangersOf({ findings }: Overview): Finding[] {
  return findings.filter((finding) => finding.danger === true && finding.new);
}

/** How many objects are added, changed, renamed and removed. */
export function countChanges(changes: readonly ObjectChange[]): Counts {
  const counts = { removed: 0, renamed: 0, changed: 0, added: 0 };
  for (const { change, renamedFrom } of changes) counts[renamedFrom ? 'renamed' : change]++;
  return counts;
}

/** How many lines the diffs add and remove. */
export function countLines(changes: readonly ObjectChange[]): { added: number; removed: number } {
  const lines = { added: 0, removed: 0 };
  for (const { lines: one } of changes) {
    lines.added += one.added;
    lines.removed += one.removed;
  }
  return lines;
}

/** True when there is nothing to read: every Application is the same, live too, and all of them could be checked. */
export function isUneventful(overview: Overview): boolean {
  const { applications, knownBroken, findings, knownFindings, waived, undetermined, unreached, causes } = overview;
  const lists = [applications, knownBroken, findings, waived, undetermined, unreached, causes.idle, overview.withDrift];
  return lists.every((list) => list.length === 0) && knownFindings === 0;
}

/** Base may have the same fault: while it keeps anybody from telling what the change does, it has to be read all the same. */
function findingsOf(
  { status, reached, findings }: ApplicationReport,
  label: string,
): { finding: Finding; isBlocking: boolean }[] {
  return findings.map((finding) => ({
    finding: { ...finding, application: label },
    isBlocking: reached && status === 'error' && finding.severity === 'error',
  }));
}

function byImportance(a: ApplicationReport, b: ApplicationReport): number {
  return (
    rankOf(a) - rankOf(b) ||
    compareCodeUnits(a.name, b.name) ||
    compareCodeUnits(a.namespace, b.namespace) ||
    compareCodeUnits(a.definedAt, b.definedAt)
  );
}

function isToTellOf(application: ApplicationReport): application is ApplicationWithDrift {
  return tellsOfDrift(application.drift);
}

/** The order of importance stays within each half. */
function byConflict(a: ApplicationWithDrift, b: ApplicationWithDrift): number {
  const conflicts = ({ drift }: ApplicationWithDrift) => drift.objects.some(({ fate }) => fate === 'conflicts');
  return Number(conflicts(b)) - Number(conflicts(a));
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

function isKnownBroken({ status, reached, findings }: ApplicationReport): boolean {
  return status === 'error' && !reached && findings.every((finding) => !finding.new);
}

function byReason(notChecked: NotChecked[]): Unknowns[] {
  const reasons = new Map<string, Unknowns>();
  for (const { what, reason, help } of notChecked) {
    const unknowns = reasons.get(reason) ?? { reason, helps: [], what: [] };
    unknowns.what.push(what);
    if (help !== undefined && !unknowns.helps.includes(help)) unknowns.helps.push(help);
    reasons.set(reason, unknowns);
  }
  return [...reasons.values()];
}
