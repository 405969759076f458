import { requestProblems, requireDescribed } from './argocd-descriptions.ts';
import { applicationObject, type FleetApplication, managedResource } from './live-fleet.ts';
import {
  type LoopbackAnswer,
  type LoopbackRequest,
  type LoopbackServer,
  startLoopbackServer,
} from './loopback-server.ts';

export interface ArgoCdServerOptions {
  /** As `--rootpath` of argocd-server: `/argocd`. */
  rootPath?: string;
  /** Projects that a token may read; `*` for all, and the clusters. */
  tokens: Readonly<Record<string, string>>;
  applications: FleetApplication[];
  settings?: object;
  tls?: { certificate: string; key: string };
}

export interface ArgoCdServer extends LoopbackServer {
  /** Where it begins, with the root path. */
  readonly url: string;
  /** Every request that Argo CD does not describe. A test is to find none. */
  readonly problems: string[];
}

const ORIGIN = 'http://argocd';

/** An Argo CD on loopback: it answers as the description of its API has it, and refuses as the server does. */
export async function startArgoCdServer(options: ArgoCdServerOptions): Promise<ArgoCdServer> {
  const { rootPath = '', tokens, applications, tls } = options;
  const problems: string[] = [];
  const server = await startLoopbackServer({ ...(tls && { tls }) });

  type Answer = (request: { project: string; query: URLSearchParams }) => { status: number; body: object };
  function route(path: string, answer: Answer): void {
    server.answer(`GET ${rootPath}${path}`, (request: LoopbackRequest): LoopbackAnswer => {
      const url = new URL(request.path.slice(rootPath.length), ORIGIN);
      problems.push(...(requestProblems(request.method, url) ?? [`${request.method} ${path} is not described`]));
      const project = tokens[request.headers['authorization']?.replace(/^Bearer /, '') ?? ''];
      const { status, body } =
        project === undefined && path !== '/api/version'
          ? failure(401, 16, 'invalid session: token signature is invalid')
          : answer({ project: project ?? '', query: url.searchParams });
      requireDescribed(request.method, url, status, body);
      return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    });
  }

  route('/api/version', () => ok({ Version: 'v3.6.1+c0ffee0', HelmVersion: 'v4.3.1+g5b1e9d2' }));
  route('/api/v1/settings', () => ok({ ...SETTINGS, ...options.settings }));
  route('/api/v1/clusters', ({ project }) => ok({ metadata: {}, items: project === '*' ? CLUSTERS : [] }));
  route('/api/v1/applications', ({ project }) => {
    const seen = applications.filter((each) => project === '*' || each.project === project);
    return ok({ metadata: {}, items: seen.map(applicationObject) });
  });
  for (const name of new Set(['missing', ...applications.map((each) => each.name)])) {
    const path = `/api/v1/applications/${name}`;
    const found =
      (answer: (application: FleetApplication) => object): Answer =>
      (request) => {
        const { project, query } = request;
        const asked = query.get('project');
        if (asked !== null && project !== '*' && project !== asked) return DENIED;
        const application = applications.find(
          (each) => each.name === name && each.namespace === (query.get('appNamespace') ?? 'argocd'),
        );
        const isSeen = application && (project === '*' || project === application.project);
        if (isSeen && (asked ?? application.project) === application.project) return ok(answer(application));
        return asked === null ? DENIED : failure(404, 5, `applications.argoproj.io "${name}" not found`);
      };
    route(path, found(applicationObject));
    const comparison = (answer: (application: FleetApplication) => object) =>
      found((application) => {
        if (application.isSkipped) throw new Error(`the real server would wait for ever: ${path}`);
        return answer(application);
      });
    route(
      `${path}/managed-resources`,
      comparison(({ objects }) => ({ items: objects.map(managedResource) })),
    );
    route(
      `${path}/resource-tree`,
      comparison(({ orphans = [] }) => ({ nodes: [], orphanedNodes: orphans.map(orphanedNode) })),
    );
  }
  return { ...server, url: `${server.origin}${rootPath}`, problems };
}

const DENIED = failure(403, 7, 'permission denied');

function ok(body: object): { status: number; body: object } {
  return { status: 200, body };
}

function failure(status: number, code: number, message: string): { status: number; body: object } {
  return { status, body: { error: message, code, message } };
}

function orphanedNode(orphan: { kind: string; name: string }): object {
  return { version: 'v1', namespace: 'shop', uid: `uid-${orphan.name}`, ...orphan };
}

const SETTINGS = {
  appLabelKey: 'app.kubernetes.io/instance',
  trackingMethod: 'annotation',
  controllerNamespace: 'argocd',
  kustomizeOptions: { BuildOptions: '--enable-helm', BinaryPath: '' },
  resourceOverrides: {
    '*/*': { ignoreDifferences: 'jqPathExpressions: null\njsonPointers:\n- /status\nmanagedFieldsManagers: null\n' },
    'apps/Deployment': { ignoreDifferences: 'jqPathExpressions:\n- .spec.replicas\n', healthLua: 'return {}' },
    ConfigMap: { ignoreDifferences: 'jqPathExpressions: null\njsonPointers: null\nmanagedFieldsManagers: null\n' },
  },
};

const CLUSTERS = [
  {
    server: 'https://kubernetes.default.svc',
    name: 'in-cluster',
    serverVersion: 'v1.34.2',
    info: { serverVersion: 'v1.34.2', apiVersions: ['apps/v1', 'apps/v1/Deployment', 'v1', 'v1/ConfigMap'] },
  },
];
