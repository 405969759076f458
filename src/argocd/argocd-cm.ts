import { IGNORE_KEY, parseIgnoreRule } from './ignore-rules.ts';
import { parseExclusions } from './resource-exclusions.ts';
import { TRACKING_METHODS } from './settings.ts';
import type { Given, SettingOrigin, SettingsLayer } from './settings-layers.ts';

/** What one argocd-cm says: that of a manifest, or the one that a release of the Helm chart argo-cd makes. */
export interface ArgoCdCm {
  /** Values by key, each with where it stands, as `FILE:LINE`. */
  data: ReadonlyMap<string, { value: string; place: string }>;
  /** Where it is defined. */
  place: string;
  /** Whether the chart argo-cd makes it: that has defaults of its own. */
  isOfChart: boolean;
}

const TRACKING = 'application.resourceTrackingMethod';
const LABEL_KEY = 'application.instanceLabelKey';

/** `configs.cm` of the chart argo-cd; Argo CD's own default is another. */
const CHART_LABEL_KEY = 'argocd.argoproj.io/instance';

/** Keys that shape what is rendered or compared, and that Seatrial does not follow (docs/operator-manual/argocd-cm.yaml). */
const NOT_FOLLOWED =
  /^(resource\.inclusions|helm\.valuesFileSchemes|globalProjects|kustomize\.(buildOptions|version|path)\..+)$/;
const TOOL_SWITCH = /^(helm|kustomize|jsonnet)\.enable$/;

/**
 * The settings in the argocd-cm of a repository. Where there are several, a value is taken when all that have it agree.
 *
 * @returns also what is not taken, and why, to be shown with the settings.
 */
export function layerOfArgoCdCm(found: readonly ArgoCdCm[]): { layer: SettingsLayer; origins: SettingOrigin[] } {
  const layer: SettingsLayer = {};
  const origins: SettingOrigin[] = [];
  const given = (key: string): Given<string> | undefined => {
    const values = found.flatMap(({ data }) => data.get(key) ?? []);
    const [first] = values;
    if (first === undefined) return undefined;
    if (values.every(({ value }) => value === first.value))
      return { value: first.value, from: `argocd-cm in ${first.place}` };
    origins.push({ name: key, value: 'not taken, for it differs', from: placesOf(values) });
    return undefined;
  };
  const tracking = given(TRACKING);
  const method = TRACKING_METHODS.find((each) => each === tracking?.value);
  if (tracking && method) layer.trackingMethod = { value: method, from: tracking.from };
  else if (tracking && tracking.value !== '')
    origins.push({ name: TRACKING, value: `"${tracking.value}" is none`, from: tracking.from });
  const labelKey = given(LABEL_KEY) ?? chartLabelKey(found);
  if (labelKey && labelKey.value !== '') layer.instanceLabelKey = labelKey;
  const installationId = given('installationID');
  if (installationId && installationId.value !== '') layer.installationId = installationId;
  const buildOptions = given('kustomize.buildOptions');
  if (buildOptions) layer.kustomizeBuildOptions = buildOptions;
  const exclusions = given('resource.exclusions');
  const parsed = exclusions && parseExclusions(exclusions.value);
  if (exclusions && parsed) layer.resourceExclusions = { value: parsed, from: exclusions.from };
  else if (exclusions) origins.push({ name: 'resource.exclusions', value: 'cannot be read', from: exclusions.from });
  const rules = ignoreKeys(found).flatMap((key) => {
    const written = given(key);
    if (written?.value.trim() === '') return [];
    const rule = written && parseIgnoreRule(key.slice(IGNORE_KEY.length), written.value);
    if (written && !rule) origins.push({ name: key, value: 'cannot be read', from: written.from });
    return written && rule ? [{ value: rule, from: written.from }] : [];
  });
  const [first] = rules;
  if (first) layer.ignoreRules = { value: rules.map(({ value }) => value), from: first.from };
  return { layer, origins: [...origins, ...notFollowed(found)] };
}

function ignoreKeys(found: readonly ArgoCdCm[]): string[] {
  const keys = found.flatMap(({ data }) => [...data.keys()].filter((key) => key.startsWith(IGNORE_KEY)));
  return [...new Set(keys)].sort();
}

function chartLabelKey(found: readonly ArgoCdCm[]): Given<string> | undefined {
  const release = found.find(({ isOfChart }) => isOfChart);
  if (!release || found.some(({ data }) => data.has(LABEL_KEY))) return undefined;
  return { value: CHART_LABEL_KEY, from: `default of the chart argo-cd in ${release.place}` };
}

function notFollowed(found: readonly ArgoCdCm[]): SettingOrigin[] {
  const keys = [...new Set(found.flatMap(({ data }) => [...data.keys()]))].sort();
  return keys.flatMap((key) => {
    const values = found.flatMap(({ data }) => data.get(key) ?? []);
    const isOff = TOOL_SWITCH.test(key) && values.some(({ value }) => value === 'false');
    if (!NOT_FOLLOWED.test(key) && !isOff) return [];
    return [{ name: key, value: 'not followed', from: `argocd-cm in ${placesOf(values)}` }];
  });
}

function placesOf(values: readonly { place: string }[]): string {
  return values.map(({ place }) => place).join(', ');
}
