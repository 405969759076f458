import { createHash } from 'node:crypto';
import { beforeHydration, instanceName } from '../argocd/application.ts';
import { flattenList } from '../argocd/post-process.ts';
import type { Application } from '../model/application.ts';
import type { Obstacle, Rendered } from '../model/rendered.ts';
import type { Renderer } from '../ports/renderer.ts';
import { jsonText } from '../text/json-text.ts';
import { admit, giveIds, nameOf } from './application-ids.ts';
import { childrenIn, renderParent } from './children.ts';
import { consumedByOthers, consumedFiles } from './consumers.ts';
import { type Discovered, discover, type ParseCache } from './discover.ts';
import { obstacleOf } from './obstacles.ts';
import type { PlanRecord, RenderStep } from './plan.ts';
import { planApplication } from './plan-source.ts';
import type { RenderMemo } from './render-memo.ts';
import { planKey } from './render-plan.ts';
import type { Side } from './side.ts';
import type { SourceTrees } from './sources/source-trees.ts';
import { type UndeterminedInputs, undeterminedInputs } from './undetermined-inputs.ts';

export interface DesiredApplication {
  /** `namespace/name`, with `@file` or `@parent` when the same name is defined twice. */
  id: string;
  application: Application;
  /** Absent when the Application cannot even be planned. */
  plan: { steps: RenderStep[]; key: string } | undefined;
  obstacle: Obstacle | undefined;
  /** Of an Application that cannot be planned. */
  undeterminedInputs?: UndeterminedInputs;
  /** Set once it is rendered for its own sake. */
  rendered: Rendered | undefined;
  /** Equal keys on both sides: this change does not reach what the Application renders. */
  inputKey: string;
  /** Set at head where a CustomResourceDefinition elsewhere moves objects of it into a namespace or out of it: in words. */
  movedScopes?: string[];
  /** Things to tell the user, and where all inputs were found. */
  record: PlanRecord;
}

export interface DesiredState {
  side: Side;
  applications: Map<string, DesiredApplication>;
  discovered: Discovered;
  /** The Applications among them that stand in files, by `namespace/name`. */
  inFiles: Map<string, Application[]>;
  /** The Applications whose objects were looked through for further ones. */
  followed: Set<DesiredApplication>;
  /** How many Applications came out of others. */
  renderedCount: number;
}

/** What both sides share. */
export interface DesiredContext {
  trees: SourceTrees;
  renderer: Renderer;
  parseCache: ParseCache;
  renders: RenderMemo;
  /** How many Applications of one side others may render; default 10,000. */
  maximumRendered?: number;
}

/**
 * Finds and plans every Application of a side; apps of apps are followed by rendering the parents.
 * @param follow false to leave out what only rendering would find.
 */
export async function loadDesired(side: Side, context: DesiredContext, follow = true): Promise<DesiredState> {
  const discovered = await discover(side, context.parseCache);
  const inFiles = await Promise.all(discovered.applications.map((application) => plan(application, side, context)));
  giveIds(inFiles);
  const consumed = consumedByOthers(inFiles, context.trees);
  const state: DesiredState = {
    side,
    applications: new Map(),
    discovered,
    inFiles: new Map(),
    followed: new Set(),
    renderedCount: 0,
  };
  const roots = inFiles.filter((each) => !consumed.has(each));
  await addAll(roots, state, context, follow);
  // A file whose only consumers could not be rendered, or that consume each other, stands for itself.
  const filesOfFollowed = new Set<string>();
  const looked = new Set<DesiredApplication>();
  for (const each of consumed) {
    for (const parent of [...state.followed].filter((one) => !looked.has(one))) {
      looked.add(parent);
      for (const file of consumedFiles(parent, context.trees)) filesOfFollowed.add(file);
    }
    const { origin } = each.application;
    if (origin.found === 'file' && !filesOfFollowed.has(origin.location.file))
      await addAll([each], state, context, follow);
  }
  return state;
}

/**
 * Looks through what has been rendered for Applications that nothing had announced, such as those whose API version a template
 * puts together, and adds them with all that they render.
 *
 * @returns whether there are any.
 */
export async function followRendered(
  rendered: readonly DesiredApplication[],
  state: DesiredState,
  context: DesiredContext,
): Promise<boolean> {
  const children = rendered
    .filter((each) => each.rendered && !state.followed.has(each) && state.applications.get(each.id) === each)
    .flatMap((each) => childrenIn(each, each.rendered?.objects.flatMap(flattenList), state, context));
  const planned = await Promise.all(children.map((application) => plan(application, state.side, context)));
  await addAll(planned, state, context, true);
  return children.length > 0;
}

/**
 * Adds Applications that a live Argo CD has, and all that they render.
 * @param rendered those that others of them may render: what is rendered counts, so they come last, and only where it is not there.
 */
export async function addLive(
  live: readonly Application[],
  rendered: ReadonlySet<Application>,
  state: DesiredState,
  context: DesiredContext,
  follow: boolean,
): Promise<void> {
  for (const each of [live.filter((one) => !rendered.has(one)), live.filter((one) => rendered.has(one))]) {
    const known = new Set([...state.applications.values()].map(({ application }) => nameOf(application)));
    const fresh = each.filter((application) => !known.has(nameOf(application)));
    await addAll(
      await Promise.all(fresh.map((application) => plan(application, state.side, context))),
      state,
      context,
      follow,
    );
  }
}

/** Adds Applications and what they render, level by level. */
async function addAll(
  roots: DesiredApplication[],
  state: DesiredState,
  context: DesiredContext,
  follow: boolean,
): Promise<void> {
  for (let level = roots; level.length > 0; ) {
    const fresh = level.filter((each) => admit(each, state, context.trees));
    const rendered = await Promise.all(
      fresh.map((parent) => (follow ? renderParent(parent, state, context) : undefined)),
    );
    const children = fresh.flatMap((parent, index) => childrenIn(parent, rendered[index], state, context));
    level = await Promise.all(children.map((application) => plan(application, state.side, context)));
  }
}

async function plan(application: Application, side: Side, context: DesiredContext): Promise<DesiredApplication> {
  const record: PlanRecord = { notes: new Set(), sources: [] };
  const dry = beforeHydration(application);
  const planned = await planOf(dry ?? application, side, context, record);
  // What is deployed until the hydrator has written is an input as well; it has no bearing on how the rest is reported.
  const hydrated = dry && (await planOf(application, side, context, { notes: new Set(), sources: [] }));
  const identity = [
    instanceName(application, side.settings.namespace),
    application.destination.namespace ?? '',
    side.settings.trackingMethod,
    side.settings.instanceLabelKey,
    side.settings.installationId ?? '',
  ];
  return {
    id: `${application.namespace}/${application.name}`,
    application,
    plan: planned.plan,
    obstacle: dry ? HYDRATED : planned.obstacle,
    ...(planned.undeterminedInputs && { undeterminedInputs: planned.undeterminedInputs }),
    rendered: undefined,
    inputKey: digestOf([planned.key, ...identity, hydrated?.key ?? '']),
    record,
  };
}

const HYDRATED: Obstacle = {
  kind: 'undetermined',
  reason: 'the source hydrator writes what it deploys to another branch, after the merge',
  detail: undefined,
  help: 'Review what changes in its drySource, or what the hydrator has written before it is merged (hydrateTo).',
};

interface Planned extends Pick<DesiredApplication, 'plan' | 'obstacle' | 'undeterminedInputs'> {
  /** Equal keys: equal inputs. */
  key: string;
}

async function planOf(
  application: Application,
  side: Side,
  context: DesiredContext,
  record: PlanRecord,
): Promise<Planned> {
  try {
    const steps = await planApplication(application, side, context.trees, record);
    const key = planKey(steps);
    return { plan: { steps, key }, obstacle: undefined, key };
  } catch (thrown) {
    const obstacle = obstacleOf(thrown);
    const text = jsonText(obstacle);
    const inputs = await undeterminedInputs(application, side, context.trees, text);
    const key = jsonText([text, application.destination, application.sources, [...inputs].sort()]);
    return { plan: undefined, obstacle, undeterminedInputs: inputs, key };
  }
}

function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
