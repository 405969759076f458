import type { ArgoCdVersion } from './bundled-tools.ts';
import type { IgnoreRule } from './ignore-rules.ts';
import type { ResourceExclusion } from './resource-exclusions.ts';
import { type ArgoCdSettings, type ClusterSettings, defaultSettings, type TrackingMethod } from './settings.ts';

/** A value, and where it was taken from: `flag`, `.seatrial.yaml`, `argocd-cm in FILE:LINE`. */
export interface Given<T> {
  value: T;
  from: string;
}

/** What one place says of the settings; what it does not say is left to the next. */
export interface SettingsLayer {
  version?: Given<ArgoCdVersion>;
  namespace?: Given<string>;
  trackingMethod?: Given<TrackingMethod>;
  instanceLabelKey?: Given<string>;
  installationId?: Given<string>;
  kustomizeBuildOptions?: Given<string>;
  resourceExclusions?: Given<ResourceExclusion[]>;
  ignoreRules?: Given<IgnoreRule[]>;
  kubeVersion?: Given<string>;
  apiVersions?: Given<string[]>;
  clusters?: Given<ClusterSettings[]>;
}

/** A setting that shapes what is rendered, and where it was taken from: shown in every report. */
export interface SettingOrigin {
  name: string;
  value: string;
  from: string;
}

const DEFAULT = 'default';

/**
 * Puts the settings of a side together.
 * @param layers the first that says something of a setting counts; what none says is Argo CD's default.
 */
export function layeredSettings(layers: readonly SettingsLayer[]): {
  settings: ArgoCdSettings;
  origins: SettingOrigin[];
} {
  const given = <K extends keyof SettingsLayer>(key: K): SettingsLayer[K] | undefined =>
    layers.find((layer) => layer[key] !== undefined)?.[key];
  const defaults = defaultSettings(given('version')?.value);
  const settings: ArgoCdSettings = {
    version: defaults.version,
    namespace: given('namespace')?.value ?? defaults.namespace,
    trackingMethod: given('trackingMethod')?.value ?? defaults.trackingMethod,
    instanceLabelKey: given('instanceLabelKey')?.value ?? defaults.instanceLabelKey,
    installationId: given('installationId')?.value,
    kustomizeBuildOptions: given('kustomizeBuildOptions')?.value ?? defaults.kustomizeBuildOptions,
    buildOptionsGuessed: given('kustomizeBuildOptions') === undefined,
    resourceExclusions: given('resourceExclusions')?.value ?? defaults.resourceExclusions,
    ignoreRules: given('ignoreRules')?.value ?? defaults.ignoreRules,
    kubeVersion: given('kubeVersion')?.value ?? defaults.kubeVersion,
    apiVersions: [...(given('apiVersions')?.value ?? defaults.apiVersions)].sort(),
    clusterGuessed: {
      kubeVersion: given('kubeVersion') === undefined,
      apiVersions: given('apiVersions') === undefined,
    },
    clusters: layers.flatMap((_, at) => clustersOf(layers, at)),
  };
  const from = (key: keyof SettingsLayer) => given(key)?.from ?? DEFAULT;
  const { version } = settings;
  const origins: SettingOrigin[] = [
    { name: 'argocd-version', value: `${version.major}.${version.minor}`, from: from('version') },
    { name: 'argocd-namespace', value: settings.namespace, from: from('namespace') },
    { name: 'kube-version', value: settings.kubeVersion, from: from('kubeVersion') },
    {
      name: 'api-versions',
      value: settings.apiVersions.join(',') || 'those of Kubernetes itself',
      from: from('apiVersions'),
    },
    ...originsOfClusters(layers),
    { name: 'tracking', value: settings.trackingMethod, from: from('trackingMethod') },
  ];
  const rare = [
    ['instance-label-key', 'instanceLabelKey'],
    ['installation-id', 'installationId'],
    ['kustomize-build-options', 'kustomizeBuildOptions'],
  ] as const;
  for (const [name, key] of rare) {
    const known = given(key);
    if (known && known.value !== '') origins.push({ name, value: known.value, from: known.from });
  }
  const lists = [
    ['resource-exclusions', 'resourceExclusions'],
    ['ignore-differences', 'ignoreRules'],
  ] as const;
  for (const [name, key] of lists) {
    const known = given(key);
    if (!known) continue;
    const value = `${known.value.length} ${known.value.length === 1 ? 'entry' : 'entries'}`;
    origins.push({ name, value, from: known.from });
  }
  return { settings, origins };
}

/** What one layer says of single clusters. What a flag says of all of them beats what a file, or the server, says of one. */
function clustersOf(layers: readonly SettingsLayer[], at: number): ClusterSettings[] {
  const isGiven = (key: 'kubeVersion' | 'apiVersions') => layers.slice(0, at).some((layer) => layer[key] !== undefined);
  return (layers[at]?.clusters?.value ?? []).map((cluster) => ({
    ...cluster,
    kubeVersion: isGiven('kubeVersion') ? undefined : cluster.kubeVersion,
    apiVersions: isGiven('apiVersions') ? undefined : cluster.apiVersions,
  }));
}

/** A server knows more clusters, and more of each, than anybody wants to read in every report. */
const SHOWN_CLUSTERS = 5;
const SHOWN_VERSIONS = 12;

function originsOfClusters(layers: readonly SettingsLayer[]): SettingOrigin[] {
  return layers.flatMap((layer, at) => {
    const from = layer.clusters?.from ?? DEFAULT;
    const known = clustersOf(layers, at);
    const more = known.length - SHOWN_CLUSTERS;
    return [
      ...known.slice(0, SHOWN_CLUSTERS).flatMap((cluster) => clusterOrigins(cluster, from)),
      ...(more > 0 ? [{ name: 'clusters', value: `${more} more`, from }] : []),
    ];
  });
}

function clusterOrigins({ server, name, kubeVersion, apiVersions }: ClusterSettings, from: string): SettingOrigin[] {
  const which = [name, server].filter((glob) => glob !== undefined).join(' or ');
  const count = apiVersions?.length ?? 0;
  const versions = count > SHOWN_VERSIONS ? `${count} of them` : (apiVersions ?? []).join(',');
  return [
    ...(kubeVersion === undefined ? [] : [{ name: `kube-version of ${which}`, value: kubeVersion, from }]),
    ...(apiVersions === undefined ? [] : [{ name: `api-versions of ${which}`, value: versions, from }]),
  ];
}

/** @returns head's origins; a value that base has otherwise is shown as `base → head`. */
export function originsOfBoth(base: readonly SettingOrigin[], head: readonly SettingOrigin[]): SettingOrigin[] {
  const before = new Map(base.map((origin) => [origin.name, origin]));
  const after = new Set(head.map(({ name }) => name));
  const gone = base.filter(({ name }) => !after.has(name));
  return [
    ...head.map((origin) => {
      const was = before.get(origin.name)?.value;
      return was === origin.value || before.size === 0
        ? origin
        : { ...origin, value: `${was ?? '(none)'} → ${origin.value}` };
    }),
    ...gone.map((origin) => ({ ...origin, value: `${origin.value} → (none)` })),
  ];
}

/** Why settings alone reach an Application: an argocd-cm that the change touches counts after the merge as it does at head. */
export function settingsReasons(base: ArgoCdSettings, head: ArgoCdSettings): string[] {
  const names = {
    trackingMethod: 'application.resourceTrackingMethod',
    instanceLabelKey: 'application.instanceLabelKey',
    installationId: 'installationID',
    kustomizeBuildOptions: 'kustomize.buildOptions',
  } as const;
  return Object.entries(names).flatMap(([key, name]) => {
    const [was, is] = [base[key as keyof typeof names] ?? '', head[key as keyof typeof names] ?? ''];
    return was === is ? [] : [`argocd-cm: ${name} ${was || '(not set)'} → ${is || '(not set)'}`];
  });
}
