import { InputError } from '../errors.ts';
import type { LiveCluster, LiveSettings } from '../model/live.ts';
import { type ArgoCdVersion, parseArgoCdVersion, parseKubeVersion } from './bundled-tools.ts';
import { ignoreRule } from './ignore-rules.ts';
import { fixedReleases, versionProblems } from './known-versions.ts';
import { parseExclusions } from './resource-exclusions.ts';
import { type ClusterSettings, TRACKING_METHODS } from './settings.ts';
import type { SettingOrigin, SettingsLayer } from './settings-layers.ts';

/** What a live Argo CD says of itself; what it does not tell is absent. */
export interface ServerFacts {
  version: string | undefined;
  settings: LiveSettings | undefined;
  clusters: LiveCluster[] | undefined;
}

/**
 * What a live Argo CD says, as the layer of settings below those that are written down.
 *
 * @param from how it is named in the report: `the server`.
 * @returns also what of it is not taken, to be shown with the settings, and a line for each thing known to be wrong with its version.
 */
export function layerOfServer(
  { version, settings, clusters }: ServerFacts,
  from: string,
): { layer: SettingsLayer; origins: SettingOrigin[]; warnings: string[] } {
  const layer: SettingsLayer = {};
  const origins: SettingOrigin[] = [];
  const notTaken = (name: string, value: string) => origins.push({ name, value, from });
  if (version !== undefined) {
    try {
      layer.version = { value: parseArgoCdVersion(version), from: `${from}, ${version}` };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      notTaken('argocd-version', `${version}: Seatrial knows Argo CD from 2.10 on`);
    }
  }
  const method = TRACKING_METHODS.find((each) => each === settings?.trackingMethod);
  if (method) layer.trackingMethod = { value: method, from };
  const texts = [
    ['namespace', 'namespace'],
    ['instanceLabelKey', 'instanceLabelKey'],
    ['installationId', 'installationId'],
    ['kustomizeBuildOptions', 'kustomizeBuildOptions'],
  ] as const;
  for (const [key, name] of texts) {
    const value = settings?.[key];
    if (value) layer[name] = { value, from };
  }
  const written = settings?.resourceExclusions;
  const exclusions = written === undefined ? undefined : parseExclusions(written);
  if (exclusions) layer.resourceExclusions = { value: exclusions, from };
  else if (written !== undefined) notTaken('resource.exclusions', 'cannot be read');
  const rules = Object.entries(settings?.ignoreDifferences ?? {}).map(([kind, fields]) => ignoreRule(kind, fields));
  if (rules.length > 0) layer.ignoreRules = { value: rules, from };
  const known = (clusters ?? []).map(clusterSettings);
  if (known.length > 0) layer.clusters = { value: known, from };
  const warnings = versionProblems(version ?? '').map(
    (problem) =>
      `Argo CD ${version} has ${problem.id}: ${problem.what}. Fixed in ${fixedReleases(problem)}; see ${problem.url}`,
  );
  for (const { id } of versionProblems(version ?? '')) notTaken('argocd-version', `${version} has ${id}`);
  return { layer, origins, warnings };
}

/**
 * Of what the server says, what counts for one side: where the other side's argocd-cm says something and this one's does not, this side
 * has Argo CD's default, and not what the server has from the other.
 */
export function serverLayerFor(server: SettingsLayer, own: SettingsLayer, other: SettingsLayer): SettingsLayer {
  const kept = Object.entries(server).filter(
    ([key]) => own[key as keyof SettingsLayer] !== undefined || other[key as keyof SettingsLayer] === undefined,
  );
  return Object.fromEntries(kept);
}

/**
 * What is written down otherwise than the server has it: it counts, and may be out of date.
 * @param written inputs and `.seatrial.yaml`, the first that says something counts.
 * @returns one line each.
 */
export function contradictions(written: readonly SettingsLayer[], server: SettingsLayer): string[] {
  return COMPARED.flatMap(([name, key]) => {
    const ours = written.find((layer) => layer[key] !== undefined)?.[key];
    const theirs = server[key];
    if (ours === undefined || theirs === undefined || shown(ours.value) === shown(theirs.value)) return [];
    return [
      `${name} is ${shown(ours.value)} (${ours.from}), and Argo CD has ${shown(theirs.value)}: the first one counts`,
    ];
  });
}

/** As the report names them. */
const COMPARED = [
  ['argocd-version', 'version'],
  ['argocd-namespace', 'namespace'],
  ['tracking', 'trackingMethod'],
  ['instance-label-key', 'instanceLabelKey'],
  ['installation-id', 'installationId'],
  ['kustomize-build-options', 'kustomizeBuildOptions'],
] as const;

function shown(value: string | ArgoCdVersion): string {
  return typeof value === 'string' ? value.trim() : `${value.major}.${value.minor}`;
}

/** What Argo CD says of a cluster, as `.seatrial.yaml` has it. */
export function clusterSettings({ server, name, kubeVersion, apiVersions }: LiveCluster): ClusterSettings {
  return {
    server: literalGlob(server),
    name: literalGlob(name),
    kubeVersion: kubeVersion === undefined ? undefined : kubeVersionOf(kubeVersion),
    apiVersions: apiVersions.length === 0 ? undefined : [...apiVersions].sort(),
  };
}

function kubeVersionOf(text: string): string | undefined {
  try {
    return parseKubeVersion(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return undefined;
  }
}

/** A pattern that matches this text alone. */
function literalGlob(text: string): string {
  return text.replace(/[*?[\]{}\\!]/g, '\\$&');
}
