import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ApplicationDrift } from '../../src/model/drift.ts';
import type { Report } from '../../src/model/report.ts';
import { driftedObject, IN_SYNC } from './drifted.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/comments', import.meta.url));

/** Where a golden comment is kept, or the report that it is made from. */
export function commentFixture(name: string): string {
  return `${FIXTURES}/${name}`;
}

/** A report as the program wrote it for an example; test/bundle/comments.bundle.ts records it. */
export function recordedReport(example: 'shop' | 'loki-stack'): Report {
  return JSON.parse(readFileSync(commentFixture(`${example}.json`), 'utf8')) as Report;
}

const SYNCED: ApplicationDrift = { ...IN_SYNC, automated: { enabled: true, prune: true, selfHeal: true } };

/** Somebody turned self-heal off and scaled by hand, and somebody deleted a Service. */
const SHOP_DRIFT: Record<string, ApplicationDrift> = {
  storefront: {
    ...SYNCED,
    sync: 'OutOfSync',
    automated: { enabled: true, prune: true, selfHeal: false },
    objects: [
      driftedObject({
        name: 'storefront',
        fate: 'conflicts',
        why: 'This change sets /spec/replicas too: the sync writes its value over what is live.',
        diff: '@@ -8,7 +8,7 @@\n     app.kubernetes.io/name: storefront\n     app.kubernetes.io/part-of: shop\n spec:\n-  replicas: 8\n+  replicas: 3\n   revisionHistoryLimit: 5\n   selector:\n     matchLabels:',
        fields: ['/spec/replicas'],
        values: [{ field: '/spec/replicas', git: '3', live: '8', merged: '5' }],
      }),
      driftedObject({
        group: '',
        kind: 'Service',
        name: 'storefront',
        why: 'The sync writes what Git has over it.',
        diff: '@@ -12,4 +12,4 @@\n   ports:\n   - name: http\n-    port: 8080\n+    port: 80\n     targetPort: http',
        fields: ['/spec/ports/0/port'],
        values: [{ field: '/spec/ports/0/port', git: '80', live: '8080', merged: '80' }],
      }),
      driftedObject({
        group: '',
        kind: 'ConfigMap',
        name: 'storefront-banner',
        drift: 'extra',
        fate: 'kept',
        diff: '',
        fields: [],
        why: 'Git does not have it; Prune=false keeps every sync from pruning it.',
      }),
    ],
    overridden: [{ field: 'syncPolicy.automated.selfHeal', git: 'true', live: 'false' }],
    restoredBy: 'shop',
    url: 'https://argocd.example.com/applications/argocd/storefront',
  },
  mail: {
    ...SYNCED,
    sync: 'OutOfSync',
    health: 'Missing',
    objects: [
      driftedObject({
        group: '',
        kind: 'Service',
        name: 'mail',
        drift: 'missing',
        diff: '',
        fields: [],
        selfHeals: true,
        why: 'Self-heal should have put it back by now: see in Argo CD why it has not.',
      }),
    ],
  },
};

/** The report of the shop as it is when an Argo CD is given. */
export function withDrift(report: Report): Report {
  return {
    ...report,
    applications: report.applications.map((application) =>
      application.status === 'unchanged' || application.status === 'added'
        ? application
        : { ...application, drift: SHOP_DRIFT[application.name] ?? SYNCED },
    ),
    notAsked: report.notAsked.filter((each) => !each.startsWith('drift:')),
  };
}
