import type { ObjectIdentity } from '../model/kube-object.ts';
import type { WaivedFinding } from '../model/policy.ts';
import type { ApplicationReport, Finding, ObjectChange, Report } from '../model/report.ts';
import type { IdleCause, SharedCause } from './causes.ts';
import type { Entry } from './entries.ts';
import { type Counts, countChanges, countLines, type Overview } from './overview.ts';
import type { SharedChange } from './shared-changes.ts';

/** The words that text and Markdown share. Pieces that came from elsewhere are raw: each renderer makes them harmless. */

/** `1 object`, `2 objects`. */
export function plural(count: number, noun: string, several = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : several}`;
}

/** `Deployment.apps shop/cart`, as kubectl names it. */
export function objectName({ group, kind, namespace, name }: ObjectIdentity): string {
  return `${group === '' ? kind : `${kind}.${group}`} ${namespace === '' ? name : `${namespace}/${name}`}`;
}

/** An object's name, and what it was called before. */
export function changedObjectName(change: ObjectChange): string {
  const { renamedFrom } = change;
  return renamedFrom ? `${objectName({ ...change, ...renamedFrom })} → ${objectName(change)}` : objectName(change);
}

/** `changed`, or what else a change is called. */
export function changeWord({ change, renamedFrom }: ObjectChange): string {
  return renamedFrom ? 'renamed' : change;
}

/** `in 47 objects of 12 Applications`. */
function sharedPlaces({ objects, applications }: SharedChange): string {
  return `${plural(objects, 'object')} of ${plural(applications, 'Application')}`;
}

/** `the same 6 lines in 47 objects of 12 Applications`. */
export function sharedTitle(shared: SharedChange): string {
  const lines = shared.lines.added + shared.lines.removed;
  return `the same ${plural(lines, 'line')} in ${sharedPlaces(shared)}`;
}

/** Where a cause that several Applications have in common stands. */
export function causePlaces({ applications, files, objects }: SharedCause): string {
  const parts = [plural(applications, 'Application')];
  if (files > 0) parts.push(plural(files, 'file'));
  if (objects > 0) parts.push(plural(objects, 'object'));
  return parts.join(', ');
}

/** What is the same of several objects. */
export function foldedTitle({ changes, keys }: Extract<Entry, { kind: 'folded' }>): string {
  return titleOfSeveral(changes, keys.join(', ') || 'chart labels');
}

/** What objects have in common of which the diffs are shown once. */
export function sharedEntryTitle({ changes, labels }: Extract<Entry, { kind: 'shared' }>): string {
  return titleOfSeveral(changes, labels.join(', '));
}

function titleOfSeveral(changes: readonly ObjectChange[], what: string): string {
  const replacing = changes.filter(({ replacesPods }) => replacesPods).length;
  const pods = replacing > 0 ? `; replaces the pods of ${replacing}` : '';
  return `${plural(changes.length, 'object')}: only ${what}${pods}`;
}

/** @param names of the Applications. */
export function idleCause({ text }: IdleCause, names: readonly string[]): string {
  const { shown, more } = someOf(names, NAMED);
  return `${text}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** `+3 −1`. */
export function lineCounts({ added, removed }: { added: number; removed: number }): string {
  return [added > 0 && `+${added}`, removed > 0 && `−${removed}`].filter(Boolean).join(' ');
}

/** `1 removed, 2 changed`, or empty. */
function changeCounts(counts: Counts): string {
  return (['removed', 'renamed', 'changed', 'added'] as const)
    .filter((change) => counts[change] > 0)
    .map((change) => `${counts[change]} ${change}`)
    .join(', ');
}

/** What happens to the objects of one Application, in a few words. */
export function effectOf(application: ApplicationReport): string {
  const counts = changeCounts(countChanges(application.changes));
  return [counts, unseenEffectOf(application)].filter(Boolean).join(', ') || 'no object differs';
}

/** What the changes of objects do not tell. */
function unseenEffectOf({ status, changes, objects, digest }: ApplicationReport): string {
  const renders = objects === 0 ? 'renders nothing' : '';
  if (status === 'removed') return objects === undefined ? 'its objects are not known' : '';
  if (status === 'added') return renders;
  // A side that was not rendered has no digest.
  if (status === 'changed' && digest.head !== undefined && digest.base === undefined)
    return ['could not be rendered before', renders].filter(Boolean).join(', ');
  if (status === 'error') return 'cannot be rendered';
  // The manifest of an Application is shown, though nobody knows what it renders.
  const what = changes.length > 0 ? 'the rest could not be determined' : 'could not be determined';
  return status === 'unknown' ? what : '';
}

/** The lines that the diffs of an Application add and remove. */
export function linesOf({ changes }: ApplicationReport): string {
  return lineCounts(countLines(changes));
}

/** `shop → https://kubernetes.default.svc / shop`: the project, the cluster and the namespace. */
export function placeOf({ destination, project }: ApplicationReport): string {
  const cluster = destination.name ?? destination.server ?? 'no destination';
  return `${project} → ${cluster}${destination.namespace ? ` / ${destination.namespace}` : ''}`;
}

/** `apps/cart.yaml:3:5`, as far as it is known. */
export function locationOf({ file, line, column }: Finding): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** Why a finding does not count, and where that is said. */
export function whyWaived({ waived: { reason, place, expires } }: WaivedFinding): string {
  return `${reason} (${place}${expires === undefined ? '' : `, until ${expires}`})`;
}

/** A full commit id is shortened; other revisions are their own names. */
function shortRevision(revision: string): string {
  return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 12) : revision;
}

/** What was compared, as short as it can be told. */
export function compared({ base, head }: Report): { base: string; head: string } {
  return { base: shortRevision(base.revision), head: shortRevision(head.revision) };
}

/** Why the verdict is what it is, in one line without foreign text. The same for `all` and not. */
export function headline({ verdict }: Report, overview: Overview): string {
  const { applications, unchanged, knownBroken, deciding, undetermined } = overview;
  const total = applications.length + unchanged.length + knownBroken.length;
  const parts: string[] = [];
  const { errors, warnings } = deciding;
  if (verdict === 'failed' && errors > 0) parts.push(plural(errors, 'new error'));
  if (verdict === 'failed' && warnings > 0) parts.push(plural(warnings, 'new warning'));
  const undeterminedCount = undetermined.reduce((sum, { what }) => sum + what.length, 0);
  const unknown = undeterminedCount || (overview.byStatus.get('unknown') ?? 0);
  if (unknown > 0) parts.push(`${plural(unknown, 'thing')} could not be determined`);
  if (applications.length > 0) {
    parts.push(`${applications.length} of ${plural(total, 'Application')} affected: ${statusCounts(overview)}`);
  } else if (total > 0) parts.push(`none of ${plural(total, 'Application')} changes`);
  if (overview.drifted > 0) parts.push(`${plural(overview.drifted, 'Application')} had drifted already`);
  return parts.join(' · ');
}

function statusCounts({ byStatus }: Overview): string {
  return [...byStatus]
    .filter(([status, count]) => count > 0 && status !== 'unchanged')
    .map(([status, count]) => `${count} ${status === 'error' ? 'in error' : status}`)
    .join(', ');
}

/** Names of one list: the rest is counted, unless all are asked for. */
export const NAMED = 5;
/** Causes that are listed, of the report and of each Application. */
export const NAMED_CAUSES = 12;
const NAMED_REMOVALS = 5;

/**
 * What is gone afterwards: Applications, and objects.
 * @param isTold whether an object is told of elsewhere. Default: none is.
 */
export function removals(
  { applications, label }: Overview,
  isTold: (name: string, application: ApplicationReport) => boolean = () => false,
): { count: string; names: string[]; more: string }[] {
  const gone = applications.filter(({ status }) => status === 'removed').map(label);
  const objects = applications.flatMap((application) =>
    application.changes
      .filter(({ change }) => change === 'removed')
      .map(objectName)
      .filter((name) => !isTold(name, application)),
  );
  return [
    { noun: 'Application', all: gone },
    { noun: 'object', all: objects },
  ].flatMap(({ noun, all }) => {
    if (all.length === 0) return [];
    const { shown, more } = someOf(all, NAMED_REMOVALS);
    return [{ count: plural(all.length, noun), names: [...shown], more: more > 0 ? ` and ${more} more` : '' }];
  });
}

/** Lines that mend what has one reason, such as one for each repository. */
export const NAMED_HELPS = 2;

/** @returns the first few, and how many more there are. One that would be left out alone is shown. */
export function someOf(items: readonly string[], count: number): { shown: readonly string[]; more: number } {
  if (count > 0 && items.length <= count + 1) return { shown: items, more: 0 };
  return { shown: items.slice(0, count), more: Math.max(0, items.length - count) };
}

/** Fields that look like credentials, or their beginning. */
export function maskedFields({ maskedFields: fields = [] }: ObjectChange): { shown: readonly string[]; more: string } {
  const { shown, more } = someOf(fields, NAMED);
  return { shown, more: more > 0 ? ` and ${more} more` : '' };
}

/** What was left out on purpose, as a reader counts it; the plural takes an s where there is no other. */
const LEFT_OUT: Readonly<Record<string, (count: number) => string>> = {
  'template-files': (count) =>
    `${plural(count, 'file')} with template syntax (no manifest before something renders it)`,
  'documents-of-other-kinds': (count) => `${plural(count, 'document')} of kinds that are not Argo CD's`,
  'kustomize-patches-of-Applications': (count) => `${plural(count, 'patch', 'patches')} of Applications`,
  'assertions-of-tests': (count) => `${plural(count, 'assertion')} of tests`,
  'Applications-of-other-repositories': (count) => `${plural(count, 'Application')} of other repositories`,
  'waived-findings': (count) => plural(count, 'waived finding'),
  'findings-ignored-in-manifests': (count) => `${plural(count, 'finding')} that comments in manifests ignore`,
  'findings-of-rules-that-are-off': (count) => `${plural(count, 'finding')} of rules that are off`,
  'values-not-tried-for-an-effect': (count) =>
    `whether each of ${plural(count, 'changed value')} has an effect (too many to try)`,
  'unstable-fields': (count) => `${plural(count, 'field')} with another value at each render`,
  'fields-masked-outside-Secrets': (count) => `the values of ${plural(count, 'field')} that look like credentials`,
  'objects-folded-as-only-chart-labels-or-checksums-differ': (count) =>
    `${plural(count, 'diff')} of chart labels and checksums alone`,
  'kinds-of-unknown-scope-taken-as-namespaced': (count) => `the scope of ${plural(count, 'kind')}, taken as namespaced`,
};

/** `1 file with template syntax (no manifest before something renders it)`. */
export function leftOut({ rule, count }: Report['hidden'][number]): string {
  const said = Object.hasOwn(LEFT_OUT, rule) ? LEFT_OUT[rule] : undefined;
  return said?.(count) ?? `${rule.replaceAll('-', ' ')}: ${count}`;
}

/** Steps of a review by what the report calls them: in words that need no explanation, and what has to be given. */
const STEPS: Readonly<Record<string, { name: string; give?: string }>> = {
  drift: { name: 'drift', give: 'argocd-server and argocd-token' },
  trial: { name: 'smoke tests' },
};

/** `drift (give argocd-server and argocd-token to have it)`. */
export function notAskedFor(text: string): string {
  const [, step = '', why = ''] = /^([a-z]+): (.+)$/s.exec(text) ?? [];
  const known = Object.hasOwn(STEPS, step) ? STEPS[step] : undefined;
  if (known === undefined) return text;
  return `${known.name} (${known.give === undefined ? why : `give ${known.give} to have it`})`;
}

const MASKED = /^[-+ ].*\+{8}/m;

/** What a reader of a diff has to know of the runs that stand for values; empty where there are none. */
export function maskNote(diff: string): string {
  return MASKED.test(diff) ? 'values masked: equal lengths mean equal values' : '';
}
