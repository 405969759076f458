import type { Destination } from './application.ts';
import type { ApplicationDrift } from './drift.ts';
import type { KubeObject } from './kube-object.ts';
import type { FailOn, WaivedFinding } from './policy.ts';
import type { Undetermined } from './rendered.ts';
import type { ResolvedSource } from './resolved-source.ts';

export type Verdict = 'passed' | 'failed' | 'unknown';
export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  /** Stable, kebab-case: `render-failed`, `symlink-out-of-bounds`. */
  rule: string;
  severity: Severity;
  /** False when the same finding is there at base: such a finding never fails the change. */
  new: boolean;
  message: string;
  /** What to do next. */
  help?: string;
  file?: string;
  line?: number;
  column?: number;
  application?: string;
  /** What merging would do is dangerous, told from the diff: shown in a box of its own. */
  danger?: true;
}

/** One object that differs between base and head. */
export interface ObjectChange {
  group: string;
  kind: string;
  namespace: string;
  name: string;
  change: 'added' | 'changed' | 'removed';
  /** What it was called at base: its content is nearly that of an object of this kind that is gone. Argo CD makes it anew, and prunes the old one. */
  renamedFrom?: { namespace: string; name: string };
  /** Only labels that name the chart or its version, or checksums of other objects, differ: shown in one line with others of the kind. */
  folded?: true;
  /** Its pod template differs, so that the sync replaces its pods. */
  replacesPods?: true;
  /** Unified YAML diff without file headers; secret values masked. */
  diff: string;
  lines: { added: number; removed: number };
  /** Changed fields (JSON pointers) that `ignoreDifferences` covers: hidden in Argo CD's diff, applied all the same. */
  ignoredFields: string[];
  /** Fields (JSON pointers) outside Secrets of which something is masked, because their names or contents are those of credentials. */
  maskedFields?: string[];
  /** What could not be told of this object, such as fields that only the cluster knows the manager of. */
  notes?: string[];
}

/** `unknown`: could not be determined, with the reason in `notChecked`; never counted as passed. */
export type ApplicationStatus = 'added' | 'changed' | 'removed' | 'unchanged' | 'error' | 'unknown';

export interface ApplicationReport {
  name: string;
  namespace: string;
  project: string;
  destination: Destination;
  /** Where the Application is defined: a file and line, the chain of Applications that renders it, or the live Argo CD that alone has it. */
  definedAt: string;
  status: ApplicationStatus;
  /** Whether this change can reach it. One that is broken and not reached is not to blame on the change. */
  reached: boolean;
  /** Why this change reaches the Application, most telling first. */
  reasons: string[];
  /** crs/v1 digests of what is rendered; absent on a side that was not rendered. */
  digest: { base?: string; head?: string };
  causes: string[];
  findings: Finding[];
  changes: ObjectChange[];
  /** Whether Argo CD deploys it without anybody's doing once it is merged (`spec.syncPolicy.automated` at head); absent when it is removed. */
  automated?: ApplicationDrift['automated'];
  /** Objects at head, or at base when the Application is removed; absent when nothing was rendered. */
  objects?: number;
  /** Fields that differ from one render to the next (random or clock functions), left out of the diff. */
  unstable: { object: string; field: string }[];
  /** Things to know about how this was rendered, such as guessed Kubernetes versions that a template asked for. */
  notes: string[];
  /** Where all that it is rendered from was found: at head, or at base when it is removed. */
  sources: ResolvedSource[];
  /** What had drifted before this change; absent when no Argo CD was given, or nobody had to look. */
  drift?: ApplicationDrift;
}

/** The report of one Application, and what concerns the whole report. */
export interface ApplicationReview {
  report: ApplicationReport;
  /** Why the change of this Application could not be found out. */
  undetermined: Undetermined | undefined;
  /** `group/Kind` whose scope nobody could tell: treated as namespaced. */
  unknownKinds: string[];
  /** What each side renders, after post-processing, secrets and all: never to be shown. Absent when a side was not rendered. */
  objects: { base?: readonly KubeObject[]; head?: readonly KubeObject[] };
}

/** Something that was looked for and could not be checked, and why. Each one with `reached: true` makes the verdict unknown. */
export interface NotChecked {
  what: string;
  reason: string;
  /** One line that mends it. */
  help?: string;
  /** True when this change can reach it. */
  reached: boolean;
}

/** The report of one run: `seatrial.report/v1`. Additive within v1. */
export interface Report {
  schema: 'seatrial.report/v1';
  tool: { name: 'seatrial'; version: string };
  command: string;
  verdict: Verdict;
  base: { revision: string };
  head: { revision: string };
  /** Base and head are one, as in a run on a schedule: what is told is how things are. */
  nothingToMerge?: true;
  applications: ApplicationReport[];
  /** Findings that belong to no Application. */
  findings: Finding[];
  /** The least severity of a new finding that fails the change; `error` when absent. */
  failOn?: FailOn;
  /** Findings that the policy takes away, each with the reason. They count for nothing. */
  waived?: WaivedFinding[];
  notChecked: NotChecked[];
  /** What was not configured, such as a live comparison without Argo CD. */
  notAsked: string[];
  /** What was left out on purpose, counted: templates, foreign files, unstable fields. */
  hidden: { rule: string; count: number }[];
  /** The settings that shaped the rendering and where each came from. */
  settings: { name: string; value: string; from: string }[];
  /** Milliseconds by phase. */
  timings: Record<string, number>;
}
