import { expect } from '@jest/globals';
import { readApplication } from '../../src/argocd/application.ts';
import { defaultSettings } from '../../src/argocd/settings.ts';
import { compareDrift, type DriftInputs, type DriftSide, type LiveState } from '../../src/compare/drift.ts';
import type { ApplicationDrift, DriftFate } from '../../src/model/drift.ts';
import { groupOf, type JsonObject, type KubeObject, metadataString } from '../../src/model/kube-object.ts';
import type { LiveApplication, LiveResource, ManagedResource } from '../../src/model/live.ts';
import { liveApplication } from '../fakes/argocd.ts';

export const REVISION = '0123456789abcdef0123456789abcdef01234567';

export function configMap(data: JsonObject, metadata: JsonObject = {}): KubeObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', namespace: 'shop', ...metadata }, data };
}

export function syncOptions(...options: string[]): JsonObject {
  return { annotations: { 'argocd.argoproj.io/sync-options': options.join(',') } };
}

/** One object, as Git wants it and as it is live. */
export interface Compared {
  git?: KubeObject;
  live?: KubeObject;
  /** What is left of `live` and of what a sync makes of it, where Argo CD's rules take something away; else the whole. */
  normalized?: { live: KubeObject; predicted: KubeObject };
  /** `Synced` where Argo CD sees no difference. */
  sync?: 'Synced' | 'OutOfSync';
}

export const GIT = configMap({ colour: 'red', size: 'big' });
export const EDITED = configMap({ colour: 'blue', size: 'big' });
export const changed: Compared = { git: GIT, live: EDITED };
export const missing: Compared = { git: GIT };
export const extra: Compared = { live: GIT };

export function managedResource({ git, live, normalized }: Compared): ManagedResource {
  const one = (git ?? live) as KubeObject;
  return {
    ...identity(one),
    hook: false,
    target: git,
    live,
    normalizedLive: normalized?.live ?? live,
    predictedLive: normalized?.predicted ?? git,
  };
}

export function resource({ git, live, sync = 'OutOfSync' }: Compared): LiveResource {
  const one = (git ?? live) as KubeObject;
  return {
    ...identity(one),
    version: 'v1',
    sync,
    health: live ? undefined : 'Missing',
    requiresPruning: git === undefined,
    hook: false,
  };
}

function identity(object: KubeObject) {
  return {
    group: groupOf(object.apiVersion),
    kind: object.kind,
    namespace: metadataString(object, 'namespace'),
    name: metadataString(object, 'name'),
  };
}

export function liveState(compared: Compared[], spec: JsonObject = {}, more: Partial<LiveApplication> = {}): LiveState {
  const application = liveApplication('shop', {
    sync: compared.some(({ sync = 'OutOfSync' }) => sync === 'OutOfSync') ? 'OutOfSync' : 'Synced',
    manifest: { metadata: { name: 'shop', namespace: 'argocd' }, spec: { ...SPEC, ...spec } },
    revisions: [REVISION],
    resources: compared.map(resource),
    ...more,
  });
  return { application, managed: compared.map(managedResource), orphaned: [] };
}

const SPEC: JsonObject = {
  project: 'default',
  source: { repoURL: 'https://git.example.com/shop.git', path: 'shop', targetRevision: 'main' },
  destination: { name: 'in-cluster', namespace: 'shop' },
};

/** One side that renders these objects. */
export function side(
  objects: KubeObject[] | undefined,
  spec: JsonObject = {},
  more: Partial<DriftSide> = {},
): DriftSide {
  const manifest: KubeObject = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'shop', namespace: 'argocd' },
    spec: { ...SPEC, ...spec },
  };
  const origin = { found: 'file', location: { file: 'shop.yaml', line: 1, column: 1 } } as const;
  return {
    application: readApplication(manifest, origin, 'argocd'),
    settings: defaultSettings(),
    objects,
    isRefused: false,
    sources: [{ kind: 'git', url: '', role: 'source', asked: 'main', revision: REVISION }],
    ...more,
  };
}

/** Base has what Git wants now; the change is from there to `head`. */
export function driftOf(live: LiveState, more: Partial<DriftInputs> = {}): ApplicationDrift {
  const defaults = { base: side([]), head: side([]), merges: true, failOnDrift: false, ignoredFields: new Map() };
  const drift = compareDrift({ live, ...defaults, ...more });
  if (!drift) throw new Error('nothing is told');
  return drift;
}

export interface FateCase {
  what: string;
  compared: Compared;
  /** Of the live Application. */
  spec?: JsonObject;
  base?: KubeObject[];
  head?: KubeObject[];
  more?: Partial<DriftInputs>;
  fate: DriftFate;
  /** Default: it does not. */
  selfHeals?: true;
  why: RegExp;
}

/** Holds one object to its fate; base and head both have what Git wants, unless they are given. */
export function holds({ compared, spec = {}, base = [GIT], head = [GIT], more, fate, selfHeals, why }: FateCase): void {
  const { objects } = driftOf(liveState([compared], spec), { base: side(base, spec), head: side(head, spec), ...more });
  expect(objects).toHaveLength(1);
  expect(objects[0]?.why).toMatch(why);
  expect(objects[0]?.fate).toBe(fate);
  expect(objects[0]?.selfHeals).toBe(selfHeals);
}

/** Automated sync, and these options. */
export function syncing(...syncOptions: string[]): JsonObject {
  return { syncPolicy: { automated: {}, syncOptions } };
}
