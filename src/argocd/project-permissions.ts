import { OWN_CLUSTER } from '../model/application.ts';
import { globMatches } from './glob.ts';
import { normalizeGitUrl } from './repository-url.ts';

/** `unknown` where it depends on a name or an address of the cluster that is not written. */
export type Permission = 'permitted' | 'denied' | 'unknown';

/** An entry of a project's `destinations`; a field that is absent is empty. */
export interface ProjectDestination {
  server: string;
  name: string;
  namespace: string;
}

/** What an Application says of where it deploys to: the name or the address of a cluster, of which Argo CD finds the other. */
export interface AskedDestination {
  server: string | undefined;
  name: string | undefined;
  namespace: string;
}

function isDeny(pattern: string): boolean {
  return pattern.startsWith('!');
}

/** Project patterns: `!` in front turns the answer round, and a lone `*` is anything (app_project_types.go globMatch). */
function matches(pattern: string, text: string, separators = ''): boolean {
  if (isDeny(pattern)) return !globMatches(pattern.slice(1), text, separators);
  return pattern === '*' || globMatches(pattern, text, separators);
}

/**
 * Whether a project permits a repository (AppProject.IsSourcePermitted): a pattern `!x` that matches denies it, and one that does
 * not match permits it. An empty list permits nothing.
 */
export function isSourcePermitted(sourceRepos: readonly string[], repoURL: string): boolean {
  const url = normalizeGitUrl(repoURL);
  let permitted = false;
  for (const pattern of sourceRepos) {
    const deny = isDeny(pattern);
    const normal = deny ? `!${normalizeGitUrl(pattern.slice(1))}` : normalizeGitUrl(pattern);
    if (matches(normal, url, '/')) permitted = true;
    else if (deny) return false;
  }
  return permitted;
}

/** Whether a project permits a destination (AppProject.isDestinationMatched), as far as the name or the address alone can tell. */
export function destinationPermission(
  destinations: readonly ProjectDestination[],
  asked: AskedDestination,
): Permission {
  const name = asked.name;
  const server = asked.server?.replace(/\/+$/, '') ?? (name === OWN_CLUSTER.name ? OWN_CLUSTER.server : undefined);
  let best: Permission = 'denied';
  let mayBeDenied = false;
  for (const item of destinations) {
    const byName = mayMatch(item.name, name);
    const byServer = mayMatch(item.server, server);
    const byNamespace = matches(item.namespace, asked.namespace);
    const byCluster = either(byName, byServer);
    const matched = byNamespace ? byCluster : false;
    if (matched === true) {
      best = 'permitted';
      continue;
    }
    const denies = either(
      either(isDeny(item.name) && not(byName), isDeny(item.server) && byNamespace && not(byServer)),
      isDeny(item.namespace) && !byNamespace && byServer,
    );
    if (denies === true && matched === false) return 'denied';
    if (denies !== false) mayBeDenied = true;
    if (matched === undefined && best === 'denied') best = 'unknown';
  }
  return best === 'permitted' && mayBeDenied ? 'unknown' : best;
}

/** Three answers: yes, no, and undefined, which depends on what is not written. */
type Answer = boolean | undefined;

function mayMatch(pattern: string, text: string | undefined): Answer {
  if (text !== undefined) return text !== '' && matches(pattern, text);
  // A cluster has both a name and an address; no pattern but these two has the same answer for all of them.
  if (pattern === '*' || pattern === '**') return true;
  return pattern === '' ? false : undefined;
}

function either(a: Answer, b: Answer): Answer {
  if (a === true || b === true) return true;
  return a === undefined || b === undefined ? undefined : false;
}

function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

/** An entry of a list of kinds; `name` counts for cluster-scoped kinds alone. */
export interface KindPattern {
  group: string;
  kind: string;
  name?: string;
}

export interface ProjectKinds {
  /** Absent is not empty: without a list every namespaced kind is permitted, by an empty one none. */
  namespaceWhitelist: readonly KindPattern[] | undefined;
  namespaceBlacklist: readonly KindPattern[];
  clusterWhitelist: readonly KindPattern[];
  clusterBlacklist: readonly KindPattern[];
}

/** Whether a project permits objects of a kind (AppProject.IsGroupKindNamePermitted); no cluster-scoped kind unless it is listed. */
export function isKindPermitted(
  kinds: ProjectKinds,
  { group, kind, name }: { group: string; kind: string; name: string },
  scope: 'namespaced' | 'cluster',
): boolean {
  const isIn = (list: readonly KindPattern[], withName: boolean) =>
    list.some(
      (item) =>
        pathMatches(item.kind, kind) &&
        pathMatches(item.group, group) &&
        (!withName || !item.name || pathMatches(item.name, name)),
    );
  if (scope === 'cluster') return isIn(kinds.clusterWhitelist, true) && !isIn(kinds.clusterBlacklist, true);
  const { namespaceWhitelist, namespaceBlacklist } = kinds;
  return (namespaceWhitelist === undefined || isIn(namespaceWhitelist, false)) && !isIn(namespaceBlacklist, false);
}

/** Go's path.Match as far as it goes for names: `*`, `?` and classes, none of which match a slash. */
function pathMatches(pattern: string, text: string): boolean {
  // Braces mean nothing here, and classes are negated with ^.
  const same = pattern.replace(/[{},]/g, '\\$&').replace(/\[\^/g, '[!').replace(/\*+/g, '*');
  return globMatches(same, text, '/');
}

/**
 * Whether a project takes Applications of a namespace that is not Argo CD's own (AppProject.IsAppNamespacePermitted):
 * globs, and regular expressions between slashes.
 */
export function namespacePermission(sourceNamespaces: readonly string[], namespace: string): Permission {
  if (sourceNamespaces.some((pattern) => globMatches(pattern, namespace))) return 'permitted';
  // Their dialect is not JavaScript's.
  return sourceNamespaces.some((pattern) => /^\/.*\/$/.test(pattern)) ? 'unknown' : 'denied';
}

export interface SyncWindowTargets {
  applications: readonly string[];
  clusters: readonly string[];
  namespaces: readonly string[];
  andOperator: boolean;
}

/**
 * Whether a sync window is for an Application (SyncWindows.Matches). A cluster is matched by what the Application writes of it.
 * With `andOperator` every list that is set has to match, else one of them.
 */
export function isInWindow(
  { applications, clusters, namespaces, andOperator }: SyncWindowTargets,
  application: { name: string; destination: AskedDestination },
): boolean {
  const { server, name, namespace } = application.destination;
  const any = (patterns: readonly string[], texts: (string | undefined)[]) =>
    patterns.some((pattern) => texts.some((text) => !!text && (pattern === '*' || globMatches(pattern, text))));
  const lists: [readonly string[], boolean][] = [
    [applications, any(applications, [application.name])],
    [clusters, any(clusters, [name, server])],
    [namespaces, namespaces.some((pattern) => pattern === '*' || globMatches(pattern, namespace))],
  ];
  const set = lists.filter(([patterns]) => patterns.length > 0);
  if (set.length === 0) return false;
  return andOperator ? set.every(([, matched]) => matched) : set.some(([, matched]) => matched);
}
