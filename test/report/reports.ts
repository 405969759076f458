import type { ApplicationReport, ObjectChange, Report } from '../../src/model/report.ts';

export function objectChange(over: Partial<ObjectChange> = {}): ObjectChange {
  return {
    group: 'apps',
    kind: 'Deployment',
    namespace: 'shop',
    name: 'cart',
    change: 'changed',
    diff: '@@ -8,3 +8,3 @@\n   template:\n-    image: cart:1.0\n+    image: cart:1.1\n     name: cart',
    lines: { added: 1, removed: 1 },
    ignoredFields: [],
    ...over,
  };
}

export function application(over: Partial<ApplicationReport> = {}): ApplicationReport {
  return {
    name: 'cart',
    namespace: 'argocd',
    project: 'shop',
    destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
    definedAt: 'apps/cart.yaml:1',
    status: 'changed',
    reached: true,
    reasons: ['charts/cart/values.yaml changed'],
    digest: {},
    causes: [],
    findings: [],
    changes: [objectChange()],
    objects: 4,
    unstable: [],
    notes: [],
    sources: [],
    ...over,
  };
}

export function unchanged(name: string): ApplicationReport {
  return application({ name, status: 'unchanged', reached: false, reasons: [], changes: [] });
}

export function report(over: Partial<Report> = {}): Report {
  return {
    schema: 'seatrial.report/v1',
    tool: { name: 'seatrial', version: '0.1.0' },
    command: 'check',
    verdict: 'passed',
    base: { revision: '0123456789abcdef0123456789abcdef01234567' },
    head: { revision: 'working tree' },
    applications: [],
    findings: [],
    notChecked: [],
    notAsked: [],
    hidden: [],
    settings: [],
    timings: {},
    ...over,
  };
}

export const EMPTY = report({
  applications: [unchanged('cart'), unchanged('web')],
  notAsked: ['drift: no Argo CD was given'],
});

export const SMALL = report({
  applications: [application(), unchanged('web')],
  notAsked: ['drift: no Argo CD was given'],
  settings: [{ name: 'kube-version', value: '1.34.0', from: 'default' }],
});

/** Everything that a report can say, with foreign text that tries to break out. */
export const RICH = report({
  verdict: 'failed',
  applications: [
    application({
      digest: { base: `crs/v1:${'a'.repeat(64)}`, head: `crs/v1:${'b'.repeat(64)}` },
      reasons: ['charts/cart/values.yaml changed', 'charts/cart/templates changed'],
      causes: ['charts/cart/values.yaml: image.tag 1.0 → 1.1', 'image cart: 1.0 → 1.1 (1 object)'],
      changes: [
        objectChange({
          kind: 'ConfigMap',
          group: '',
          name: 'readme',
          change: 'removed',
          diff: [
            '@@ -1,8 +0,0 @@',
            '-data:',
            '-  README.md: |',
            '-    ````js',
            '-    </details><img src=x onerror=alert(1)> @org/everyone fixes #1',
            '-    ##vso[task.setvariable variable=a]b',
            ' ::set-output name=a::b',
            `-    ${'long '.repeat(500)}`,
          ].join('\n'),
          lines: { added: 0, removed: 7 },
        }),
        objectChange({
          kind: 'Secret',
          group: '',
          name: 'login',
          diff: '@@ -2,3 +2,3 @@\n data:\n-  password: ++++++++\n+  password: ++++++++++++\n kind: Secret',
        }),
        objectChange({
          maskedFields: ['/spec/template/spec/containers/0/env/0/value'],
          ignoredFields: ['/spec/replicas'],
          notes: ['ignoreDifferences: only the cluster knows which fields kube-controller-manager manages.'],
        }),
      ],
      unstable: [{ object: '/Secret/shop/login', field: '/data/salt' }],
      notes: ['A template asked for the Kubernetes version; 1.34.0 was guessed. Give --kube-version.'],
    }),
    application({
      name: 'legacy|`x`\n@admin <b>',
      status: 'removed',
      definedAt: 'apps/legacy.yaml:1',
      reasons: ['apps/legacy.yaml was deleted'],
      changes: [
        objectChange({
          name: 'legacy',
          change: 'removed',
          diff: '@@ -1,1 +0,0 @@\n-kind: Deployment',
          lines: { added: 0, removed: 1 },
        }),
      ],
    }),
    application({
      name: 'broken',
      status: 'error',
      changes: [],
      findings: [
        {
          rule: 'render-failed',
          severity: 'error',
          new: true,
          message: 'templates/cart.yaml:3: \u001b[31mnil pointer\u001b[0m \u202e/azp run',
          help: 'Argo CD would show this as a ComparisonError and deploy nothing.',
          file: 'apps/broken.yaml',
          line: 3,
          column: 1,
        },
        { rule: 'repeated-resource', severity: 'warning', new: false, message: 'ConfigMap a is rendered twice' },
      ],
    }),
    application({
      name: 'loki',
      status: 'unknown',
      definedAt: 'rendered by root → loki',
      changes: [],
      destination: { name: 'prod' },
    }),
    application({
      name: 'new',
      status: 'added',
      changes: [
        objectChange({
          name: 'new',
          change: 'added',
          diff: '@@ -0,0 +1,1 @@\n+kind: Deployment',
          lines: { added: 1, removed: 0 },
        }),
      ],
    }),
    unchanged('web'),
    unchanged('api'),
  ],
  findings: [
    {
      rule: 'symlink-out-of-bounds',
      severity: 'warning',
      new: true,
      message: 'link leaves the repository',
      file: 'a/link',
    },
  ],
  notChecked: [
    { what: 'Application loki', reason: 'its chart is in a Helm repository', help: 'Vendor the chart.', reached: true },
    { what: 'Application api', reason: 'its chart is in a Helm repository', reached: false },
    { what: 'Application web', reason: 'its chart is in a Helm repository', reached: false },
  ],
  notAsked: ['drift: no Argo CD was given', 'trial: no cluster was given'],
  hidden: [
    { rule: 'unstable-fields', count: 1 },
    { rule: 'fields-masked-outside-Secrets', count: 1 },
    { rule: 'files-that-are-templates', count: 3 },
  ],
  settings: [{ name: 'kube-version', value: '1.34.0', from: 'default' }],
  timings: { open: 12, render: 345.5 },
});

const TAG = '@@ -8,3 +8,3 @@\n   template:\n-    image: web:1.0\n+    image: web:1.1\n     name: web';
const DEEPER =
  '@@ -9,3 +9,3 @@\n         env: []\n-          image: web:1.0\n+          image: web:1.1\n         name: web';
const OWN = '@@ -30,3 +30,3 @@\n   a: 1\n-  level: info\n+  level: debug\n   z: 2';

/** What many Applications have in common, what is folded, what is renamed, and what has no effect. */
export const SHARED = report({
  applications: [
    ...['cart', 'mail', 'web'].map((name, i) =>
      application({
        name,
        definedAt: `apps/${name}.yaml:1`,
        reasons: ['charts/web/Chart.yaml changed', `services/${name}/values.yaml changed`],
        causes: [
          'charts/web/Chart.yaml: version 1.0.0 → 1.1.0',
          `services/${name}/values.yaml: image.tag 1.0 → 1.1`,
          ...(i === 2 ? ['services/web/values.yaml: level info → debug'] : []),
          `image web: 1.0 → 1.1 (${2 + i} objects)`,
        ],
        changes: [
          objectChange({ name, diff: i === 2 ? `${TAG}\n${OWN}` : TAG, replacesPods: true }),
          objectChange({ group: 'batch', kind: 'CronJob', name, diff: DEEPER }),
          ...['ConfigMap', 'Service'].map((kind) =>
            objectChange({
              group: '',
              kind,
              name,
              diff: '@@ -4,3 +4,3 @@\n   labels:\n-    helm.sh/chart: web-1.0.0\n+    helm.sh/chart: web-1.1.0\n   name: x',
              folded: true,
            }),
          ),
          ...(i === 1
            ? [
                objectChange({
                  group: '',
                  kind: 'ConfigMap',
                  name: 'settings-64b6mdf7kc',
                  renamedFrom: { namespace: 'shop', name: 'settings-5ggk42mh9b' },
                  diff: '@@ -1,2 +1,2 @@\n-  name: settings-5ggk42mh9b\n+  name: settings-64b6mdf7kc',
                }),
              ]
            : []),
        ],
      }),
    ),
    ...['api', 'idle'].map((name) => ({
      ...unchanged(name),
      reached: true,
      causes: ['charts/web/values.yaml: replicaCount 2 → 3 changes nothing that is rendered'],
    })),
  ],
  hidden: [{ rule: 'objects-folded-as-only-chart-labels-or-checksums-differ', count: 6 }],
});
