import { unreachedReport } from '../compare/application-report.ts';
import { applicationSetsNotChecked } from '../desired/application-sets.ts';
import { renderingIsLikely } from '../desired/changed-paths.ts';
import {
  type DesiredApplication,
  type DesiredContext,
  type DesiredState,
  followRendered,
  loadDesired,
} from '../desired/desired-state.ts';
import type { RawFinding } from '../desired/discover.ts';
import { idleValues } from '../desired/idle-values.ts';
import { reachMovedScopes } from '../desired/moved-scopes.ts';
import { isReached, type Pair, pairUp, renderPairs } from '../desired/pairs.ts';
import { repeatedKeys } from '../desired/repeated-keys.ts';
import type { ApplicationTree } from '../desired/side.ts';
import { addUnmarkedUtf16 } from '../desired/unmarked-utf16.ts';
import { InputError } from '../errors.ts';
import type { ApplicationReview, Finding, NotChecked, Report } from '../model/report.ts';
import { type Comparison, planComparison } from '../plan/comparison.ts';
import { buildReport } from '../report/build-report.ts';
import { readIgnores } from '../validate/read-ignores.ts';
import { type Configured, configure } from './configure.ts';
import { type CommandContext, desiredContext, sideOf } from './context.ts';
import { driftNotAsked, type LiveReader, liveReader } from './drift.ts';
import { addLiveApplications } from './live-applications.ts';
import { openInputs } from './open-inputs.ts';
import { reviewPairs } from './review-pairs.ts';
import { validatePermissions } from './validate-permissions.ts';
import { validateSides } from './validate-sides.ts';
import { validateTexts } from './validate-texts.ts';
import { validateValues } from './validate-values.ts';

/** Renders base and head, compares them, and reports what the change does to every Application. */
export async function check(context: CommandContext): Promise<Report> {
  const { clock, host } = context;
  const timings: Record<string, number> = {};
  let at = clock.now();
  const lap = (phase: string) => {
    timings[phase] = Math.round(clock.now() - at);
    at = clock.now();
  };
  const { comparison, further } = await openInputs(context, planComparison);
  const configured = await configure(context, comparison);
  for (const warning of configured.warnings) host.log(`warning: ${warning}`);
  const desired = await desiredContext(context, comparison);
  lap('open');
  if (renderingIsLikely(comparison.base, comparison.head)) context.renderer.warmUp();
  host.progress('Looking for Applications…');
  const [base, head] = await loadSides(comparison, further, configured, desired, context.values.all === true);
  await addUnmarkedUtf16(base, head);
  const others = await addLiveApplications(
    context,
    [base, head],
    desired,
    base !== head || context.values.all === true,
  );
  if (others.notChecked.length === 0) refuseNothing(base, head, comparison);
  lap('discover');
  let pairs: Pair[] = [];
  const nothingToMerge = comparison.base.tree === comparison.head.tree;
  const live = liveReader(context.argoCd, {
    merges: !nothingToMerge,
    failOnDrift: context.values['fail-on-drift'] === true,
    settings: { base: base.side.settings, head: head.side.settings },
    pairs: () => pairs,
  });
  pairs = await renderReached(base, head, desired, host, live);
  const reached = pairs.filter(isReached);
  // What is broken is counted, though the change has nothing to do with it.
  const broken = pairs.filter((pair) => !isReached(pair) && pair.head?.obstacle?.kind === 'refused');
  lap('render');
  const validated = await validateSides(base, head);
  const ofValues = await validateValues(reached, head, desired.trees.isOurs);
  lap('validate');
  const looked = [...reached, ...broken];
  const idle = idleValues(desired.renders, looked.length);
  const compared = withoutRefused(await reviewPairs(looked, base, head, desired, idle.find), looked, validated.refused);
  lap('compare');
  const withDrift = (review: ApplicationReview, index: number) => live.addDrift(review, looked[index] as Pair);
  const reviews = await Promise.all(compared.map(withDrift));
  const rest = pairs.filter((pair) => !isReached(pair) && !broken.includes(pair));
  const unreached = await Promise.all(rest.map((pair) => live.addDrift(unreachedReview(pair), pair)));
  if (context.argoCd) lap('drift');
  const { ignores, findings } = await readIgnores([
    { ...comparison, prefix: '' },
    ...further.map(({ snapshot, prefix }) => ({ base: snapshot, head: snapshot, prefix })),
  ]);
  host.progress('');
  const report = buildReport({
    version: context.version,
    command: 'check',
    base: comparison.base.label,
    head: comparison.head.label,
    nothingToMerge,
    reviews,
    unreached,
    findings: [
      ...configured.findings,
      ...findings,
      ...newFirst(base.discovered.findings, head.discovered.findings),
      ...validated.findings,
      ...(await repeatedKeys(reached, base, head, desired.trees.isOurs)),
      ...ofValues,
      ...validatePermissions(compared, looked, base, head),
      ...validateTexts(compared, looked),
    ],
    notChecked: [
      ...configured.notChecked,
      ...others.notChecked,
      ...applicationSetsNotChecked(base, head, (url) => desired.trees.isThisRepository(url)),
      ...unreadableFiles(base, head),
      ...driftNotAsked(context),
    ],
    hidden: [...skippedOf(head), ...others.hidden, { rule: 'values-not-tried-for-an-effect', count: idle.untried() }],
    settings: configured.origins,
    driftAsked: context.argoCd !== undefined,
    judging: { policy: configured.policy, failOn: configured.failOn, ignores, today: clock.today() },
  });
  lap('report');
  report.timings = timings;
  return report;
}

/** Renders what the change reaches, until no further Application comes out of it. */
async function renderReached(
  base: DesiredState,
  head: DesiredState,
  desired: DesiredContext,
  { progress }: CommandContext['host'],
  live: LiveReader,
): Promise<Pair[]> {
  for (;;) {
    const pairs = pairUp(base, head);
    const reached = pairs.filter(isReached);
    for (const pair of pairs) live.ask(pair);
    await renderPairs(reached, desired, (done, total, name) => progress(`Rendered ${done} of ${total}: ${name}`));
    const rendered = (side: 'base' | 'head') => reached.flatMap((pair) => pair[side] ?? []);
    const more = [
      await followRendered(rendered('base'), base, desired),
      await followRendered(rendered('head'), head, desired),
    ];
    if (!more.includes(true) && !(await reachMovedScopes(pairs, base, head, desired))) return pairs;
  }
}

function unreachedReview({ head: same }: Pair): ApplicationReview {
  return unreachedReport({ ...(same as DesiredApplication), sources: same?.record.sources ?? [] });
}

async function loadSides(
  comparison: Comparison,
  further: ApplicationTree[],
  configured: Configured,
  desired: DesiredContext,
  all: boolean,
): Promise<[DesiredState, DesiredState]> {
  const side = (name: 'base' | 'head') => sideOf(name, comparison[name], further, configured[name]);
  if (comparison.base.tree !== comparison.head.tree) {
    return Promise.all([loadDesired(side('base'), desired), loadDesired(side('head'), desired)]);
  }
  // Equal trees render equally: rendering could only find more names to list.
  const same = await loadDesired(side('head'), desired, all);
  return [same, same];
}

function refuseNothing(base: DesiredState, head: DesiredState, { head: snapshot }: Comparison): void {
  const hasAny = ({ applications, discovered: { applicationSets, findings, unreadable } }: DesiredState) =>
    applications.size + applicationSets.length + findings.length > 0 ||
    [...unreadable.values()].some(({ beyondLimit }) => beyondLimit);
  if (hasAny(base) || hasAny(head)) return;
  const templates = head.discovered.skipped.get('template') ?? 0;
  const aside =
    templates > 0
      ? ` ${templates} template${templates === 1 ? ' was' : 's were'} left aside: an Application has to render ${templates === 1 ? 'it' : 'them'}.`
      : '';
  throw new InputError(`No Application found in the ${snapshot.entries.size} files of ${snapshot.label}`, {
    next: `Looked for YAML and JSON files with kind Application.${aside} Kept elsewhere? Add --applications dir:PATH, or argocd.`,
  });
}

/** What a rule has said of an Application is not said again, in other words, by the attempt to render it. */
function withoutRefused(
  reviews: ApplicationReview[],
  pairs: Pair[],
  refused: ReadonlySet<object>,
): ApplicationReview[] {
  return reviews.map((review, index) => {
    const manifest = pairs[index]?.head?.application.manifest;
    if (!manifest || !refused.has(manifest)) return review;
    const findings = review.report.findings.filter(({ rule }) => rule !== 'render-failed');
    return { ...review, report: { ...review.report, findings } };
  });
}

/** Findings of files: one that base has too, wherever it moved in its file, is not new. */
function newFirst(base: RawFinding[], head: RawFinding[]): Finding[] {
  const keyOf = ({ rule, file, message }: RawFinding) => `${rule}\n${file}\n${message}`;
  const before = new Set(base.map(keyOf));
  return head.map((finding) => ({ ...finding, new: !before.has(keyOf(finding)) }));
}

/** Files that the change touches and that cannot be read, before neither, or not by Seatrial: nobody knows what the change does in them. */
function unreadableFiles(base: DesiredState, head: DesiredState): NotChecked[] {
  const oidAt = ({ side }: DesiredState, file: string) => side.snapshot.entries.get(file)?.oid;
  const invalid = new Set(
    head.discovered.findings.filter(({ rule }) => rule === 'yaml-invalid').map(({ file }) => file),
  );
  return [...head.discovered.unreadable.values()].flatMap(({ file, line, message, beyondLimit }) => {
    const what = `${file}:${line}`;
    const touched = oidAt(base, file) !== oidAt(head, file);
    if (beyondLimit) {
      const help = 'Nobody can tell which Applications are in it. Simplify it, or split it into several files.';
      return [{ what, reason: message, help, reached: touched }];
    }
    if (!touched || !invalid.has(file) || !base.discovered.unreadable.has(file)) return [];
    const reason = 'it is not valid YAML, at base neither, so nobody can tell which Applications are in it';
    return [{ what, reason, help: 'Mend it; then the change can be reviewed.', reached: true }];
  });
}

const SKIPPED = {
  template: 'template-files',
  'other-kind': 'documents-of-other-kinds',
  'kustomize-patch': 'kustomize-patches-of-Applications',
  'test-assertion': 'assertions-of-tests',
};

function skippedOf({ discovered }: DesiredState): { rule: string; count: number }[] {
  return [...discovered.skipped].map(([reason, count]) => ({ rule: SKIPPED[reason], count }));
}
