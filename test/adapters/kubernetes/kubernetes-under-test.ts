import { kubeAccess } from '../../../src/adapters/kubernetes/kube-access.ts';
import { kubernetesArgoCd } from '../../../src/adapters/kubernetes/kubernetes-argocd.ts';
import { systemHttp } from '../../../src/adapters/system/http.ts';
import type { ArgoCd } from '../../../src/ports/argocd.ts';
import type { ArgoCdUnderTest } from '../../contracts/argocd.ts';
import { type KubernetesServerOptions, startKubernetesServer } from '../../fakes/kubernetes-server.ts';
import { FLEET, fleetRefs, SECRET } from '../../fakes/live-fleet.ts';
import type { LoopbackServer } from '../../fakes/loopback-server.ts';

export interface KubernetesUnderTest extends ArgoCdUnderTest {
  server: LoopbackServer;
  open(token: string): ArgoCd;
}

/** The real adapter, in front of a Kubernetes API on loopback. No wait is real. */
export async function kubernetesUnderTest(
  options: Partial<KubernetesServerOptions> = {},
  limits: object = {},
): Promise<KubernetesUnderTest> {
  const tokens = { 'token-of-everybody': '*', 'token-of-a-stranger': 'other', 'token-of-one-namespace': 'argocd' };
  const server = await startKubernetesServer({ tokens, applications: FLEET, ...options });
  const open = (token: string) =>
    kubernetesArgoCd({
      http: systemHttp({
        environment: {},
        allowHosts: [`127.0.0.1:${server.port}`],
        sleep: async () => undefined,
        random: () => 0,
        limits,
      }),
      access: kubeAccess({ text: kubeconfig(server.origin, { token }), path: undefined, context: undefined }),
      namespace: 'argocd',
    });
  const [argoCd, stranger] = [open('token-of-everybody'), open('token-of-a-stranger')];
  return {
    server,
    open,
    argoCd,
    stranger,
    ...fleetRefs(),
    secret: SECRET,
    async dispose() {
      await Promise.all([argoCd.close(), stranger.close()]);
      await server.close();
    },
  };
}

/** A kubeconfig with one context, `ci`. */
export function kubeconfig(server: string, user: object, cluster: object = {}): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'ci',
    clusters: [{ name: 'home', cluster: { server, ...cluster } }],
    contexts: [{ name: 'ci', context: { cluster: 'home', user: 'robot' } }],
    users: [{ name: 'robot', user }],
  });
}
