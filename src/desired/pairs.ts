import { jsonText } from '../text/json-text.ts';
import type { DesiredApplication, DesiredContext, DesiredState } from './desired-state.ts';
import type { UnreadableFile } from './discover.ts';
import { obstacleOf } from './obstacles.ts';

/** An Application as it is on both sides. */
export interface Pair {
  base: DesiredApplication | undefined;
  head: DesiredApplication | undefined;
}

/** Matches the Applications of both sides by id, in the order of the ids. */
export function pairUp(base: DesiredState, head: DesiredState): Pair[] {
  const ids = [...new Set([...head.applications.keys(), ...base.applications.keys()])].sort();
  return ids.map((id) =>
    withLostSide({ base: base.applications.get(id), head: head.applications.get(id) }, base, head),
  );
}

/**
 * An Application whose file cannot be read on one side, or whose parent cannot be rendered, is not gone from that side: nobody
 * knows, and Argo CD keeps it as it is. What was broken at base is another matter: mending it brings its Applications anew.
 */
function withLostSide(pair: Pair, base: DesiredState, head: DesiredState): Pair {
  if (pair.base && !pair.head) {
    const unreadable = unreadableFile(pair.base, base, head);
    if (unreadable) return { base: pair.base, head: lost(pair.base, unreadable) };
    if (brokenParent(pair.base, base, head)) return { base: pair.base, head: lost(pair.base) };
  }
  if (pair.head && !pair.base) {
    const unreadable = unreadableFile(pair.head, head, base);
    if (unreadable?.beyondLimit) return { base: lost(pair.head, unreadable), head: pair.head };
    const parent = brokenParent(pair.head, head, base);
    if (parent?.obstacle?.kind === 'undetermined') return { base: lost(pair.head), head: pair.head };
  }
  return pair;
}

/** @returns the nearest ancestor that the other side has too and cannot render. */
function brokenParent(
  child: DesiredApplication,
  own: DesiredState,
  other: DesiredState,
): DesiredApplication | undefined {
  const { origin } = child.application;
  if (origin.found !== 'rendered') return undefined;
  const there = other.applications.get(origin.parent);
  if (there) return there.obstacle ? there : undefined;
  const parent = own.applications.get(origin.parent);
  return parent && brokenParent(parent, own, other);
}

/** @returns the file of an Application, or of its nearest ancestor that stands in one, if the other side's cannot be read. */
function unreadableFile(
  { application: { origin } }: DesiredApplication,
  own: DesiredState,
  other: DesiredState,
): UnreadableFile | undefined {
  if (origin.found === 'file') return other.discovered.unreadable.get(origin.location.file);
  if (origin.found === 'live') return undefined;
  const parent = other.applications.has(origin.parent) ? undefined : own.applications.get(origin.parent);
  return parent && unreadableFile(parent, own, other);
}

function lost(known: DesiredApplication, unreadable?: UnreadableFile): DesiredApplication {
  const { origin } = known.application;
  const why = unreadable
    ? {
        reason: 'the file that it stood in is not valid YAML any more',
        detail: `${unreadable.file}:${unreadable.line}`,
      }
    : {
        reason: 'the Application that renders it cannot be rendered',
        detail: origin.found === 'rendered' ? origin.chain.join(' → ') : undefined,
      };
  return {
    ...known,
    plan: undefined,
    rendered: undefined,
    inputKey: '',
    obstacle: { kind: 'undetermined', ...why, help: undefined },
  };
}

/** Whether the change reaches an Application: one that it does not is the same on both sides, whatever that is. */
export function isReached(pair: Pair): boolean {
  const { base, head } = pair;
  return !base || !head || inputsDiffer(pair) || manifestText(base) !== manifestText(head);
}

function inputsDiffer({ base, head }: Pair): boolean {
  return base?.inputKey !== head?.inputKey;
}

function manifestText({ application }: DesiredApplication): string {
  return jsonText(application.manifest);
}

/**
 * Renders both sides of pairs that the change reaches; what cannot be rendered gets its obstacle. Where the manifest alone
 * differs, that is one render.
 *
 * @param onDone called after each render with how many are done, of how many.
 */
export async function renderPairs(
  pairs: readonly Pair[],
  context: DesiredContext,
  onDone: (done: number, total: number, name: string) => void,
): Promise<void> {
  const needed = pairs
    .flatMap(({ base, head }) => [base, head])
    .filter((each) => each !== undefined)
    .filter((each) => each.plan !== undefined && each.obstacle === undefined && each.rendered === undefined);
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
