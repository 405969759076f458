import { readApplication } from '../argocd/application.ts';
import { isChartTemplate } from '../argocd/chart-template.ts';
import { UndeterminedError } from '../errors.ts';
import type { Application } from '../model/application.ts';
import { isJsonObject, type JsonObject, type KubeObject, metadataString } from '../model/kube-object.ts';
import type { SourceLocation } from '../model/location.ts';
import type { Finding } from '../model/report.ts';
import type { Snapshot } from '../ports/repository.ts';
import { decodeText } from '../text/encoding.ts';
import { parseYaml, type YamlFile } from '../text/yaml.ts';
import type { ArgoCdKind, Manifest, Place } from '../validate/manifest.ts';
import { kustomizationFiles } from './kustomization-files.ts';
import { argoCdKindOf, KINDS, manifestInFile, misspeltKind, objectsIn } from './manifests.ts';
import { ARGO_CD_API } from './may-have-children.ts';
import { readEach } from './read-each.ts';
import { repeatedKeyFinding } from './repeated-key-finding.ts';
import type { ApplicationTree, Side } from './side.ts';
import { misspeltGroups, unknownKind } from './unknown-kinds.ts';

/** A finding before base and head are held against each other. */
export type RawFinding = Omit<Finding, 'new'>;

export interface Discovered {
  applications: Application[];
  /** ApplicationSets found in files, and, added when it is rendered, in what an Application renders. */
  applicationSets: FoundApplicationSet[];
  /** All three kinds, whole ones only, found in files, and, added when it is rendered, in what an Application renders. */
  manifests: Manifest[];
  findings: RawFinding[];
  /** Files of which a part could not be read: nobody knows whether an Application stands there. */
  unreadable: Map<string, UnreadableFile>;
  /** Files and documents that were looked at and left out, counted by reason. */
  skipped: Map<SkipReason, number>;
}

/** A file that is not valid YAML, as far as Seatrial can tell: whether it is, is open where it is beyond a limit. */
export interface UnreadableFile extends SourceLocation {
  message: string;
  beyondLimit: boolean;
}

/** An ApplicationSet; this version does not expand it. */
export interface FoundApplicationSet {
  /** `namespace/name`. */
  id: string;
  name: string;
  /** A file, or the chain of Applications that renders it. */
  place: string;
  /** Absent for a rendered one. */
  line: number | undefined;
  /** The id of the Application that renders it; absent for one in a file. */
  parent: string | undefined;
  spec: JsonObject;
}

/** @param namespace of a set that names none. */
export function foundApplicationSet(
  manifest: KubeObject,
  namespace: string,
  at: Pick<FoundApplicationSet, 'place' | 'line' | 'parent'>,
): FoundApplicationSet {
  const spec = isJsonObject(manifest['spec']) ? manifest['spec'] : {};
  const name = metadataString(manifest, 'name');
  return { id: `${metadataString(manifest, 'namespace') || namespace}/${name}`, name, spec, ...at };
}

export type SkipReason = 'template' | 'other-kind' | 'kustomize-patch' | 'test-assertion';

const MANIFEST_FILE = /\.(ya?ml|json)$/;
const KIND_IN_TEXT = /\bkind["']?\s*:\s*["']?(\w+)/g;

function mayDefineApplication(text: string): boolean {
  const kinds = new Set([...text.matchAll(KIND_IN_TEXT)].map(([, kind = '']) => kind));
  return [...kinds].some((kind) => KINDS.some((known) => known === kind) || misspeltKind(kind) !== undefined);
}

/** All that is kept of a file: its text is not read again for the other side. */
interface ParsedFile extends YamlFile {
  /** A template of Helm or of an ApplicationSet is no YAML before it is rendered. */
  mayBeTemplate: boolean;
}

/** Parsed files by blob id: base and head share most of them. */
export type ParseCache = Map<string, ParsedFile>;

/** Finds the Applications that stand in files (YAML, JSON, several documents, Lists), template files left aside. */
export async function discover(side: Side, cache: ParseCache): Promise<Discovered> {
  const found: Discovered = {
    applications: [],
    applicationSets: [],
    manifests: [],
    findings: [],
    unreadable: new Map(),
    skipped: new Map(),
  };
  for (const tree of side.applicationTrees) await discoverIn(tree, side, cache, found);
  return found;
}

async function discoverIn(tree: ApplicationTree, side: Side, cache: ParseCache, found: Discovered): Promise<void> {
  const { snapshot } = tree;
  const mentioning = await snapshot.filesContaining(ARGO_CD_API);
  const paths = [...mentioning].filter((path) => MANIFEST_FILE.test(path)).sort();
  const manifests = paths.filter((path) => !isChartTemplate(path, snapshot.entries));
  skip(found, 'template', paths.length - manifests.length);
  const texts = await readTexts(snapshot, manifests, cache);
  const documents: FoundObject[] = [];
  for (const path of manifests) {
    const oid = snapshot.entries.get(path)?.oid ?? '';
    const text = texts.get(oid) ?? '';
    if (text instanceof UndeterminedError) {
      const file = tree.prefix + path;
      found.unreadable.set(file, { file, line: 1, column: 1, message: text.message, beyondLimit: true });
      continue;
    }
    // Most files that mention the group only carry one of its annotations; parsing them all would be most of the work.
    if (!cache.has(oid) && !mayDefineApplication(text)) {
      skip(found, 'other-kind');
      continue;
    }
    const parsed = cache.get(oid) ?? { ...parseYaml(text), mayBeTemplate: text.includes('{{') };
    cache.set(oid, parsed);
    readFile(tree.prefix + path, parsed, found, (object) => documents.push({ path, ...object }));
  }
  found.findings.push(...(await misspeltGroups(tree, mentioning)));
  await sortObjects(documents, tree, side, found);
}

function skip(found: Discovered, reason: SkipReason, count = 1): void {
  if (count > 0) found.skipped.set(reason, (found.skipped.get(reason) ?? 0) + count);
}

async function readTexts(
  snapshot: Snapshot,
  paths: string[],
  cache: ParseCache,
): Promise<Map<string, string | UndeterminedError>> {
  const oids = paths
    .map((path) => snapshot.entries.get(path)?.oid ?? '')
    .filter((oid) => oid !== '' && !cache.has(oid));
  const blobs = await readEach(snapshot, oids);
  return new Map([...blobs].map(([oid, bytes]) => [oid, bytes instanceof Error ? bytes : decodeText(bytes)]));
}

function readFile(
  file: string,
  parsed: ParsedFile,
  found: Discovered,
  onObject: (object: Omit<FoundObject, 'path'>) => void,
): void {
  for (const failure of parsed.failures) {
    if (!found.unreadable.has(file)) found.unreadable.set(file, { ...failure, file });
    if (failure.beyondLimit) continue;
    if (parsed.mayBeTemplate) skip(found, 'template');
    else {
      found.findings.push({
        rule: 'yaml-invalid',
        severity: 'error',
        message: `Not valid YAML: ${failure.message}`,
        help: 'Argo CD cannot read this file; mend it at this place.',
        file,
        line: failure.line,
        column: failure.column,
      });
    }
  }
  found.findings.push(...parsed.repeatedKeys.map((each) => repeatedKeyFinding(each, file)));
  for (const document of parsed.documents) {
    const location = { file, line: document.line, column: document.column };
    for (const { object, path } of objectsIn(document.value)) {
      const kind = argoCdKindOf(object);
      const unknown = kind ? undefined : unknownKind(object, location);
      if (kind) onObject({ kind, object, place: { location, path } });
      else if (unknown) found.findings.push(unknown);
      else skip(found, 'other-kind');
    }
  }
}

/** An object of Argo CD in a file of a tree. */
interface FoundObject {
  /** Within its tree. */
  path: string;
  kind: ArgoCdKind;
  object: KubeObject;
  place: Place;
}

/** What kuttl and Chainsaw hold a cluster's objects against: a part of an object, that nobody applies. */
const ASSERTION_FILE = /(^|\/)(\d+-(assert|errors?)|chainsaw-assert)\.ya?ml$/;

/** A patch that no kustomization here names: it may be one of another repository's, or have gone out of use. */
const PATCH_FILE = /(^|[/._-])patch(es)?([/._-])/i;

/** Tells what is whole from patches, assertions and templates. */
async function sortObjects(
  objects: FoundObject[],
  tree: ApplicationTree,
  side: Side,
  found: Discovered,
): Promise<void> {
  const paths = objects.map(({ path }) => path);
  const { patches, resources } = await kustomizationFiles(tree.snapshot, paths);
  const { namespace } = side.settings;
  for (const { path, kind, object, place } of objects) {
    const isTemplate = metadataString(object, 'name').includes('{{');
    const manifest = manifestInFile(kind, object, place, namespace);
    if (patches.has(path) || object['$patch'] !== undefined) skip(found, 'kustomize-patch');
    else if (ASSERTION_FILE.test(path)) skip(found, 'test-assertion');
    else {
      if (kind === 'Application') addApplication(object, place.location, namespace, found);
      else if (kind === 'ApplicationSet') {
        const at = { place: place.location.file, line: place.location.line, parent: undefined };
        found.applicationSets.push(foundApplicationSet(object, namespace, at));
      }
      if (!isTemplate)
        found.manifests.push(resources.has(path) || PATCH_FILE.test(path) ? { ...manifest, fragment: true } : manifest);
    }
  }
}

function addApplication(object: KubeObject, location: SourceLocation, namespace: string, found: Discovered): void {
  const application = readApplication(object, { found: 'file', location }, namespace);
  if (isFilledIn(application)) skip(found, 'template');
  else if (application.name === '') found.findings.push(nameless(location));
  else found.applications.push(application);
}

/** Whether something else, such as envsubst, makes an Application of it: Argo CD fills in none of these fields. */
function isFilledIn({ name, sources, destination }: Application): boolean {
  const ofSources = sources.flatMap(({ repoURL, path, chart, targetRevision }) => [
    repoURL,
    path,
    chart,
    targetRevision,
  ]);
  const texts = [name, ...ofSources, ...Object.values(destination)];
  return texts.some((text) => typeof text === 'string' && /\{\{|\$\{\w+\}/.test(text));
}

function nameless(location: SourceLocation): RawFinding {
  return {
    rule: 'application-invalid',
    severity: 'error',
    message: 'An Application without metadata.name',
    help: 'Give it a name; Kubernetes refuses an object without one.',
    ...location,
  };
}
