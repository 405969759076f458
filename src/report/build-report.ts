import type { Undetermined } from '../model/rendered.ts';
import type { ApplicationReport, ApplicationReview, Finding, NotChecked, Report } from '../model/report.ts';
import { labelsOf } from './labels.ts';
import { verdictOf } from './verdict.ts';

export interface ReportInputs {
  version: string;
  command: string;
  base: string;
  head: string;
  reviews: ApplicationReview[];
  /** Applications that the change does not reach. */
  unreached: { report: ApplicationReport; undetermined: Undetermined | undefined }[];
  findings: Finding[];
  notChecked: NotChecked[];
  hidden: { rule: string; count: number }[];
  settings: Report['settings'];
}

/** Puts a run's results together, and derives the verdict. */
export function buildReport(inputs: ReportInputs): Report {
  const { reviews, unreached } = inputs;
  const applications = [...reviews, ...unreached].map(({ report }) => report);
  const labels = labelsOf(applications);
  const notCheckedOf = (reached: boolean) => (review: Pick<ApplicationReview, 'report' | 'undetermined'>) =>
    notCheckedBecause(review.undetermined, labels.get(review.report) ?? review.report.name, reached);
  const report: Report = {
    schema: 'seatrial.report/v1',
    tool: { name: 'seatrial', version: inputs.version },
    command: inputs.command,
    verdict: 'unknown',
    base: { revision: inputs.base },
    head: { revision: inputs.head },
    applications: applications.sort(byName),
    findings: inputs.findings,
    notChecked: [
      ...reviews.flatMap(notCheckedOf(true)),
      ...unreached.flatMap(notCheckedOf(false)),
      ...inputs.notChecked,
    ],
    notAsked: ['drift: no Argo CD was given', 'trial: no cluster was given'],
    hidden: hiddenOf(inputs),
    settings: inputs.settings,
    timings: {},
  };
  report.verdict = verdictOf(report);
  return report;
}

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

function hiddenOf({ reviews, hidden }: ReportInputs): Report['hidden'] {
  const unstable = reviews.reduce((sum, { report }) => sum + report.unstable.length, 0);
  const changes = reviews.flatMap(({ report }) => report.changes);
  const masked = changes.reduce((sum, { maskedFields = [] }) => sum + maskedFields.length, 0);
  const unknownKinds = new Set(reviews.flatMap((review) => review.unknownKinds)).size;
  return [
    ...hidden,
    { rule: 'unstable-fields', count: unstable },
    { rule: 'fields-masked-outside-Secrets', count: masked },
    { rule: 'kinds-of-unknown-scope-taken-as-namespaced', count: unknownKinds },
  ].filter(({ count }) => count > 0);
}
