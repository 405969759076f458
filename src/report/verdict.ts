import type { Finding, Report, Verdict } from '../model/report.ts';

/**
 * The one rule of the verdict. failed: a new finding is an error. Else unknown: something that the change reaches could not be
 * determined. Else passed: a finding that base has too never fails the change.
 */
export function verdictOf({ applications, findings, notChecked }: Omit<Report, 'verdict'>): Verdict {
  const all = [...findings, ...applications.flatMap((application) => application.findings)];
  if (all.some(isNewError)) return 'failed';
  const undetermined =
    notChecked.some(({ reached }) => reached) || applications.some(({ status }) => status === 'unknown');
  return undetermined ? 'unknown' : 'passed';
}

export function isNewError(finding: Finding): boolean {
  return finding.new && finding.severity === 'error';
}
