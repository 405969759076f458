import { type PostProcessed, postProcess } from '../argocd/post-process.ts';
import type { Application } from '../model/application.ts';
import {
  identityKey,
  identityOf,
  isJsonObject,
  type Json,
  type JsonObject,
  type KubeObject,
} from '../model/kube-object.ts';
import type { Undetermined } from '../model/rendered.ts';
import type { ApplicationReport, ApplicationReview, ApplicationStatus, ObjectChange } from '../model/report.ts';
import { digestObjects } from '../text/canonical.ts';
import { redactUrl } from '../text/redact-url.ts';
import { describe, findingsOf, isBrokenAsBefore } from './application-findings.ts';
import { notesOf } from './application-notes.ts';
import { causesOf, type WrittenInputs } from './causes.ts';
import { type ComparedSides, changesBetween, compareObjects } from './compare-objects.ts';
import { applicationChange } from './danger/application-change.ts';
import { dangersOf } from './danger/dangers.ts';
import type { OtherApplications } from './danger/other-applications.ts';
import { equalJson } from './equal-json.ts';
import { findUnstable } from './find-unstable.ts';
import { type DeletePath, ignoredFields } from './ignored-fields.ts';
import { type Subject, withNamespaces } from './subject.ts';
import { automatedOf } from './sync-policy.ts';

export interface PairInputs {
  base: Subject | undefined;
  head: Subject | undefined;
  /** Whether the change reaches it. */
  reached: boolean;
  reasons: string[];
  /** What both sides write to shape it; absent when there is but one. */
  written: { base: WrittenInputs; head: WrittenInputs } | undefined;
  deletePath: DeletePath;
  /** What the rules on danger ask of the others; without, each Application is looked at alone. */
  others?: OtherApplications;
}

/** Compares both sides of one Application and says all that there is to say of it. */
export async function reportPair(given: PairInputs): Promise<ApplicationReview> {
  const inputs = { ...given, base: withNamespaces(given.base), head: withNamespaces(given.head) };
  const { base, head } = inputs;
  const one = (head ?? base) as Subject;
  const baseResult = base && processSide(base);
  const headResult = head && processSide(head);
  const sides = [baseResult, headResult].filter((side) => side !== undefined);
  const findings = findingsOf(base, head, { base: baseResult?.repeated, head: headResult?.repeated });
  const report: ApplicationReport = {
    name: one.application.name,
    namespace: one.application.namespace,
    project: one.application.project,
    destination: shownDestination(one.application),
    definedAt: definedAt(one.application),
    status: statusOf(inputs),
    reached: inputs.reached,
    reasons: inputs.reasons,
    digest: {
      ...(baseResult && { base: digestObjects(baseResult.objects, trackingOf(base)).digest }),
      ...(headResult && { head: digestObjects(headResult.objects, trackingOf(head)).digest }),
    },
    causes: [],
    findings,
    changes: [],
    unstable: unstableFields(sides),
    notes: [...notesOf(base, head)],
    sources: [...one.sources],
  };
  if (head) report.automated = automatedOf(head);
  const objects = headResult?.objects ?? (head === undefined ? baseResult?.objects : undefined);
  if (objects) report.objects = objects.length;
  const compared = comparedSides(inputs, baseResult, headResult);
  const objectsChanged = await objectChanges(inputs, compared);
  report.changes = [...manifestChange(base, head), ...objectsChanged];
  report.findings.push(...dangersOf(applicationChange(inputs, compared, objectsChanged)));
  if (inputs.written) {
    const sides = {
      base: { written: inputs.written.base, objects: baseResult?.objects },
      head: { written: inputs.written.head, objects: headResult?.objects },
    };
    const isSame = baseResult !== undefined && headResult !== undefined && objectsChanged.length === 0;
    report.causes = causesOf(sides.base, sides.head, isSame);
  }
  // To render nothing where nothing could be rendered is a change, though no object differs.
  const isMended = base?.obstacle !== undefined && headResult !== undefined;
  if (report.status === 'changed' && report.changes.length === 0 && !isMended && !isManagedOtherwise(base, head))
    report.status = 'unchanged';
  return {
    report,
    undetermined: undeterminedOf(inputs),
    unknownKinds: [...new Set(sides.flatMap((side) => side.unknownKinds))],
    objects: { ...(baseResult && { base: baseResult.objects }), ...(headResult && { head: headResult.objects }) },
  };
}

interface SideResult extends PostProcessed {
  /** JSON Pointers by identity key. */
  unstable: Map<string, string[]>;
}

function processSide(side: Subject): SideResult | undefined {
  if (!side.rendered) return undefined;
  const { settings } = side;
  const { objects, otherSeed } = side.rendered;
  const processed = postProcess(objects, side.application, side.scopes, settings);
  const other = otherSeed && postProcess(otherSeed, side.application, side.scopes, settings);
  return { ...processed, unstable: other ? findUnstable(processed.objects, other.objects) : new Map() };
}

/** What Argo CD adds to track objects, on any of the sides. */
function trackingOf(...sides: (Subject | undefined)[]): { annotations: string[]; labels: string[] } {
  const settings = sides.flatMap((side) => side?.settings ?? []);
  const labelling = settings.filter(({ trackingMethod }) => trackingMethod !== 'annotation');
  return {
    annotations: ['argocd.argoproj.io/tracking-id', 'argocd.argoproj.io/installation-id'],
    labels: [...new Set(labelling.map(({ instanceLabelKey }) => instanceLabelKey))],
  };
}

function statusOf({ base, head }: PairInputs): ApplicationStatus {
  const obstacles = [head?.obstacle, base?.obstacle];
  if (head?.obstacle?.kind === 'refused') return 'error';
  if (obstacles.some((obstacle) => obstacle?.kind === 'undetermined')) return 'unknown';
  if (!base) return 'added';
  return head ? 'changed' : 'removed';
}

const STAYS_BROKEN: Undetermined = {
  reason: 'it cannot be rendered, at base neither, so nobody can tell what the change does to it',
  detail: undefined,
  help: 'Mend what its finding names; then the change can be reviewed.',
};

function undeterminedOf({ base, head, reached }: PairInputs): Undetermined | undefined {
  const unknown = [head, base].map((side) => side?.obstacle).find((obstacle) => obstacle?.kind === 'undetermined');
  return unknown ?? (reached && head && isBrokenAsBefore(base, head) ? STAYS_BROKEN : undefined);
}

function shownDestination({ destination }: Application): Application['destination'] {
  return destination.server === undefined ? destination : { ...destination, server: redactUrl(destination.server) };
}

function definedAt({ origin }: Application): string {
  if (origin.found === 'file') return `${origin.location.file}:${origin.location.line}`;
  if (origin.found === 'live') return `Argo CD at ${origin.argoCd}`;
  return `rendered by ${origin.chain.join(' → ')}`;
}

/** The Application object itself, where no parent's rendering shows it. */
function manifestChange(base: Subject | undefined, head: Subject | undefined): ObjectChange[] {
  const inFile = (side: Subject | undefined) =>
    side?.application.origin.found === 'file' ? [side.application.manifest] : [];
  return compareObjects(inFile(base), inFile(head));
}

/**
 * Whether Argo CD will do something else with equal objects: deploy them to another cluster, sync or prune by itself. The
 * parent's diff shows how, where an Application is rendered.
 */
function isManagedOtherwise(base: Subject | undefined, head: Subject | undefined): boolean {
  const managed = (side: Subject | undefined): Json => {
    const manifest: JsonObject = side?.application.manifest ?? {};
    const metadata = manifest['metadata'];
    return [manifest['spec'] ?? null, (isJsonObject(metadata) && metadata['finalizers']) || null];
  };
  return !equalJson(managed(base), managed(head));
}

/** @returns undefined where a side is not known, or there is nothing on both. */
function comparedSides(
  { base, head }: PairInputs,
  before: SideResult | undefined,
  after: SideResult | undefined,
): ComparedSides | undefined {
  // A side that could not be rendered is not an empty side.
  const comparable = (before || !base || base.obstacle?.kind === 'refused') && (after || !head);
  if (!comparable || (!before && !after)) return undefined;
  return {
    base: before?.objects ?? [],
    head: after?.objects ?? [],
    options: {
      tracking: trackingOf(base, head),
      unstable: { base: before?.unstable ?? new Map(), head: after?.unstable ?? new Map() },
    },
  };
}

async function objectChanges(
  { base, head, deletePath }: PairInputs,
  sides: ComparedSides | undefined,
): Promise<ObjectChange[]> {
  if (!sides) return [];
  const changes = changesBetween(sides);
  const { application, settings } = head ?? base ?? {};
  return ignoredFields(changes, sides, application?.manifest['spec'], deletePath, settings?.ignoreRules ?? []);
}

/** Of both sides, to be counted and named. */
function mergeUnstable(...sides: SideResult[]): Map<string, string[]> {
  const merged = new Map<string, string[]>();
  for (const side of sides) {
    for (const [key, pointers] of side.unstable)
      merged.set(key, [...new Set([...(merged.get(key) ?? []), ...pointers])]);
  }
  return merged;
}

function unstableFields(sides: SideResult[]): { object: string; field: string }[] {
  const names = new Map(sides.flatMap(({ objects }) => objects).map((object) => nameByKey(object)));
  const fields = [...mergeUnstable(...sides)].flatMap(([key, pointers]) =>
    pointers.map((field) => ({ object: names.get(key) ?? key, field: field === '' ? '(its name)' : field })),
  );
  return fields.sort((a, b) => (a.object + a.field < b.object + b.field ? -1 : 1));
}

function nameByKey(object: KubeObject): [string, string] {
  const identity = identityOf(object);
  return [identityKey(identity), describe(identity)];
}

/** The report of an Application that the change does not reach. */
export function unreachedReport({
  application,
  obstacle,
  sources,
}: Pick<Subject, 'application' | 'obstacle' | 'sources'>): ApplicationReview {
  return {
    report: {
      name: application.name,
      namespace: application.namespace,
      project: application.project,
      destination: shownDestination(application),
      definedAt: definedAt(application),
      status: 'unchanged',
      reached: false,
      reasons: [],
      digest: {},
      causes: [],
      findings: [],
      changes: [],
      unstable: [],
      notes: [],
      sources: [...sources],
    },
    undetermined: obstacle?.kind === 'undetermined' ? obstacle : undefined,
    unknownKinds: [],
    objects: {},
  };
}
