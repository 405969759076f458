import { UndeterminedError } from '../../src/errors.ts';
import type {
  LiveApplication,
  LiveCluster,
  LiveSettings,
  ManagedResource,
  OrphanedResource,
} from '../../src/model/live.ts';
import type { ApplicationRef, ArgoCd, NotTold } from '../../src/ports/argocd.ts';

/** What a fake Argo CD knows; what is left out is empty, or Argo CD's default. An Error is thrown. */
export interface FakeArgoCdState {
  route?: ArgoCd['route'];
  version?: string | NotTold | Error;
  settings?: Partial<LiveSettings> | NotTold | Error;
  clusters?: LiveCluster[] | NotTold | Error;
  applications?: LiveApplication[] | NotTold | Error;
  /** By `NAMESPACE/NAME`. */
  managed?: Readonly<Record<string, ManagedResource[] | NotTold | Error>>;
  orphaned?: Readonly<Record<string, OrphanedResource[] | NotTold | Error>>;
}

export interface FakeArgoCd extends ArgoCd {
  /** What was asked, in order: `application argocd/shop`. */
  readonly asked: string[];
  readonly closed: boolean;
}

/** An Argo CD in memory. */
export function fakeArgoCd(state: FakeArgoCdState = {}): FakeArgoCd {
  const asked: string[] = [];
  let closed = false;
  /** Real ones remember it, too. */
  let version: Promise<string | NotTold> | undefined;
  const answer = async <T>(question: string, value: T | Error): Promise<T> => {
    asked.push(question);
    if (closed) throw new UndeterminedError('the connections were closed');
    if (value instanceof Error) throw value;
    return value;
  };
  const keyOf = ({ namespace, name }: ApplicationRef) => `${namespace}/${name}`;
  const all = state.applications ?? [];
  const compared = <T>(given: Readonly<Record<string, T[] | NotTold | Error>> = {}, ref: ApplicationRef) => {
    const isThere = Array.isArray(all) && all.some((each) => keyOf(each) === keyOf(ref));
    return given[keyOf(ref)] ?? (isThere ? [] : { notTold: `there is no Application ${keyOf(ref)}` });
  };
  return {
    route: state.route ?? 'rest',
    label: 'https://argocd.example.com',
    asked,
    get closed() {
      return closed;
    },
    version: () => {
      version ??= answer('version', state.version ?? '3.6.1');
      return version;
    },
    settings: () => {
      const { settings = {} } = state;
      return answer(
        'settings',
        settings instanceof Error || 'notTold' in settings
          ? settings
          : { ...NO_SETTINGS, namespace: 'argocd', ...settings },
      );
    },
    clusters: () => answer('clusters', state.clusters ?? []),
    application: (ref) => {
      const found = Array.isArray(all) ? all.find((each) => keyOf(each) === keyOf(ref)) : all;
      return answer<LiveApplication | undefined | NotTold>(`application ${keyOf(ref)}`, found);
    },
    applications: () => answer('applications', all),
    managedResources: (ref) => answer(`managed-resources ${keyOf(ref)}`, compared(state.managed, ref)),
    orphanedResources: (ref) => answer(`orphaned-resources ${keyOf(ref)}`, compared(state.orphaned, ref)),
    close: async () => {
      closed = true;
    },
  };
}

/** Settings of which nothing was said. */
export const NO_SETTINGS: LiveSettings = {
  trackingMethod: undefined,
  instanceLabelKey: undefined,
  installationId: undefined,
  kustomizeBuildOptions: undefined,
  ignoreDifferences: {},
  resourceExclusions: undefined,
  namespace: undefined,
};

/** A live Application that is as Git wants it. */
export function liveApplication(name: string, more: Partial<LiveApplication> = {}): LiveApplication {
  const namespace = more.namespace ?? 'argocd';
  return {
    name,
    namespace,
    manifest: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name, namespace }, spec: {} },
    sync: 'Synced',
    health: 'Healthy',
    revisions: ['0123456789abcdef0123456789abcdef01234567'],
    resources: [],
    conditions: [],
    reconciledAt: '2026-06-15T08:00:00Z',
    statusIsCurrent: true,
    url: `https://argocd.example.com/applications/${namespace}/${name}`,
    ...more,
  };
}
