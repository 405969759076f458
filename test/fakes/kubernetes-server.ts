import { applicationObject, type FleetApplication } from './live-fleet.ts';
import { type LoopbackAnswer, type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

export interface KubernetesServerOptions {
  /** Namespaces that a token may read; `*` for all. */
  tokens: Readonly<Record<string, string>>;
  applications: FleetApplication[];
  /** Items on one page of a list. */
  page?: number;
}

const GROUP = '/apis/argoproj.io/v1alpha1';

/** A Kubernetes API on loopback, with what Argo CD keeps in its cluster. */
export async function startKubernetesServer(options: KubernetesServerOptions): Promise<LoopbackServer> {
  const { tokens, applications, page = 500 } = options;
  const server = await startLoopbackServer();

  function route(path: string, namespace: string, answer: (query: URLSearchParams) => LoopbackAnswer): void {
    server.answer(`GET ${path}`, ({ path: asked, headers }) => {
      const namespaces = tokens[headers['authorization']?.replace(/^Bearer /, '') ?? ''];
      if (namespaces === undefined) return status(401, 'Unauthorized', {});
      if (namespaces !== '*' && namespaces !== namespace)
        return status(
          403,
          `applications.argoproj.io is forbidden: User "ci" cannot get resource in "${namespace}"`,
          {},
        );
      return answer(new URL(asked, 'http://kubernetes').searchParams);
    });
  }

  function list(path: string, namespace: string, items: FleetApplication[]): void {
    route(path, namespace, (query) => {
      const start = Number(query.get('continue') ?? 0);
      const size = Math.min(page, Number(query.get('limit')));
      const rest = start + size < items.length ? { continue: String(start + size) } : {};
      const shown = items.slice(start, start + size).map(applicationObject);
      return json(200, { kind: 'ApplicationList', metadata: rest, items: shown });
    });
  }

  const namespaces = new Set(['argocd', ...applications.map(({ namespace }) => namespace)]);
  list(`${GROUP}/applications`, '*', applications);
  for (const namespace of namespaces) {
    const own = applications.filter((each) => each.namespace === namespace);
    list(`${GROUP}/namespaces/${namespace}/applications`, namespace, own);
    for (const each of own)
      route(`${GROUP}/namespaces/${namespace}/applications/${each.name}`, namespace, () =>
        json(200, { kind: 'Application', apiVersion: 'argoproj.io/v1alpha1', ...applicationObject(each) }),
      );
    const missing = `${GROUP}/namespaces/${namespace}/applications/missing`;
    route(missing, namespace, () =>
      status(404, 'applications.argoproj.io "missing" not found', {
        name: 'missing',
        group: 'argoproj.io',
        kind: 'applications',
      }),
    );
  }
  for (const [path, body] of Object.entries(DISCOVERY)) route(path, 'argocd', () => json(200, body));
  route('/api/v1/namespaces/argocd/configmaps/argocd-cm', 'argocd', () =>
    json(200, { kind: 'ConfigMap', data: ARGOCD_CM }),
  );
  return server;
}

const READS = ['get', 'list', 'watch'];
const DISCOVERY = {
  '/version': { major: '1', minor: '34', gitVersion: 'v1.34.2' },
  '/api': discovery('', { ConfigMap: READS, Binding: ['create'] }),
  '/apis': discovery('apps', { Deployment: READS }),
};

function discovery(name: string, kinds: Record<string, string[]>): object {
  const resources = Object.entries(kinds).map(([kind, verbs]) => ({ resource: kind, responseKind: { kind }, verbs }));
  const metadata = name === '' ? {} : { name };
  return { kind: 'APIGroupDiscoveryList', items: [{ metadata, versions: [{ version: 'v1', resources }] }] };
}

const ARGOCD_CM = {
  'application.resourceTrackingMethod': 'annotation',
  'kustomize.buildOptions': '--enable-helm',
  'resource.customizations.ignoreDifferences.all': 'managedFieldsManagers: [kube-controller-manager]\n',
  'resource.customizations.ignoreDifferences.apps_Deployment': 'jqPathExpressions: [.spec.replicas]\n',
};

function status(code: number, message: string, details: object): LoopbackAnswer {
  return json(code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, details, code });
}

function json(code: number, body: object): LoopbackAnswer {
  return { status: code, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
