import { messageOf, UndeterminedError } from '../../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/kube-object.ts';
import { parseJson } from '../../text/json.ts';
import { parseYaml } from '../../text/yaml.ts';
import { parseVersion } from './chart-versions.ts';
import { sliceIndex } from './index-slice.ts';

export interface PublishedVersion {
  version: string;
  /** As the index has them: absolute, or relative to the repository. */
  urls: readonly string[];
  /** As the index has it. */
  digest: string | undefined;
}

export interface ChartIndex {
  /** Names of all charts. */
  charts: readonly string[];
  /** The chart's versions that Helm accepts, in the order of the index; nothing when the index lacks the chart. */
  versions: readonly PublishedVersion[] | undefined;
}

/** A parser needs a hundred times the memory. */
const MAXIMUM_WHOLE = 30 * 1024 * 1024;
const TYPES: readonly unknown[] = ['', 'application', 'library', undefined, null];

/**
 * Reads what an index says of one chart.
 *
 * @param shown the index's URL, for messages.
 * @throws UndeterminedError when it is no index.
 */
export function readIndex(body: Buffer, chart: string, shown: string): ChartIndex {
  const text = body.toString('utf8').replace(/^\ufeff/, '');
  if (/^\s*<(?:!doctype|html|head|\?xml|!--)/i.test(text)) {
    throw new UndeterminedError(`${shown} is a web page, not the index of a Helm repository.`, {
      next: 'Check repoURL; a login page in its place means that it needs repository-credentials.',
    });
  }
  const json = readJson(text);
  if (json !== undefined) return chartOf(json, chart, shown);
  const slice = sliceIndex(text, chart);
  if (slice !== undefined) {
    if (slice.repeated !== undefined) throw noIndex(shown, `it has ${slice.repeated} twice`);
    if (!slice.apiVersion) throw noIndex(shown, 'it has no apiVersion');
    if (slice.text === undefined) return { charts: slice.charts, versions: undefined };
    const versions = readSlice(slice.text, chart);
    if (versions !== undefined) return { charts: slice.charts, versions: published(versions, chart, shown) };
  }
  return chartOf(readWhole(text, shown), chart, shown);
}

function readJson(text: string): Json | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** @returns nothing when the slice cannot stand alone, such as for an anchor elsewhere. */
function readSlice(text: string, chart: string): Json | undefined {
  const { documents, failures } = parseYaml(text);
  const value = documents[0]?.value;
  if (failures.length > 0 || documents.length !== 1 || !isJsonObject(value)) return undefined;
  return Object.hasOwn(value, chart) ? (value[chart] ?? null) : undefined;
}

function readWhole(text: string, shown: string): Json {
  if (text.length > MAXIMUM_WHOLE) {
    throw new UndeterminedError(`${shown} has more than 30 MiB and is not laid out as Helm writes an index.`, {
      next: 'Write it again with "helm repo index".',
    });
  }
  const { documents, failures } = parseYaml(text);
  const [failure] = failures;
  if (failure) throw noIndex(shown, `line ${failure.line}: ${messageOf(failure)}`);
  const [document] = documents;
  if (document === undefined) throw noIndex(shown, 'it is empty');
  return document.value;
}

function chartOf(index: Json, chart: string, shown: string): ChartIndex {
  if (!isJsonObject(index)) throw noIndex(shown, 'it is no mapping');
  if (!index['apiVersion']) throw noIndex(shown, 'it has no apiVersion');
  const entries = index['entries'] ?? {};
  if (!isJsonObject(entries)) throw noIndex(shown, 'its entries are no mapping');
  const charts = Object.keys(entries);
  if (!Object.hasOwn(entries, chart)) return { charts, versions: undefined };
  return { charts, versions: published(entries[chart] ?? null, chart, shown) };
}

function published(entries: Json, chart: string, shown: string): PublishedVersion[] {
  if (entries === null) return [];
  if (!Array.isArray(entries)) throw noIndex(shown, `the versions of ${chart} are no list`);
  return entries.flatMap((entry) => (isJsonObject(entry) && isValid(entry) ? [publishedVersion(entry)] : []));
}

function publishedVersion(entry: JsonObject): PublishedVersion {
  const urls = Array.isArray(entry['urls']) ? entry['urls'] : [];
  return {
    version: scalarText(entry['version']),
    urls: urls.filter((url) => typeof url === 'string'),
    digest: scalarText(entry['digest']) || undefined,
  };
}

/** What Helm does not accept in an index it passes over (loadIndex, Metadata.Validate). */
function isValid(entry: JsonObject): boolean {
  const name = scalarText(entry['name']);
  if (name === '' || name === '.' || name === '..' || name.includes('/')) return false;
  return parseVersion(scalarText(entry['version'])) !== undefined && TYPES.includes(entry['type']);
}

/** Helm reads `version: 1.10` without quotes as the text of the number. */
function scalarText(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  return ['number', 'bigint', 'boolean'].includes(typeof value) ? String(value) : '';
}

function noIndex(shown: string, reason: string): UndeterminedError {
  return new UndeterminedError(`${shown} is not the index of a Helm repository: ${reason}.`, {
    next: 'Check repoURL, or write the index again with "helm repo index".',
  });
}
