import { parseArgoCdVersion, parseKubeVersion } from '../argocd/bundled-tools.ts';
import { isValidGlob } from '../argocd/glob.ts';
import type { ClusterSettings, TrackingMethod } from '../argocd/settings.ts';
import type { Given, SettingsLayer } from '../argocd/settings-layers.ts';
import { InputError } from '../errors.ts';
import { objectOf } from '../model/fields.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import { type FailOn, NO_POLICY, type Policy, type Waiver } from '../model/policy.ts';
import type { Severity } from '../model/report.ts';
import { nearest } from '../text/nearest.ts';
import { parseYaml, placesInYaml } from '../text/yaml.ts';
import { checkSchema, type Path, pathText, type SchemaIssue } from './check-schema.ts';
import { CONFIGURATION_SCHEMA } from './configuration-schema.ts';

export const CONFIGURATION_FILE = '.seatrial.yaml';

/** What `.seatrial.yaml` says. */
export interface Configuration {
  policy: Policy;
  /** `argocd` and `clusters`. */
  settings: SettingsLayer;
  /** `policy`, `argocd` and `clusters` as they are written, to tell what a change does to them. */
  written: JsonObject;
  /** Where something in it stands. */
  lineOf(path: Path): number;
}

export const NO_CONFIGURATION: Configuration = { policy: NO_POLICY, settings: {}, written: {}, lineOf: () => 1 };

/** Which rules a policy may name. */
export interface RuleNames {
  known: readonly string[];
  /** Rules that tell of the policy itself: they cannot be waived. */
  fixed: readonly string[];
}

/** Reads the text of a `.seatrial.yaml`. @returns with all that is wrong in it, each at its place; what is wrong is left out. */
export function parseConfiguration(
  text: string,
  rules: RuleNames,
): { configuration: Configuration; errors: InputError[] } {
  const { documents, failures, repeatedKeys } = parseYaml(text);
  const error = (message: string, place: { line: number; column: number }, next?: string) =>
    new InputError(message, { location: { file: CONFIGURATION_FILE, ...place }, ...(next !== undefined && { next }) });
  const errors = [
    ...failures.map(({ message, line, column }) => error(`Not valid YAML: ${message}`, { line, column })),
    ...repeatedKeys.map(({ key, line, column }) =>
      error(`The key \`${key}\` is there more than once`, { line, column }, 'Remove all but one.'),
    ),
  ];
  const [document, second] = documents;
  if (second) errors.push(error('A second document', second, 'Put everything into one.'));
  if (!document) return { configuration: NO_CONFIGURATION, errors };
  const placeOf = placesInYaml(text, document);
  const issues = [...checkSchema(document.value, CONFIGURATION_SCHEMA), ...ruleIssues(document.value, rules)];
  errors.push(...issues.map(({ path, message, next }) => error(message, placeOf(path), next)));
  if (errors.length > 0) return { configuration: NO_CONFIGURATION, errors };
  const written = isJsonObject(document.value) ? document.value : {};
  const lineOf = (path: Path) => placeOf(path).line;
  const policy = readPolicy(objectOf(written['policy']), lineOf);
  return { configuration: { policy, settings: readSettings(written), written, lineOf }, errors };
}

/** What a schema cannot tell: names of rules, days that there are, globs, versions that Argo CD never had. */
function ruleIssues(value: Json, rules: RuleNames): SchemaIssue[] {
  const file = objectOf(value);
  const policy = objectOf(file['policy']);
  const names: { path: Path; rule: string }[] = Object.keys(objectOf(policy['severities'])).map((rule) => ({
    path: ['policy', 'severities', rule],
    rule,
  }));
  const issues: SchemaIssue[] = [];
  for (const [index, waiver] of list(policy['waivers']).entries()) {
    const at = ['policy', 'waivers', index];
    const { rule, expires } = waiver;
    if (typeof rule === 'string') names.push({ path: [...at, 'rule'], rule });
    if (typeof expires === 'string' && isImpossibleDay(expires))
      issues.push({ path: [...at, 'expires'], message: `There is no day ${expires}`, next: undefined });
    issues.push(...globIssues(waiver, ['application', 'file'], at));
  }
  for (const [index, cluster] of list(file['clusters']).entries())
    issues.push(...globIssues(objectOf(cluster['match']), ['server', 'name'], ['clusters', index, 'match']));
  const version = objectOf(file['argocd'])['version'];
  const fault = typeof version === 'string' ? versionFault(version) : undefined;
  if (fault) issues.push({ path: ['argocd', 'version'], message: fault.message, next: fault.next });
  return [...names.flatMap(({ path, rule }) => nameIssues(path, rule, rules)), ...issues];
}

function nameIssues(path: Path, rule: string, { known, fixed }: RuleNames): SchemaIssue[] {
  if (fixed.includes(rule)) {
    const message = `\`${rule}\` tells what a policy does, and cannot be changed by one`;
    return [{ path, message, next: 'Leave it out.' }];
  }
  if (known.includes(rule)) return [];
  const meant = nearest(rule, known);
  const next = meant === undefined ? 'Each rule has a page in docs/rules.' : `Did you mean \`${meant}\`?`;
  return [{ path, message: `There is no rule \`${rule}\``, next }];
}

function globIssues(of: JsonObject, keys: readonly string[], at: Path): SchemaIssue[] {
  return keys.flatMap((key) => {
    const glob = of[key];
    if (typeof glob !== 'string' || isValidGlob(glob)) return [];
    const path = [...at, key];
    return [
      {
        path,
        message: `\`${pathText(path)}\` is no glob: "${glob}"`,
        next: 'Use `*`, `**`, `?`, `[abc]` and `{a,b}`.',
      },
    ];
  });
}

function isImpossibleDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day);
}

function versionFault(version: string): InputError | undefined {
  try {
    parseArgoCdVersion(version);
    return undefined;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // What is no version at all is the schema's matter.
    return /^v?\d+\.\d+/.test(version) ? error : undefined;
  }
}

function readPolicy(policy: JsonObject, lineOf: Configuration['lineOf']): Policy {
  const place = (path: Path) => `${CONFIGURATION_FILE}:${lineOf(path)}`;
  const severities = new Map<string, { severity: Severity | 'off'; place: string }>();
  for (const [rule, written] of Object.entries(objectOf(policy['severities']))) {
    const severity = (written === false ? 'off' : written) as Severity | 'off';
    severities.set(rule, { severity, place: place(['policy', 'severities', rule]) });
  }
  return {
    failOn: policy['fail-on'] as FailOn | undefined,
    severities,
    waivers: list(policy['waivers']).map(
      (waiver, index): Waiver => ({
        rule: String(waiver['rule']),
        reason: String(waiver['reason']).trim(),
        expires: String(waiver['expires']),
        application: text(waiver['application']),
        file: text(waiver['file']),
        place: place(['policy', 'waivers', index]),
      }),
    ),
  };
}

function readSettings(file: JsonObject): SettingsLayer {
  const argocd = objectOf(file['argocd']);
  const layer: SettingsLayer = {};
  const given = <T>(value: T): Given<T> => ({ value, from: CONFIGURATION_FILE });
  const version = text(argocd['version']);
  if (version !== undefined) layer.version = given(parseArgoCdVersion(version));
  const method = text(argocd['resourceTrackingMethod']);
  if (method !== undefined) layer.trackingMethod = given(method as TrackingMethod);
  const texts = [
    ['namespace', 'namespace'],
    ['instanceLabelKey', 'instanceLabelKey'],
    ['installationID', 'installationId'],
    ['kustomizeBuildOptions', 'kustomizeBuildOptions'],
  ] as const;
  for (const [key, name] of texts) {
    const value = text(argocd[key]);
    if (value !== undefined) layer[name] = given(value);
  }
  const clusters = list(file['clusters']).map(readCluster);
  if (clusters.length > 0) layer.clusters = given(clusters);
  return layer;
}

function readCluster(cluster: JsonObject): ClusterSettings {
  const match = objectOf(cluster['match']);
  const kubeVersion = text(cluster['kubeVersion']);
  const apiVersions = cluster['apiVersions'];
  return {
    server: text(match['server']),
    name: text(match['name']),
    kubeVersion: kubeVersion === undefined ? undefined : parseKubeVersion(kubeVersion),
    apiVersions: Array.isArray(apiVersions) ? apiVersions.map(String).sort() : undefined,
  };
}

function list(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
