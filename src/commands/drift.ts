import pLimit from 'p-limit';
import type { ArgoCdSettings } from '../argocd/settings.ts';
import { compareDrift, type DriftSide, type LiveState, NOT_KNOWN } from '../compare/drift.ts';
import { equalJson } from '../compare/equal-json.ts';
import type { DesiredApplication } from '../desired/desired-state.ts';
import { isReached, type Pair } from '../desired/pairs.ts';
import { UndeterminedError } from '../errors.ts';
import type { Application } from '../model/application.ts';
import type { ApplicationDrift } from '../model/drift.ts';
import { identityKey, type Json } from '../model/kube-object.ts';
import type { ApplicationReview, Finding, NotChecked } from '../model/report.ts';
import { type ApplicationRef, type ArgoCd, isNotTold } from '../ports/argocd.ts';
import { driftInShort } from '../report/drift-phrases.ts';
import type { CommandContext } from './context.ts';
import { asApplication } from './live-applications.ts';

/** Applications that are asked for at once: Argo CD answers each from its cache, in a few milliseconds. */
const AT_ONCE = 8;

type Answer = LiveState | { undetermined: NonNullable<ApplicationDrift['undetermined']> };

/** What Argo CD tells of Applications; each one is asked for once. */
export interface LiveReader {
  /** Begins to ask for an Application, while others are rendered. */
  ask(pair: Pair): void;
  /** Adds what had drifted to the review of an Application. */
  addDrift(review: ApplicationReview, pair: Pair): Promise<ApplicationReview>;
}

export interface LiveReaderOptions {
  /** False when base and head are one, as in a run on a schedule: then drift is all that there is to tell, of every Application. */
  merges: boolean;
  /** Whether drift is an error. */
  failOnDrift: boolean;
  /** Those of each side. */
  settings: { base: ArgoCdSettings; head: ArgoCdSettings };
  /** Every Application of both sides. */
  pairs(): readonly Pair[];
}

/** @param argoCd nothing: nobody asked for drift, and no review gets any. */
export function liveReader(argoCd: ArgoCd | undefined, options: LiveReaderOptions): LiveReader {
  if (!argoCd) return { ask: () => {}, addDrift: async (review) => review };
  const limit = pLimit(AT_ONCE);
  const answers = new Map<string, Promise<Answer>>();
  let reachable: Promise<unknown> | undefined;
  const isAsked = (pair: Pair) => !options.merges || isReached(pair);

  function answerFor(pair: Pair): Promise<Answer> {
    const { id } = oneOf(pair);
    const known = answers.get(id);
    if (known) return known;
    // Who does not answer at all is asked once, not once for each Application.
    reachable ??= reach(argoCd as ArgoCd);
    const answer = limit(() => read(argoCd as ArgoCd, oneOf(pair).application, reachable));
    answers.set(id, answer);
    return answer;
  }

  return {
    ask(pair) {
      // Whoever awaits the answer meets its error.
      if (isAsked(pair)) answerFor(pair).catch(() => {});
    },
    async addDrift(review, pair) {
      if (!isAsked(pair)) return review;
      const answer = await answerFor(pair);
      if ('undetermined' in answer) return withDrift(review, { ...NOT_KNOWN, undetermined: answer.undetermined });
      const { application } = answer;
      if (application && !isTheOne(asApplication(application, argoCd), pair, options.pairs()))
        return options.failOnDrift ? withDrift(review, OF_ANOTHER) : withNote(review, ANOTHER);
      const { base, head } = pair;
      const sides = {
        base: base && driftSide(base, review.objects.base, options.settings.base),
        head: head && driftSide(head, review.objects.head, options.settings.head),
      };
      const { merges, failOnDrift } = options;
      const ignoredFields = new Map(review.report.changes.map((each) => [identityKey(each), each.ignoredFields]));
      const drift = compareDrift({ live: answer, ...sides, merges, ignoredFields, failOnDrift });
      if (!drift) return review;
      const drifted = withDrift(review, drift);
      return failOnDrift && mayFail(drift) ? withFinding(drifted) : drifted;
    },
  };
}

/** Who is to fail on drift, and has nobody to ask, has not passed. */
export function driftNotAsked({ argoCd, values }: Pick<CommandContext, 'argoCd' | 'values'>): NotChecked[] {
  if (argoCd || values['fail-on-drift'] !== true) return [];
  const reason =
    'fail-on-drift asks for it, and this run has no Argo CD to ask: it is offline, or its secrets are kept from it';
  return [{ what: 'Drift of every Application', reason, reached: true }];
}

/** @throws UndeterminedError when nobody answers at all. */
async function reach(argoCd: ArgoCd): Promise<void> {
  // Application resources do not tell the version, so the cluster is not asked for it.
  if (isNotTold(await argoCd.version())) await argoCd.settings();
}

async function read(
  argoCd: ArgoCd,
  application: Application,
  reachable: Promise<unknown> | undefined,
): Promise<Answer> {
  const { name, namespace, project } = application;
  const ref: ApplicationRef = { name, namespace, project };
  try {
    await reachable;
    const found = await argoCd.application(ref);
    if (isNotTold(found)) return { undetermined: { reason: found.notTold, ...(found.help && { help: found.help }) } };
    if (!found) return { application: undefined, managed: [], orphaned: [] };
    const live = { name, namespace, project: asApplication(found, argoCd)?.project ?? 'default' };
    const [managed, orphaned] = await Promise.all([argoCd.managedResources(live), argoCd.orphanedResources(live)]);
    return { application: found, managed, orphaned };
  } catch (error) {
    if (!(error instanceof UndeterminedError)) throw error;
    return { undetermined: { reason: error.message, ...(error.next !== undefined && { help: error.next }) } };
  }
}

const ANOTHER =
  'Argo CD has an Application of this name that deploys something else: the one that another file defines. It is not compared with this one.';

/** Who is to fail on drift is not told that there is none. */
const OF_ANOTHER: ApplicationDrift = {
  ...NOT_KNOWN,
  undetermined: {
    reason: ANOTHER,
    help: 'Only its own Argo CD can tell. Give each Application a name of its own, or go without fail-on-drift here.',
  },
};

/**
 * Where several files define an Application of one name, each for the Argo CD of another cluster, one of them is the one that is asked.
 * If none of them deploys the same, it was overridden, and is compared with each.
 */
function isTheOne(live: Application | undefined, pair: Pair, pairs: readonly Pair[]): boolean {
  const { name, namespace } = oneOf(pair).application;
  const rivals = pairs.filter((each) => {
    const { application } = oneOf(each);
    return application.name === name && application.namespace === namespace;
  });
  if (rivals.length < 2) return true;
  const deploysTheSame = (each: Pair) => equalJson(deployed(live), deployed(oneOf(each).application));
  return deploysTheSame(pair) || !rivals.some(deploysTheSame);
}

function deployed(application: Application | undefined): Json {
  const { destination, sources = [] } = application ?? {};
  const where = sources.map(({ repoURL, path, chart }): Json => [repoURL ?? '', path ?? '', chart ?? '']);
  return [where, destination?.server ?? '', destination?.name ?? '', destination?.namespace ?? ''];
}

function driftSide(
  each: DesiredApplication,
  objects: DriftSide['objects'],
  settings: DriftSide['settings'],
): DriftSide {
  const { application, obstacle, record } = each;
  return { application, settings, objects, isRefused: obstacle?.kind === 'refused', sources: record.sources };
}

function oneOf({ base, head }: Pair): DesiredApplication {
  return (base ?? head) as DesiredApplication;
}

function withDrift(review: ApplicationReview, drift: ApplicationDrift): ApplicationReview {
  return { ...review, report: { ...review.report, drift } };
}

function withNote(review: ApplicationReview, note: string): ApplicationReview {
  return { ...review, report: { ...review.report, notes: [...review.report.notes, note] } };
}

/** What is ignored is told and fails nothing: an autoscaler would make every run fail. */
function mayFail({ undetermined, sync, overridden }: ApplicationDrift): boolean {
  return !undetermined && (sync === 'OutOfSync' || sync === 'Missing' || overridden.length > 0);
}

function withFinding(review: ApplicationReview): ApplicationReview {
  const { report } = review;
  const finding: Finding = {
    rule: 'drifted',
    severity: 'error',
    new: true,
    message: `What is live is not what Git wants: ${driftInShort(report)}.`,
    help: 'Sync the Application, or bring Git up to what is live.',
  };
  return { ...review, report: { ...report, findings: [...report.findings, finding] } };
}
