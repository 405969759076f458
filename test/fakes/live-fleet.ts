import type { JsonObject } from '../../src/model/kube-object.ts';
import type { ApplicationRef } from '../../src/ports/argocd.ts';

/** An Application as both routes to a fake Argo CD know it. */
export interface FleetApplication {
  name: string;
  namespace: string;
  project: string;
  /** Not compared, and never will be. */
  isSkipped?: boolean;
  objects: FleetObject[];
  orphans?: { kind: string; name: string }[];
}

export interface FleetObject {
  kind: string;
  name: string;
  /** What Git wants, and what is there. */
  wanted: Record<string, string>;
  live: Record<string, string> | undefined;
}

const REVISION = '0123456789abcdef0123456789abcdef01234567';
const DESTINATION = { server: 'https://kubernetes.default.svc', namespace: 'shop' };
const SOURCE = { repoURL: 'https://git.example.com/shop.git', path: 'web' };

/** The Application as Argo CD stores it. */
export function applicationObject({ name, namespace, project, isSkipped, objects }: FleetApplication): JsonObject {
  const annotations = isSkipped ? { 'argocd.argoproj.io/skip-reconcile': 'true' } : {};
  return {
    metadata: {
      name,
      namespace,
      uid: `uid-${name}`,
      annotations,
      managedFields: [{ manager: 'kubectl', fieldsV1: {} }],
    },
    spec: { project, source: SOURCE, destination: DESTINATION },
    status: isSkipped ? {} : statusOf(objects),
  };
}

function statusOf(objects: FleetObject[]): JsonObject {
  const isSynced = (object: FleetObject) => JSON.stringify(object.wanted) === JSON.stringify(object.live);
  return {
    sync: {
      status: objects.every(isSynced) ? 'Synced' : 'OutOfSync',
      comparedTo: { source: SOURCE, destination: DESTINATION },
      revision: REVISION,
    },
    health: { status: 'Healthy' },
    reconciledAt: '2026-06-15T08:00:00Z',
    resourceHealthSource: 'appTree',
    resources: objects.map((object) => ({
      version: 'v1',
      kind: object.kind,
      namespace: DESTINATION.namespace,
      name: object.name,
      status: isSynced(object) ? 'Synced' : 'OutOfSync',
    })),
  };
}

/** What `managed-resources` tells of one object. */
export function managedResource({ kind, name, wanted, live }: FleetObject): JsonObject {
  const { namespace } = DESTINATION;
  const state = (data: Record<string, string> | undefined) =>
    JSON.stringify(data && { apiVersion: 'v1', kind, metadata: { name, namespace }, data: shown(kind, data) }) ??
    'null';
  return {
    kind,
    namespace,
    name,
    targetState: state(wanted),
    liveState: state(live),
    normalizedLiveState: state(live),
    predictedLiveState: state(wanted),
    modified: JSON.stringify(wanted) !== JSON.stringify(live),
  };
}

function shown(kind: string, data: Record<string, string>): Record<string, string> {
  if (kind !== 'Secret') return data;
  return Object.fromEntries(Object.keys(data).map((key) => [key, '++++++++']));
}

export const SECRET = 'hunter2-of-the-fleet';

/** What the contract of ArgoCd is held against (test/contracts/argocd.ts). */
export const FLEET: FleetApplication[] = [
  {
    name: 'web',
    namespace: 'argocd',
    project: 'team',
    objects: [
      { kind: 'ConfigMap', name: 'web', wanted: { a: '1' }, live: { a: '2' } },
      { kind: 'Secret', name: 'web', wanted: { password: SECRET }, live: { password: SECRET } },
    ],
    orphans: [{ kind: 'ConfigMap', name: 'stray' }],
  },
  { name: 'cart', namespace: 'shops', project: 'team', objects: [] },
  { name: 'skipped', namespace: 'argocd', project: 'team', isSkipped: true, objects: [] },
];

/** Those of FLEET, as the contract calls them. */
export function fleetRefs(): Record<'web' | 'elsewhere' | 'skipped', Required<ApplicationRef>> {
  const [web, elsewhere, skipped] = FLEET.map(({ name, namespace, project }) => ({ name, namespace, project }));
  if (!web || !elsewhere || !skipped) throw new Error('the fleet is too small');
  return { web, elsewhere, skipped };
}
