import { createHash } from 'node:crypto';
import { instanceName, isArgoCdKind, readApplication } from '../argocd/application.ts';
import { flattenList } from '../argocd/post-process.ts';
import type { Application } from '../model/application.ts';
import type { Obstacle, Rendered } from '../model/rendered.ts';
import type { Renderer } from '../ports/renderer.ts';
import { jsonText } from '../text/json-text.ts';
import { type Discovered, discover, foundApplicationSet, type ParseCache } from './discover.ts';
import { mayHaveChildren } from './may-have-children.ts';
import { obstacleOf } from './obstacles.ts';
import type { PlanRecord, RenderStep } from './plan.ts';
import { planApplication } from './plan-source.ts';
import type { RenderMemo } from './render-memo.ts';
import { planKey } from './render-plan.ts';
import type { Side } from './side.ts';
import type { SourceTrees } from './sources/source-trees.ts';
import { type UndeterminedInputs, undeterminedInputs } from './undetermined-inputs.ts';

export interface DesiredApplication {
  /** `namespace/name`, with `@file` when two files define the same name. */
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
  /** Things to tell the user, and where all inputs were found. */
  record: PlanRecord;
}

export interface DesiredState {
  side: Side;
  applications: Map<string, DesiredApplication>;
  discovered: Discovered;
}

/** What both sides share. */
export interface DesiredContext {
  trees: SourceTrees;
  renderer: Renderer;
  parseCache: ParseCache;
  renders: RenderMemo;
}

/** Deeper than any real app of apps, shallower than one that makes a new Application at every level for ever. */
const MAXIMUM_DEPTH = 50;

/**
 * Finds and plans every Application of a side; apps of apps are followed by rendering the parents.
 * @param follow false to leave out what only rendering would find.
 */
export async function loadDesired(side: Side, context: DesiredContext, follow = true): Promise<DesiredState> {
  const discovered = await discover(side, context.parseCache);
  const applications = new Map<string, DesiredApplication>();
  const inFiles = await Promise.all(discovered.applications.map((application) => plan(application, side, context)));
  giveIds(inFiles);
  const consumers = consumersOf(inFiles, context.trees);
  const expanded = new Set<DesiredApplication>();
  const add = async (roots: DesiredApplication[]): Promise<void> => {
    for (let level = roots, depth = 0; level.length > 0; depth++) {
      const fresh = level.filter((each) => !applications.has(each.id));
      for (const each of fresh) applications.set(each.id, each);
      const children = await Promise.all(
        fresh.map(async (parent) => {
          if (depth === MAXIMUM_DEPTH) return tooDeep(parent);
          const found = follow ? await childrenOf(parent, side, context, discovered) : [];
          if (found) expanded.add(parent);
          return found ?? [];
        }),
      );
      level = children.flat();
    }
  };
  await add(inFiles.filter((each) => !consumers.has(each)));
  // A file whose only consumers could not be rendered, or that consume each other, stands for itself.
  for (const each of inFiles) {
    if (consumers.has(each) && ![...(consumers.get(each) ?? [])].some((consumer) => expanded.has(consumer)))
      await add([each]);
  }
  return { side, applications, discovered };
}

function tooDeep(parent: DesiredApplication): DesiredApplication[] {
  parent.obstacle ??= {
    kind: 'undetermined',
    reason: `it is ${MAXIMUM_DEPTH} Applications below the root; each level renders a further one`,
    detail: undefined,
    help: 'Find out which Application renders itself again under a new name.',
  };
  return [];
}

async function plan(application: Application, side: Side, context: DesiredContext): Promise<DesiredApplication> {
  const record: PlanRecord = { notes: new Set(), sources: [] };
  const planned: DesiredApplication = {
    id: `${application.namespace}/${application.name}`,
    application,
    plan: undefined,
    obstacle: undefined,
    rendered: undefined,
    inputKey: '',
    record,
  };
  const identity = [
    instanceName(application, side.settings.namespace),
    application.destination.namespace ?? '',
    side.settings.trackingMethod,
    side.settings.instanceLabelKey,
    side.settings.installationId ?? '',
  ].join('\n');
  try {
    const steps = await planApplication(application, side, context.trees, record);
    planned.plan = { steps, key: planKey(steps) };
    planned.inputKey = createHash('sha256').update(`${planned.plan.key}\n${identity}`).digest('hex');
  } catch (thrown) {
    planned.obstacle = obstacleOf(thrown);
    const obstacle = jsonText(planned.obstacle);
    const inputs = await undeterminedInputs(application, side, context.trees, obstacle);
    planned.undeterminedInputs = inputs;
    const key = jsonText([obstacle, application.destination, application.sources, [...inputs].sort()]);
    planned.inputKey = createHash('sha256').update(`${key}\n${identity}`).digest('hex');
  }
  return planned;
}

function giveIds(planned: DesiredApplication[]): void {
  const count = new Map<string, number>();
  for (const { id } of planned) count.set(id, (count.get(id) ?? 0) + 1);
  const taken = new Set<string>();
  for (const each of planned) {
    const { origin } = each.application;
    if ((count.get(each.id) ?? 0) > 1 && origin.found === 'file') each.id += `@${origin.location.file}`;
    if (taken.has(each.id) && origin.found === 'file') each.id += `:${origin.location.line}`;
    taken.add(each.id);
  }
}

/** Which Applications render the file in which another one stands: the rendering counts then, not the file. */
function consumersOf(
  planned: DesiredApplication[],
  trees: SourceTrees,
): Map<DesiredApplication, Set<DesiredApplication>> {
  const byFile = new Map<string, DesiredApplication[]>();
  for (const each of planned) {
    const { origin } = each.application;
    if (origin.found !== 'file') continue;
    byFile.set(origin.location.file, [...(byFile.get(origin.location.file) ?? []), each]);
  }
  const consumers = new Map<DesiredApplication, Set<DesiredApplication>>();
  for (const consumer of planned) {
    for (const step of consumer.plan?.steps ?? []) {
      // A chart renders its templates only, whatever else lies in its folder.
      if (step.operation !== 'manifests.parse' && step.operation !== 'kustomize.build') continue;
      for (const [path, { from, at }] of step.files) {
        for (const consumed of trees.isOurs(from) ? (byFile.get(at ?? path) ?? []) : []) {
          if (consumed !== consumer) consumers.set(consumed, (consumers.get(consumed) ?? new Set()).add(consumer));
        }
      }
    }
  }
  return consumers;
}

/** @returns the Applications that an Application renders, or undefined when it cannot be rendered. */
async function childrenOf(
  parent: DesiredApplication,
  side: Side,
  context: DesiredContext,
  discovered: Discovered,
): Promise<DesiredApplication[] | undefined> {
  if (!parent.plan) return undefined;
  if (!(await mayHaveChildren(parent.plan.steps, context.trees))) return [];
  const { application } = parent;
  let rendered: Rendered;
  try {
    rendered = await context.renders.of(parent.plan, application.name);
  } catch (thrown) {
    parent.obstacle = obstacleOf(thrown);
    return undefined;
  }
  const chain = [...(application.origin.found === 'rendered' ? application.origin.chain : []), application.name];
  const namespace = application.destination.namespace ?? side.settings.namespace;
  const objects = rendered.objects.flatMap(flattenList);
  for (const set of objects.filter((object) => isArgoCdKind(object, 'ApplicationSet'))) {
    const at = { place: `rendered by ${chain.join(' → ')}`, line: undefined, parent: parent.id };
    const found = foundApplicationSet(set, namespace, at);
    // One that also stands in a file is listed with its file.
    if (!discovered.applicationSets.some(({ name }) => name === found.name)) discovered.applicationSets.push(found);
  }
  const manifests = objects.filter((object) => isArgoCdKind(object, 'Application'));
  return Promise.all(
    manifests.map((manifest) =>
      plan(readApplication(manifest, { found: 'rendered', parent: parent.id, chain }, namespace), side, context),
    ),
  );
}
