import { equalJson } from '../compare/equal-json.ts';
import type { Application } from '../model/application.ts';
import { jsonText } from '../text/json-text.ts';
import { consumedFiles } from './consumers.ts';
import type { DesiredApplication, DesiredState } from './desired-state.ts';
import type { RawFinding } from './discover.ts';
import type { SourceTrees } from './sources/source-trees.ts';

/** Makes the ids of Applications that stand in files unique. */
export function giveIds(planned: DesiredApplication[]): void {
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

/**
 * Puts an Application to those of its side. One whose name is there already is another one all the same: a second cluster may
 * have an Argo CD and a root of its own.
 *
 * @returns false for one that renders itself, or is rendered by what it renders: it is there already.
 */
export function admit(each: DesiredApplication, state: DesiredState, trees: Pick<SourceTrees, 'isOurs'>): boolean {
  const { applications, discovered, inFiles } = state;
  if (isItsOwnAncestor(each, applications) || standsInItsFile(each, state, trees)) return false;
  const taken = applications.get(each.id);
  if (taken) {
    const finding = definedTwice(taken, each, applications);
    if (finding) discovered.findings.push(finding);
    const { origin } = each.application;
    each.id += `@${origin.found === 'file' ? origin.location.file : origin.found === 'live' ? 'live' : origin.chain.at(-1)}`;
    const id = each.id;
    for (let count = 2; applications.has(each.id); count++) each.id = `${id}#${count}`;
  }
  applications.set(each.id, each);
  const name = nameOf(each.application);
  if (each.application.origin.found === 'file') inFiles.set(name, [...(inFiles.get(name) ?? []), each.application]);
  return true;
}

/** Whether the file that its parent renders it from is known already, with the same spec. */
function standsInItsFile(
  { application }: DesiredApplication,
  { applications, inFiles }: DesiredState,
  trees: Pick<SourceTrees, 'isOurs'>,
): boolean {
  if (application.origin.found !== 'rendered') return false;
  const parent = applications.get(application.origin.parent);
  return (inFiles.get(nameOf(application)) ?? []).some(
    ({ origin, manifest }) =>
      origin.found === 'file' &&
      parent !== undefined &&
      consumedFiles(parent, trees).has(origin.location.file) &&
      equalJson(manifest['spec'], application.manifest['spec']),
  );
}

/** `namespace/name`. */
export function nameOf({ namespace, name }: Pick<Application, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}

function isItsOwnAncestor(
  { application }: DesiredApplication,
  applications: ReadonlyMap<string, DesiredApplication>,
): boolean {
  const { name, namespace } = application;
  let above = parentOf(application, applications);
  while (above && (above.name !== name || above.namespace !== namespace)) above = parentOf(above, applications);
  return above !== undefined;
}

function parentOf(
  { origin }: Application,
  applications: ReadonlyMap<string, DesiredApplication>,
): Application | undefined {
  return origin.found === 'rendered' ? applications.get(origin.parent)?.application : undefined;
}

/** Two parents that deploy to one cluster overwrite each other's Application there; of a file nobody knows the cluster. */
function definedTwice(
  one: DesiredApplication,
  other: DesiredApplication,
  applications: ReadonlyMap<string, DesiredApplication>,
): RawFinding | undefined {
  const parents = [one, other].map(({ application }) => parentOf(application, applications));
  const [first, second] = parents;
  if (!first || !second || clusterOf(first) !== clusterOf(second)) return undefined;
  const { name, namespace } = other.application;
  return {
    rule: 'application-defined-twice',
    severity: 'warning',
    message: `${first.name} and ${second.name} both render the Application ${namespace}/${name}; Argo CD lets them overwrite each other's`,
    help: 'Let one of them render it, or give one of the two another name.',
    application: name,
  };
}

function clusterOf({ destination: { server, name } }: Application): string {
  return jsonText([server ?? null, name ?? null]);
}
