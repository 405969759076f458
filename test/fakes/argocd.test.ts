import { describe } from '@jest/globals';
import type { ManagedResource } from '../../src/model/live.ts';
import { readLiveApplication } from '../../src/model/live-application.ts';
import { argoCdContract } from '../contracts/argocd.ts';
import { fakeArgoCd } from './argocd.ts';
import { applicationObject, FLEET, fleetRefs, managedResource, SECRET } from './live-fleet.ts';

describe('the fake Argo CD', () => {
  argoCdContract('rest', async () => {
    const notTold = { notTold: 'not compared yet' };
    const denied = { notTold: 'the token may not', help: 'let it' };
    const argoCd = fakeArgoCd({
      settings: { trackingMethod: 'annotation' },
      clusters: [
        {
          server: 'https://kubernetes.default.svc',
          name: 'in-cluster',
          kubeVersion: '1.34.2',
          apiVersions: ['apps/v1', 'apps/v1/Deployment', 'v1', 'v1/ConfigMap'],
        },
      ],
      applications: FLEET.flatMap((each) => {
        const object = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', ...applicationObject(each) };
        return readLiveApplication(object, ({ name }) => `https://argocd.example.com/applications/${name}`) ?? [];
      }),
      managed: { 'argocd/web': (FLEET[0]?.objects ?? []).map(read), 'argocd/skipped': notTold },
      orphaned: {
        'argocd/web': [{ group: '', kind: 'ConfigMap', namespace: 'shop', name: 'stray' }],
        'argocd/skipped': notTold,
      },
    });
    const stranger = fakeArgoCd({ applications: denied, clusters: denied, managed: { 'argocd/web': denied } });
    return { argoCd, stranger, ...fleetRefs(), secret: SECRET, dispose: async () => undefined };
  });
});

function read(object: Parameters<typeof managedResource>[0]): ManagedResource {
  const written = managedResource(object);
  const state = (field: string) => JSON.parse(String(written[field])) ?? undefined;
  const { kind, name } = object;
  return {
    ...{ group: '', kind, namespace: 'shop', name, hook: false },
    ...{ target: state('targetState'), live: state('liveState') },
    ...{ normalizedLive: state('normalizedLiveState'), predictedLive: state('predictedLiveState') },
  };
}
