import { isJsonObject, type Json } from '../model/kube-object.ts';
import type { ResolvedSource } from '../model/resolved-source.ts';
import type { Snapshot } from '../ports/repository.ts';
import { jsonText } from '../text/json-text.ts';
import { redactUrl } from '../text/redact-url.ts';
import type { DesiredApplication } from './desired-state.ts';

/** Both sides of this repository. */
interface OurTrees {
  base: Snapshot;
  head: Snapshot;
  isOurs(snapshot: Snapshot): boolean;
}

const NAMED_FILES = 5;
/** Fields whose values say what is deployed and hold no secret. */
const SHOWN = new Set([
  'targetRevision',
  'path',
  'chart',
  'releaseName',
  'namespace',
  'server',
  'name',
  'project',
  'version',
]);

/** Why a change reaches an Application, most telling first: what changed in its spec, then which of its input files. */
export function reasonsOf(
  base: DesiredApplication | undefined,
  head: DesiredApplication | undefined,
  trees: OurTrees,
): string[] {
  const one = head ?? base;
  const chain =
    one?.application.origin.found === 'rendered' ? [`rendered by ${one.application.origin.chain.join(' → ')}`] : [];
  if (!base) return ['new Application', ...chain];
  if (!head) return ['no longer there', ...chain];
  const [before, after] = [base.application.manifest, head.application.manifest];
  const spec: string[] = [];
  for (const field of new Set(['spec', ...Object.keys(before), ...Object.keys(after)]))
    describeChanges(before[field], after[field], field, spec);
  // Only a parent that changed the spec is a reason; the chain itself is shown with every Application.
  return [
    ...spec,
    ...(spec.length > 0 ? chain : []),
    ...sourceReasons(base, head),
    ...fileReasons(base, head, trees),
    ...(head.movedScopes ?? []),
  ];
}

function describeChanges(base: Json | undefined, head: Json | undefined, path: string, into: string[]): void {
  if (isJsonObject(base) && isJsonObject(head)) {
    for (const key of new Set([...Object.keys(base), ...Object.keys(head)]))
      describeChanges(base[key], head[key], `${path}.${key}`, into);
    return;
  }
  if (Array.isArray(base) && Array.isArray(head) && base.length === head.length) {
    for (const [index, item] of base.entries()) describeChanges(item, head[index], `${path}[${index}]`, into);
    return;
  }
  if (jsonText(base) === jsonText(head)) return;
  const field = path.slice(path.lastIndexOf('.') + 1);
  const shown = SHOWN.has(field) && !path.includes('parameters') && !path.includes('values');
  const scalar = (value: Json | undefined) => value === undefined || typeof value === 'string';
  const text = (value: Json | undefined) => redactUrl(String(value ?? '(none)'));
  const values = shown && scalar(base) && scalar(head) ? `: ${text(base)} → ${text(head)}` : '';
  into.push(`${path} changed${values}`);
}

function fileReasons(base: DesiredApplication, head: DesiredApplication, trees: OurTrees): string[] {
  const before = base.plan || !head.plan ? inputFiles(base, trees) : filesAt(trees.base, head, trees.head, trees);
  const after = head.plan || !base.plan ? inputFiles(head, trees) : filesAt(trees.head, base, trees.base, trees);
  const changed: string[] = [];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(path), after.get(path)];
    if (was === is) continue;
    changed.push(was === undefined ? `${path} added` : is === undefined ? `${path} removed` : `${path} changed`);
  }
  changed.sort();
  const more = changed.length - NAMED_FILES;
  return more > 1 ? [...changed.slice(0, NAMED_FILES), `${more} more input files changed`] : changed;
}

function inputFiles(desired: DesiredApplication, trees: OurTrees): Map<string, string> {
  const files = new Map<string, string>(desired.undeterminedInputs);
  for (const { path, oid } of ownFiles(desired, trees)) files.set(path, oid);
  return files;
}

/** Files of this repository that a plan reads; for what is elsewhere its revision is the reason. */
function* ownFiles(
  desired: DesiredApplication,
  trees: OurTrees,
): Generator<{ path: string; oid: string; from: Snapshot }> {
  for (const { files } of desired.plan?.steps ?? []) {
    for (const [path, { oid, from, at }] of files) if (trees.isOurs(from)) yield { path: at ?? path, oid, from };
  }
}

/** What a side that could not be planned has of the files that the other side reads: the rest is not known to have changed. */
function filesAt(tree: Snapshot, other: DesiredApplication, otherTree: Snapshot, trees: OurTrees): Map<string, string> {
  const files = new Map<string, string>();
  for (const { path, oid, from } of ownFiles(other, trees)) {
    const same = from !== otherTree || tree.entries.get(path)?.oid === otherTree.entries.get(path)?.oid;
    const here = same ? oid : tree.entries.get(path)?.oid;
    if (here !== undefined) files.set(path, here);
  }
  return files;
}

/** What is read from elsewhere under the same words in another version: a lock file that moved a dependency, for one. */
function sourceReasons(base: DesiredApplication, head: DesiredApplication): string[] {
  const keyOf = ({ role, url, chart }: ResolvedSource) => `${role} ${chart ?? url}`;
  const before = new Map(base.record.sources.map((source) => [keyOf(source), source]));
  const reasons: string[] = [];
  for (const after of head.record.sources) {
    const known = before.get(keyOf(after));
    if (!known || known.revision === after.revision || after.role === 'source') continue;
    // Of this repository, base and head are two commits: the files say what changed.
    if (after.role.startsWith('$') && known.asked === after.asked) continue;
    reasons.push(`${keyOf(after)}: ${known.revision} → ${after.revision}`);
  }
  return reasons;
}
