import { NO_POLICY, type WaivedFinding } from '../model/policy.ts';
import type { Undetermined } from '../model/rendered.ts';
import type { ApplicationReport, ApplicationReview, Finding, NotChecked, Report } from '../model/report.ts';
import { applyPolicy, type Judged, type Judging } from './apply-policy.ts';
import { labelsOf } from './labels.ts';
import { verdictOf } from './verdict.ts';

export interface ReportInputs {
  version: string;
  command: string;
  base: string;
  head: string;
  /** Whether base and head are one. */
  nothingToMerge?: boolean;
  reviews: Omit<ApplicationReview, 'objects'>[];
  /** Applications that the change does not reach. */
  unreached: { report: ApplicationReport; undetermined: Undetermined | undefined }[];
  findings: Finding[];
  notChecked: NotChecked[];
  hidden: { rule: string; count: number }[];
  settings: Report['settings'];
  /** Whether an Argo CD was asked what had drifted. */
  driftAsked?: boolean;
  /** Default: nothing is waived, and errors decide. */
  judging?: Judging;
}

/** Puts a run's results together, and derives the verdict. */
export function buildReport(inputs: ReportInputs): Report {
  const { reviews, unreached } = inputs;
  const applications = [...reviews, ...unreached].map(({ report }) => report);
  const labels = labelsOf(applications);
  const notCheckedOf = (reached: boolean) => (review: Pick<ApplicationReview, 'report' | 'undetermined'>) =>
    notCheckedBecause(review.undetermined, labels.get(review.report) ?? review.report.name, reached);
  const { failOn, ...judged } = judge(inputs, applications);
  const report: Report = {
    schema: 'seatrial.report/v1',
    tool: { name: 'seatrial', version: inputs.version },
    command: inputs.command,
    verdict: 'unknown',
    base: { revision: inputs.base },
    head: { revision: inputs.head },
    ...(inputs.nothingToMerge && { nothingToMerge: true }),
    applications: judged.applications.sort(byName),
    findings: judged.findings,
    failOn,
    waived: judged.waived,
    notChecked: [
      ...reviews.flatMap(notCheckedOf(true)),
      ...unreached.flatMap(notCheckedOf(false)),
      ...inputs.notChecked,
      ...brokenWithoutError(judged),
      ...driftNotChecked(applications, labels),
    ],
    notAsked: [...(inputs.driftAsked ? [] : ['drift: no Argo CD was given']), 'trial: no cluster was given'],
    hidden: hiddenOf(inputs, judged.waived),
    settings: inputs.settings,
    timings: {},
  };
  report.verdict = verdictOf(report);
  return report;
}

const NO_JUDGING: Judging = { policy: NO_POLICY, failOn: 'error', today: '', ignores: [] };

function judge({ findings, judging = NO_JUDGING }: ReportInputs, applications: ApplicationReport[]) {
  return { failOn: judging.failOn, ...applyPolicy(findings, applications, judging) };
}

/** A policy may say that a failure fails nothing; that makes it no pass. */
function brokenWithoutError({ applications, findings }: Judged): NotChecked[] {
  const labels = labelsOf(applications);
  return applications.flatMap((application) => {
    const { name, status, reached } = application;
    const own = [...application.findings, ...findings.filter((finding) => finding.application === name)];
    if (status !== 'error' || !reached || own.some(({ severity }) => severity === 'error')) return [];
    return [
      {
        what: `Application ${labels.get(application) ?? name}`,
        reason: 'it cannot be rendered, and the policy takes away the error that says so',
        help: 'Mend it. A policy makes such an error count for nothing, but not pass.',
        reached: true,
      },
    ];
  });
}

/** Who asks for drift and gets no answer knows less than was asked for. */
function driftNotChecked(
  applications: readonly ApplicationReport[],
  labels: Map<ApplicationReport, string>,
): NotChecked[] {
  return applications.flatMap((application) => {
    const undetermined = application.drift?.undetermined;
    if (!undetermined) return [];
    const { onPurpose, ...why } = undetermined;
    const what = `Drift of Application ${labels.get(application) ?? application.name}`;
    return [{ what, ...why, reached: onPurpose !== true }];
  });
}

const WAIVED = [
  { by: 'waiver', rule: 'waived-findings' },
  { by: 'comment', rule: 'findings-ignored-in-manifests' },
  { by: 'severity', rule: 'findings-of-rules-that-are-off' },
] as const;

function byName(a: ApplicationReport, b: ApplicationReport): number {
  const [left, right] = [`${a.namespace}/${a.name}/${a.definedAt}`, `${b.namespace}/${b.name}/${b.definedAt}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function notCheckedBecause(undetermined: Undetermined | undefined, label: string, reached: boolean): NotChecked[] {
  if (!undetermined) return [];
  const { reason, detail, help } = undetermined;
  const what = `Application ${label}${detail === undefined ? '' : ` (${detail})`}`;
  return [{ what, reason, reached, ...(help !== undefined && { help }) }];
}

function hiddenOf({ reviews, hidden }: ReportInputs, waived: readonly WaivedFinding[]): Report['hidden'] {
  const unstable = reviews.reduce((sum, { report }) => sum + report.unstable.length, 0);
  const changes = reviews.flatMap(({ report }) => report.changes);
  const masked = changes.reduce((sum, { maskedFields = [] }) => sum + maskedFields.length, 0);
  const folded = changes.filter((change) => change.folded).length;
  const unknownKinds = new Set(reviews.flatMap((review) => review.unknownKinds)).size;
  return [
    ...hidden,
    ...WAIVED.map(({ by, rule }) => ({ rule, count: waived.filter((each) => each.waived.by === by).length })),
    { rule: 'unstable-fields', count: unstable },
    { rule: 'fields-masked-outside-Secrets', count: masked },
    { rule: 'objects-folded-as-only-chart-labels-or-checksums-differ', count: folded },
    { rule: 'kinds-of-unknown-scope-taken-as-namespaced', count: unknownKinds },
  ].filter(({ count }) => count > 0);
}
