import { posix } from 'node:path';
import { isArgoCdKind, readApplication } from '../argocd/application.ts';
import { isChartTemplate } from '../argocd/chart-template.ts';
import { flattenList } from '../argocd/post-process.ts';
import { isKustomizationFile } from '../argocd/source-type.ts';
import { UndeterminedError } from '../errors.ts';
import type { Application } from '../model/application.ts';
import { isJsonObject, type JsonObject, type KubeObject, metadataString } from '../model/kube-object.ts';
import type { SourceLocation } from '../model/location.ts';
import type { Finding } from '../model/report.ts';
import type { Snapshot } from '../ports/repository.ts';
import { parseYaml, type YamlFile } from '../text/yaml.ts';
import { ARGO_CD_API } from './may-have-children.ts';
import { readEach } from './read-each.ts';
import type { ApplicationTree, Side } from './side.ts';

/** A finding before base and head are held against each other. */
export type RawFinding = Omit<Finding, 'new'>;

export interface Discovered {
  applications: Application[];
  /** ApplicationSets found in files, and, added when it is rendered, in what an Application renders. */
  applicationSets: FoundApplicationSet[];
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

export type SkipReason = 'template' | 'other-kind' | 'kustomize-patch';

const MANIFEST_FILE = /\.(ya?ml|json)$/;
const MAY_DEFINE_APPLICATION = /\bkind["']?\s*:\s*["']?(Application|ApplicationSet)\b/;

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
  const fragments: { path: string; application: Application }[] = [];
  for (const path of manifests) {
    const oid = snapshot.entries.get(path)?.oid ?? '';
    const text = texts.get(oid) ?? '';
    if (text instanceof UndeterminedError) {
      const file = tree.prefix + path;
      found.unreadable.set(file, { file, line: 1, column: 1, message: text.message, beyondLimit: true });
      continue;
    }
    // Most files that mention the group only carry one of its annotations; parsing them all would be most of the work.
    if (!cache.has(oid) && !MAY_DEFINE_APPLICATION.test(text)) {
      skip(found, 'other-kind');
      continue;
    }
    const parsed = cache.get(oid) ?? { ...parseYaml(text), mayBeTemplate: text.includes('{{') };
    cache.set(oid, parsed);
    readFile(tree.prefix + path, parsed, side, found, (application) => fragments.push({ path, application }));
  }
  await sortFragments(snapshot, fragments, found);
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
  return new Map([...blobs].map(([oid, bytes]) => [oid, bytes instanceof Error ? bytes : bytes.toString('utf8')]));
}

function readFile(
  file: string,
  parsed: ParsedFile,
  side: Side,
  found: Discovered,
  onFragment: (application: Application) => void,
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
  for (const { key, line, column } of parsed.repeatedKeys) {
    found.findings.push({
      rule: 'duplicate-key',
      severity: 'warning',
      message: `The key \`${key}\` is there more than once; Argo CD takes the last value`,
      help: 'Remove all but one.',
      file,
      line,
      column,
    });
  }
  for (const document of parsed.documents) {
    const location = { file, line: document.line, column: document.column };
    for (const object of isJsonObject(document.value) ? flattenList(document.value) : []) {
      if (isArgoCdKind(object, 'ApplicationSet')) {
        const at = { place: file, line: document.line, parent: undefined };
        found.applicationSets.push(foundApplicationSet(object, side.settings.namespace, at));
      } else if (!isArgoCdKind(object, 'Application')) {
        skip(found, 'other-kind');
      } else {
        const application = readApplication(object, { found: 'file', location }, side.settings.namespace);
        if (application.name.includes('{{')) skip(found, 'template');
        else if (application.name === '') found.findings.push(nameless(location));
        else if (application.sources.length === 0) onFragment(application);
        else found.applications.push(application);
      }
    }
  }
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

/** An Application without a source is a Kustomize patch when a kustomization patches with its file; else it is a broken Application. */
async function sortFragments(
  snapshot: Snapshot,
  fragments: { path: string; application: Application }[],
  found: Discovered,
): Promise<void> {
  if (fragments.length === 0) return;
  const patches = await patchFiles(snapshot);
  for (const { path, application } of fragments) {
    if (patches.has(path)) skip(found, 'kustomize-patch');
    else found.applications.push(application);
  }
}

const PATCH_FIELDS = ['patches', 'patchesStrategicMerge', 'patchesJson6902'];

/** The files with which kustomizations patch; what they list as resources is none. */
async function patchFiles(snapshot: Snapshot): Promise<Set<string>> {
  const kustomizations = [...snapshot.entries.values()].filter((entry) =>
    isKustomizationFile(posix.basename(entry.path)),
  );
  const blobs = await readEach(
    snapshot,
    kustomizations.map((entry) => entry.oid),
  );
  const files = new Set<string>();
  for (const { path, oid } of kustomizations) {
    const content = blobs.get(oid);
    const documents = Buffer.isBuffer(content) ? parseYaml(content.toString('utf8')).documents : [];
    for (const { value } of documents) {
      const fields = isJsonObject(value) ? PATCH_FIELDS.map((field) => value[field]) : [];
      for (const patch of fields.flatMap((field) => (Array.isArray(field) ? field : []))) {
        const file = isJsonObject(patch) ? patch['path'] : patch;
        if (typeof file === 'string') files.add(posix.join(posix.dirname(path), file));
      }
    }
  }
  return files;
}
