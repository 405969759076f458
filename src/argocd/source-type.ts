import type { ApplicationSource } from '../model/application.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';

export type SourceType = 'Helm' | 'Kustomize' | 'Directory' | 'Plugin';

const BLOCKS = { helm: 'Helm', kustomize: 'Kustomize', directory: 'Directory', plugin: 'Plugin' } as const;

/** Fields that do not keep a block when it has no other (types.go IsZero of each). */
const KEEPS_NO_BLOCK: Partial<Record<string, readonly string[]>> = {
  kustomize: [
    'labelWithoutSelector',
    'labelIncludeTemplates',
    'forceCommonLabels',
    'forceCommonAnnotations',
    'commonAnnotationsEnvsubst',
  ],
};

/**
 * A block that says nothing is taken out of the Application by its controller, and the tool is detected (util/argo NormalizeSource;
 * of `sources` from 3.6 on). Beside another block it stays: the first comparison, which comes before, is refused.
 */
export function withoutEmptyBlock(source: ApplicationSource): ApplicationSource {
  const blocks = Object.keys(BLOCKS).filter((each) => source[each] !== undefined);
  const [block] = blocks;
  const content = block === undefined ? undefined : source[block];
  if (blocks.length !== 1 || block === undefined || block === 'plugin' || !isJsonObject(content)) return source;
  const isKept = Object.entries(content).some(
    ([field, value]) => !KEEPS_NO_BLOCK[block]?.includes(field) && !isZero(value, field === 'valuesObject'),
  );
  if (isKept) return source;
  const { [block]: _, ...rest } = source;
  return rest;
}

/** @param given whether an empty object is a value like any other. */
function isZero(value: Json | undefined, given = false): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isJsonObject(value)) return !given && Object.values(value).every((each) => isZero(each));
  return value === undefined || value === null || value === '' || value === false || value === 0;
}

const KUSTOMIZATION_FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Whether Kustomize takes a file of this name for a kustomization. */
export function isKustomizationFile(name: string): boolean {
  return KUSTOMIZATION_FILES.includes(name);
}

/** @returns the blocks of a source that name a tool; an empty block counts as present (types.go ExplicitType). */
export function explicitTypes(source: ApplicationSource): SourceType[] {
  return (Object.keys(BLOCKS) as (keyof typeof BLOCKS)[])
    .filter((block) => source[block] !== undefined)
    .map((block) => BLOCKS[block]);
}

/**
 * The tool that Argo CD detects from the names in the Application's directory itself, never deeper: Kustomize wins over
 * Helm because its file comes later in the walk (util/app/discovery Discover).
 */
export function detectType(fileNames: Iterable<string>): SourceType {
  let type: SourceType = 'Directory';
  for (const name of fileNames) {
    if (isKustomizationFile(name)) return 'Kustomize';
    if (name.endsWith('Chart.yaml')) type = 'Helm';
  }
  return type;
}

/** Files that override a source, in the order in which they are merged (reposerver mergeSourceParameters). */
export function overrideFiles(instanceName: string): string[] {
  return ['.argocd-source.yaml', `.argocd-source-${instanceName}.yaml`];
}

const RESTORED = ['repoURL', 'path', 'chart', 'targetRevision'] as const;

/**
 * A source with an override file merged over it; where it comes from cannot be overridden. Argo CD decodes the merged JSON into the
 * source that is there (reposerver mergeSourceParameters): what a null takes out of the JSON therefore stays, and so do the fields of an
 * element of a list that the element in its place does not name.
 */
export function mergeOverride(source: ApplicationSource, override: JsonObject): ApplicationSource {
  const merged = decodedOver(source, mergePatch(source, override)) as ApplicationSource;
  for (const field of RESTORED) {
    const own = source[field];
    if (own === undefined) delete merged[field];
    else merged[field] = own;
  }
  return merged;
}

/** What Go's encoding/json makes of a value that it decodes into another one. */
function decodedOver(there: Json | undefined, json: Json): Json {
  if (Array.isArray(json))
    return json.map((item, index) => decodedOver(Array.isArray(there) ? there[index] : undefined, item));
  if (!isJsonObject(json) || !isJsonObject(there)) return json;
  const decoded: JsonObject = { ...there };
  for (const [key, value] of Object.entries(json)) {
    // valuesObject is raw JSON: nothing is decoded into it
    if (value !== undefined) decoded[key] = key === 'valuesObject' ? value : decodedOver(there[key], value);
  }
  return decoded;
}

/** JSON merge patch, RFC 7396. */
function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isJsonObject(patch)) return patch;
  const out: JsonObject = isJsonObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === undefined) delete out[key];
    else out[key] = mergePatch(out[key], value);
  }
  return out;
}
