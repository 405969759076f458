import type { Finding, Severity } from './report.ts';

/** The least severity of a new finding that fails a change. */
export type FailOn = 'error' | 'warning' | 'never';

export const FAIL_ON: readonly FailOn[] = ['error', 'warning', 'never'];

/** Says that findings of a rule are known and accepted for a time. Without globs: everywhere. */
export interface Waiver {
  rule: string;
  reason: string;
  /** The last day on which it counts, YYYY-MM-DD, in UTC. */
  expires: string;
  /** A glob on the Application's name, or on `namespace/name`. */
  application: string | undefined;
  /** A glob on the path; `*` stops at a slash, `**` does not. */
  file: string | undefined;
  /** Where it stands, such as `.seatrial.yaml:12`. */
  place: string;
}

/** How a repository judges findings. It comes from base: a pull request cannot weaken it for itself. */
export interface Policy {
  failOn: FailOn | undefined;
  /** By rule. */
  severities: ReadonlyMap<string, { severity: Severity | 'off'; place: string }>;
  waivers: readonly Waiver[];
}

export const NO_POLICY: Policy = { failOn: undefined, severities: new Map(), waivers: [] };

/** `# seatrial: ignore RULE REASON` in a manifest, as it stands at head. */
export interface IgnoreComment {
  rule: string;
  reason: string;
  file: string;
  /** The line of the comment. */
  line: number;
  /** The lines whose findings it is about, both included. */
  from: number;
  to: number;
  /** Whether base has it at the same place: only then it counts. */
  atBase: boolean;
}

/** A finding that does not count, and why. */
export interface WaivedFinding extends Finding {
  waived: { by: 'waiver' | 'severity' | 'comment'; reason: string; place: string; expires?: string };
}
