import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../model/kube-object.ts';
import { equalJson } from './equal-json.ts';

/** Labels that name the chart or the release of the software, not what is deployed. */
const CHART_LABELS = new Set(['helm.sh/chart', 'app.kubernetes.io/version', 'chart']);
/** Annotations with a digest of other objects, which show in the diff themselves: `checksum/config`. */
const CHECKSUM = /^checksum[/-]|[/.-]checksum$/i;

/** Whether two sides of an object differ in nothing but chart labels and checksums, its own and those of its pods. */
export function differsInLabelsOnly(base: KubeObject, head: KubeObject): boolean {
  if (base.kind !== head.kind || base.apiVersion !== head.apiVersion) return false;
  // The pod template of a Job cannot be changed.
  if (head.kind === 'Job' && !equalJson(templateOf(base), templateOf(head))) return false;
  return equalJson(withoutLabels(base, 0), withoutLabels(head, 0));
}

/** What may hold pod templates: a Deployment, a CronJob, a Rollout. Labels stand nowhere deeper. */
const MAXIMUM_DEPTH = 8;

function withoutLabels(value: JsonObject, depth: number): JsonObject {
  if (depth > MAXIMUM_DEPTH) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      // Not into lists: volumeClaimTemplates cannot be changed, so a label in them makes the API server reject the sync.
      if (!isJsonObject(member)) return [key, member];
      return [key, key === 'metadata' ? withoutChartLabels(member) : withoutLabels(member, depth + 1)];
    }),
  );
}

function withoutChartLabels(metadata: JsonObject): JsonObject {
  return {
    ...metadata,
    labels: without(metadata['labels'], (key) => CHART_LABELS.has(key)),
    annotations: without(metadata['annotations'], (key) => CHECKSUM.test(key)),
  };
}

function without(entries: Json | undefined, isLeftOut: (key: string) => boolean): Json | undefined {
  if (!isJsonObject(entries)) return entries;
  const kept = Object.entries(entries).filter(([key]) => !isLeftOut(key));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

const WITH_PODS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout']);

/** Whether the sync replaces the pods of an object: its pod template differs, and it rolls out by itself. */
export function replacesPods(base: KubeObject, head: KubeObject): boolean {
  if (!WITH_PODS.has(head.kind) || base.kind !== head.kind) return false;
  const spec = head['spec'];
  if (!isJsonObject(spec) || spec['paused'] === true || spec['replicas'] === 0) return false;
  const strategy = spec['updateStrategy'];
  if (isJsonObject(strategy) && strategy['type'] === 'OnDelete') return false;
  return !equalJson(templateOf(base), templateOf(head));
}

function templateOf({ spec }: KubeObject): Json | undefined {
  return isJsonObject(spec) ? spec['template'] : undefined;
}
