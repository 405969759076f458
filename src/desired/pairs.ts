import { jsonText } from '../text/json-text.ts';
import type { DesiredApplication, DesiredContext, DesiredState } from './desired-state.ts';
import { obstacleOf } from './obstacles.ts';

/** An Application as it is on both sides. */
export interface Pair {
  base: DesiredApplication | undefined;
  head: DesiredApplication | undefined;
}

/** Matches the Applications of both sides by id, in the order of the ids. */
export function pairUp(base: DesiredState, head: DesiredState): Pair[] {
  const ids = [...new Set([...head.applications.keys(), ...base.applications.keys()])].sort();
  return ids.map((id) => ({ base: base.applications.get(id), head: head.applications.get(id) }));
}

/** Whether the change reaches an Application, or it is broken: all others are the same on both sides, rendered or not. */
export function isReached(pair: Pair): boolean {
  const { base, head } = pair;
  if (head?.obstacle?.kind === 'refused' || !base || !head) return true;
  return inputsDiffer(pair) || manifestText(base) !== manifestText(head);
}

function inputsDiffer({ base, head }: Pair): boolean {
  return base?.inputKey !== head?.inputKey;
}

function manifestText({ application }: DesiredApplication): string {
  return jsonText(application.manifest);
}

/**
 * Renders both sides of every pair whose inputs differ; what cannot be rendered gets its obstacle.
 * @param onDone called after each render with how many are done, of how many.
 */
export async function renderPairs(
  pairs: readonly Pair[],
  context: DesiredContext,
  onDone: (done: number, total: number, name: string) => void,
): Promise<void> {
  const needed = pairs
    .filter(inputsDiffer)
    .flatMap(({ base, head }) => [base, head])
    .filter((each) => each !== undefined)
    .filter((each) => each.plan !== undefined && each.obstacle === undefined);
  let done = 0;
  await Promise.all(
    needed.map(async (each) => {
      await renderDesired(each, context);
      onDone(++done, needed.length, each.application.name);
    }),
  );
}

/** Renders one Application, unless an obstacle is known. */
export async function renderDesired(each: DesiredApplication, context: DesiredContext): Promise<void> {
  if (!each.plan || each.obstacle) return;
  try {
    each.rendered = await context.renders.of(each.plan, each.application.name);
  } catch (thrown) {
    each.obstacle = obstacleOf(thrown);
  }
}
