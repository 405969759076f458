import { createHash } from 'node:crypto';
import { isArgoCdKind, readApplication } from '../argocd/application.ts';
import { flattenList } from '../argocd/post-process.ts';
import { equalJson } from '../compare/equal-json.ts';
import type { Application } from '../model/application.ts';
import type { KubeObject } from '../model/kube-object.ts';
import type { Undetermined } from '../model/rendered.ts';
import { consumedFiles, SHOWS_ITS_FILES } from './consumers.ts';
import type { DesiredApplication, DesiredContext, DesiredState } from './desired-state.ts';
import { type FoundApplicationSet, foundApplicationSet } from './discover.ts';
import { renderedManifests } from './manifests.ts';
import { mayHaveChildren } from './may-have-children.ts';
import { obstacleOf } from './obstacles.ts';

/** Deeper than any real app of apps, shallower than one that makes a new Application at every level for ever. */
const MAXIMUM_DEPTH = 50;

/** One that makes two of itself at every level has no end within any depth. */
const MAXIMUM_RENDERED = 10_000;

/**
 * Renders an Application, if others may come out of it.
 *
 * @returns its objects, lists flattened; undefined when it was not rendered, or cannot be: then it has an obstacle.
 */
export async function renderParent(
  parent: DesiredApplication,
  state: DesiredState,
  context: DesiredContext,
): Promise<KubeObject[] | undefined> {
  if (!parent.plan || !(await mayHaveChildren(parent.plan.steps, context.trees))) return undefined;
  try {
    const { objects } = await context.renders.of(parent.plan, parent.application.name);
    return objects.flatMap(flattenList);
  } catch (thrown) {
    parent.obstacle = obstacleOf(thrown);
    // Where files show what is rendered, the Applications in them stand for themselves.
    const mayBeWritten = parent.plan.steps.some(({ operation }) => !SHOWS_ITS_FILES.has(operation));
    if (parent.obstacle.kind === 'undetermined' && mayBeWritten) reachAll(parent, state);
    return undefined;
  }
}

/**
 * The Applications among what an Application renders; ApplicationSets are put to those that were discovered.
 *
 * @param objects undefined when it was not rendered.
 */
export function childrenIn(
  parent: DesiredApplication,
  objects: readonly KubeObject[] | undefined,
  state: DesiredState,
  context: Pick<DesiredContext, 'maximumRendered' | 'trees'>,
): Application[] {
  if (!objects) return [];
  const { application } = parent;
  const { side, discovered, followed } = state;
  const chain = [...chainOf(application), application.name];
  const namespace = application.destination.namespace ?? side.settings.namespace;
  const origin = { found: 'rendered' as const, parent: parent.id, chain };
  const children = new Map<string, Application>();
  for (const manifest of objects.filter((object) => isArgoCdKind(object, 'Application'))) {
    const child = readApplication(manifest, origin, namespace);
    // Rendered more than once by one parent: Argo CD keeps the last.
    children.set(`${child.namespace}/${child.name}`, child);
  }
  const limit =
    children.size > 0
      ? limitFor(chain.length, state.renderedCount + children.size, context.maximumRendered)
      : undefined;
  if (limit) {
    leaveUnknown(parent, limit, state);
    return [];
  }
  followed.add(parent);
  state.renderedCount += children.size;
  const files = consumedFiles(parent, context.trees);
  const inFiles = discovered.manifests.filter(({ place }) => place && files.has(place.location.file));
  discovered.manifests.push(...renderedManifests(objects, chain, inFiles, namespace));
  for (const set of objects.filter((object) => isArgoCdKind(object, 'ApplicationSet'))) {
    const at = { place: `rendered by ${chain.join(' → ')}`, line: undefined, parent: parent.id };
    const found = foundApplicationSet(set, namespace, at);
    if (!standsInFile(found, parent, state, context.trees)) discovered.applicationSets.push(found);
  }
  return [...children.values()];
}

/** Whether a set is listed already, with the file that its parent renders it from. */
function standsInFile(
  set: FoundApplicationSet,
  parent: DesiredApplication,
  { discovered }: DesiredState,
  trees: DesiredContext['trees'],
): boolean {
  const files = consumedFiles(parent, trees);
  return discovered.applicationSets.some(
    ({ name, place, spec }) => name === set.name && files.has(place) && equalJson(spec, set.spec),
  );
}

function chainOf({ origin }: Application): string[] {
  return origin.found === 'rendered' ? origin.chain : [];
}

function limitFor(depth: number, count: number, maximum = MAXIMUM_RENDERED): Undetermined | undefined {
  const help = 'Find out which Application renders itself again under a new name.';
  if (depth > MAXIMUM_DEPTH) {
    const reason = `it is ${MAXIMUM_DEPTH} Applications below the root, and renders further ones`;
    return { reason, detail: undefined, help };
  }
  if (count > maximum) {
    const reason = `it renders further Applications where Applications have rendered about ${maximum} already`;
    return { reason, detail: undefined, help };
  }
  return undefined;
}

/** What it renders is not followed, so any change may reach that. */
function leaveUnknown(parent: DesiredApplication, why: Undetermined, state: DesiredState): void {
  parent.obstacle ??= { kind: 'undetermined', ...why };
  reachAll(parent, state);
}

function reachAll(parent: DesiredApplication, { side }: DesiredState): void {
  parent.inputKey = createHash('sha256').update(`${parent.inputKey}\n${side.snapshot.tree}`).digest('hex');
}
