import { parseAllDocuments } from 'yaml';
import { readApplication } from '../../../src/argocd/application.ts';
import { defaultSettings } from '../../../src/argocd/settings.ts';
import { compareObjects } from '../../../src/compare/compare-objects.ts';
import { applicationChange } from '../../../src/compare/danger/application-change.ts';
import { dangersOf } from '../../../src/compare/danger/dangers.ts';
import { otherApplications } from '../../../src/compare/danger/other-applications.ts';
import type { Subject } from '../../../src/compare/subject.ts';
import type { JsonObject, KubeObject } from '../../../src/model/kube-object.ts';
import type { Finding, ObjectChange } from '../../../src/model/report.ts';

/** One side of an Application: what its manifest has beside a destination, and the objects that it renders, as YAML documents. */
export interface Side {
  name?: string;
  metadata?: JsonObject;
  spec?: JsonObject;
  objects?: string;
  /** Known to be the destination's, with the minor of Kubernetes. */
  kubeVersion?: string;
}

function objectsOf(text: string): KubeObject[] {
  return parseAllDocuments(text).flatMap((document) => (document.toJS() as KubeObject | null) ?? []);
}

function subjectOf({ name = 'web', metadata = {}, spec = {}, objects = '', kubeVersion }: Side): Subject {
  const manifest: KubeObject = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd', ...metadata },
    spec: {
      destination: { name: 'in-cluster', namespace: 'shop' },
      source: { repoURL: 'https://example.com/shop.git', path: 'web' },
      ...spec,
    },
  };
  const origin = { found: 'file', location: { file: 'web.yaml', line: 3, column: 1 } } as const;
  const settings = defaultSettings();
  return {
    application: readApplication(manifest, origin, 'argocd'),
    rendered: {
      objects: objectsOf(objects),
      otherSeed: undefined,
      unstableFunctions: [],
      asked: { kubeVersion: false, apiVersions: [] },
      lookup: false,
      warnings: [],
    },
    obstacle: undefined,
    notes: [],
    sources: [],
    scopes: new Map(),
    settings: kubeVersion
      ? { ...settings, kubeVersion, clusterGuessed: { kubeVersion: false, apiVersions: false } }
      : settings,
  };
}

/** What the rules say of a change of one Application; of the others, what they have to do with it is asked. */
export function dangersIn(
  base: Side | undefined,
  head: Side | undefined,
  { others = [], ignored }: { others?: { base?: Side; head?: Side }[]; ignored?: string[] } = {},
): Finding[] {
  const subjects = { base: base && subjectOf(base), head: head && subjectOf(head) };
  const all = others.map((each) => ({
    base: each.base && subjectOf(each.base),
    head: each.head && subjectOf(each.head),
  }));
  const sides = { base: objectsOf(base?.objects ?? ''), head: objectsOf(head?.objects ?? ''), options: {} };
  const changes = compareObjects(sides.base, sides.head).map(
    (change): ObjectChange => ({ ...change, ignoredFields: ignored ?? [] }),
  );
  return dangersOf(applicationChange({ ...subjects, others: otherApplications([subjects, ...all]) }, sides, changes));
}

/** An object in one line of YAML. */
export function object(apiVersion: string, kind: string, name: string, rest = '', metadata = ''): string {
  return `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: ${name}${metadata}}${rest && `, ${rest}`}}\n---\n`;
}
