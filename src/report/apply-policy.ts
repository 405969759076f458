import { globMatches } from '../argocd/glob.ts';
import type { FailOn, IgnoreComment, Policy, WaivedFinding, Waiver } from '../model/policy.ts';
import type { ApplicationReport, Finding } from '../model/report.ts';

/** How findings are judged. */
export interface Judging {
  policy: Policy;
  failOn: FailOn;
  /** YYYY-MM-DD, in UTC. */
  today: string;
  ignores: readonly IgnoreComment[];
}

/** What is left of the findings of a report, and what is not. */
export interface Judged {
  findings: Finding[];
  applications: ApplicationReport[];
  waived: WaivedFinding[];
}

/**
 * The one place where a policy touches findings: severities, comments in manifests, and waivers, in this order. What it takes away
 * is returned with the reason; a waiver that has expired is named.
 */
export function applyPolicy(
  findings: readonly Finding[],
  applications: readonly ApplicationReport[],
  { policy, today, ignores }: Judging,
): Judged {
  const waived: WaivedFinding[] = [];
  const expired = new Map<Waiver, Finding[]>(
    policy.waivers.filter((each) => each.expires < today).map((each) => [each, []]),
  );
  const judge = (all: readonly Finding[], of?: ApplicationReport): Finding[] =>
    all.flatMap((found) => {
      const severity = policy.severities.get(found.rule);
      if (severity?.severity === 'off') {
        waived.push(waive(found, of, { by: 'severity', reason: 'its rule is off', place: severity.place }));
        return [];
      }
      const finding = severity ? { ...found, severity: severity.severity } : found;
      const comment = ignores.find((each) => isAbout(each, finding));
      if (comment?.atBase) {
        const place = `${comment.file}:${comment.line}`;
        waived.push(waive(finding, of, { by: 'comment', reason: comment.reason, place }));
        return [];
      }
      const covering = policy.waivers.filter((waiver) => covers(waiver, finding, of));
      const waiver = covering.find((each) => !expired.has(each));
      if (waiver) {
        const { reason, place, expires } = waiver;
        waived.push(waive(finding, of, { by: 'waiver', reason, place, expires }));
        return [];
      }
      for (const each of covering) expired.get(each)?.push(finding);
      return [comment ? withHelp(finding, 'Its `seatrial: ignore` counts once it is merged.') : finding];
    });
  const judged = {
    applications: applications.map((each) => ({ ...each, findings: judge(each.findings, each) })),
    findings: judge(findings),
  };
  return { ...judged, findings: [...judged.findings, ...expiredFindings(expired)], waived };
}

function waive(finding: Finding, of: ApplicationReport | undefined, waived: WaivedFinding['waived']): WaivedFinding {
  return { ...finding, ...(of && { application: of.name }), waived };
}

function withHelp(finding: Finding, more: string): Finding {
  return { ...finding, help: finding.help === undefined ? more : `${finding.help} ${more}` };
}

function isAbout({ rule, file, from, to }: IgnoreComment, finding: Finding): boolean {
  return rule === finding.rule && file === finding.file && from <= (finding.line ?? 0) && (finding.line ?? 0) <= to;
}

function covers({ rule, application, file }: Waiver, finding: Finding, of: ApplicationReport | undefined): boolean {
  if (rule !== finding.rule) return false;
  const names = of
    ? [of.name, `${of.namespace}/${of.name}`]
    : finding.application === undefined
      ? []
      : [finding.application];
  if (application !== undefined && !names.some((name) => globMatches(application, name))) return false;
  return file === undefined || (finding.file !== undefined && globMatches(file, finding.file, '/'));
}

/** Shown where it would have covered what is new; else counted with what base has. */
function expiredFindings(expired: ReadonlyMap<Waiver, readonly Finding[]>): Finding[] {
  return [...expired].map(([{ rule, reason, expires, place }, covered]) => {
    const [file = '', line] = place.split(/:(?=\d+$)/);
    return {
      rule: 'waiver-expired',
      severity: 'info',
      new: covered.some((finding) => finding.new),
      message: `The waiver of ${rule} expired on ${expires} (${reason}): ${covered.length} of its findings count again`,
      help: 'Mend them, or decide anew with another date.',
      file,
      line: Number(line),
    };
  });
}
