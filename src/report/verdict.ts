import type { FailOn } from '../model/policy.ts';
import type { Finding, Report, Verdict } from '../model/report.ts';

/**
 * The one rule of the verdict. failed: a new finding is as bad as `failOn` says, an error unless said otherwise. Else unknown: something that the change reaches could not be
 * determined. Else passed: a finding that base has too never fails the change.
 */
export function verdictOf({ applications, findings, notChecked, failOn }: Omit<Report, 'verdict'>): Verdict {
  const all = [...findings, ...applications.flatMap((application) => application.findings)];
  if (all.some((finding) => decides(finding, failOn))) return 'failed';
  const undetermined =
    notChecked.some(({ reached }) => reached) || applications.some(({ status }) => status === 'unknown');
  return undetermined ? 'unknown' : 'passed';
}

/** Whether a finding alone fails the change. */
export function decides(finding: Finding, failOn: FailOn = 'error'): boolean {
  if (!finding.new || failOn === 'never') return false;
  return finding.severity === 'error' || (failOn === 'warning' && finding.severity === 'warning');
}
