import type { ApplicationDrift, DriftedObject } from '../../src/model/drift.ts';
import { application, report, unchanged } from './reports.ts';

export function driftedObject(over: Partial<DriftedObject> = {}): DriftedObject {
  return {
    group: 'apps',
    kind: 'Deployment',
    namespace: 'shop',
    name: 'cart',
    drift: 'changed',
    fate: 'overwritten',
    why: 'The sync writes what Git has over it.',
    diff: '@@ -8,3 +8,3 @@\n   template:\n-    image: cart:0.9\n+    image: cart:1.0\n     name: cart',
    fields: ['/spec/template/spec/containers/0/image'],
    ...over,
  };
}

export function drift(over: Partial<ApplicationDrift> = {}): ApplicationDrift {
  return {
    sync: 'OutOfSync',
    health: 'Healthy',
    revisions: ['0123456789abcdef0123456789abcdef01234567'],
    automated: { enabled: true, prune: false, selfHeal: false },
    objects: [driftedObject()],
    orphaned: [],
    overridden: [],
    notes: [],
    ...over,
  };
}

export const IN_SYNC = drift({ sync: 'Synced', objects: [] });

/** Everything that there is to say of drift: of an Application that changes, and of others. */
export const DRIFTED = report({
  applications: [
    application({
      drift: drift({
        health: 'Degraded',
        url: 'https://argocd.example.com/applications/argocd/cart',
        objects: [
          driftedObject({
            fate: 'conflicts',
            why: 'This change sets /spec/template/spec/containers/0/image too: the sync writes its value over what is live.',
            health: 'Degraded',
            values: [
              {
                field: '/spec/template/spec/containers/0/image',
                git: 'cart:1.0',
                live: 'cart:0.9',
                merged: 'cart:1.1',
              },
            ],
          }),
          driftedObject({
            group: '',
            kind: 'ConfigMap',
            name: 'gone',
            drift: 'missing',
            diff: '',
            fields: [],
            why: 'The sync makes it anew.',
          }),
          driftedObject({
            group: '',
            kind: 'ConfigMap',
            name: 'old',
            drift: 'extra',
            fate: 'kept',
            diff: '',
            fields: [],
            why: 'Git does not have it, and automated sync does not prune: it stays until somebody syncs with prune.',
          }),
          driftedObject({
            name: 'web',
            fate: 'unknown',
            diff: '',
            fields: ['/spec/replicas', '/spec/paused'],
            why: 'What this change makes of the Application could not be rendered.',
          }),
        ],
        orphaned: [{ group: '', kind: 'Secret', namespace: 'shop', name: 'left' }],
        overridden: [{ field: 'helm.parameters[image.tag]', git: '1.0', live: '1.1' }],
        notes: ['OrphanedResourceWarning: Application has 1 orphaned resources'],
      }),
    }),
    { ...unchanged('mail'), drift: IN_SYNC },
    {
      ...unchanged('old'),
      drift: drift({ sync: 'Missing', objects: [], notes: ['Argo CD has no Application of this name.'] }),
    },
    { ...unchanged('web'), drift: drift({ objects: [], undetermined: { reason: 'it does not answer' } }) },
  ],
});
