import { type ArgoCdCm, layerOfArgoCdCm } from '../../src/argocd/argocd-cm.ts';
import type { IgnoreRule } from '../../src/argocd/ignore-rules.ts';

function cm(place: string, data: Record<string, string>, isOfChart = false): ArgoCdCm {
  const entries = Object.entries(data).map(
    ([key, value], index) => [key, { value, place: `${place}:${index + 2}` }] as const,
  );
  return { data: new Map(entries), place: `${place}:1`, isOfChart };
}

/** Settings as `name value (from)`, then what is not taken. */
function read(...found: ArgoCdCm[]): string[] {
  const { layer, origins } = layerOfArgoCdCm(found);
  return [
    ...Object.entries(layer).map(([name, { value, from }]) => `${name} ${shown(value)} (${from})`),
    ...origins.map(({ name, value, from }) => `${name}: ${value} (${from})`),
  ];
}

function shown(value: unknown): string {
  const rules = Array.isArray(value) ? (value as Partial<IgnoreRule>[]) : [];
  return rules[0]?.kind === undefined ? String(value) : rules.map(({ group, kind }) => `${group}/${kind}`).join(' ');
}

test.each<[string, ArgoCdCm[], string[]]>([
  ['nothing found', [], []],
  [
    'all keys that shape what is rendered',
    [
      cm('a', {
        'application.instanceLabelKey': 'k',
        'application.resourceTrackingMethod': 'annotation+label',
        installationID: 'i',
        'kustomize.buildOptions': '--enable-helm',
        url: 'https://argocd.example.com',
      }),
    ],
    [
      'trackingMethod annotation+label (argocd-cm in a:3)',
      'instanceLabelKey k (argocd-cm in a:2)',
      'installationId i (argocd-cm in a:4)',
      'kustomizeBuildOptions --enable-helm (argocd-cm in a:5)',
    ],
  ],
  [
    'two that agree',
    [cm('a', { installationID: 'i' }), cm('b', { installationID: 'i' }), cm('c', {})],
    ['installationId i (argocd-cm in a:2)'],
  ],
  [
    'two that differ in one key',
    [cm('a', { installationID: 'i', 'kustomize.buildOptions': 'x' }), cm('b', { installationID: 'j' })],
    ['kustomizeBuildOptions x (argocd-cm in a:3)', 'installationID: not taken, for it differs (a:2, b:2)'],
  ],
  [
    'a method that is none',
    [cm('a', { 'application.resourceTrackingMethod': 'both' })],
    ['application.resourceTrackingMethod: "both" is none (argocd-cm in a:2)'],
  ],
  [
    'empty values',
    [cm('a', { 'application.resourceTrackingMethod': '', installationID: '', 'application.instanceLabelKey': '' })],
    [],
  ],
  [
    'the chart, which has a label key of its own',
    [cm('a', {}, true)],
    ['instanceLabelKey argocd.argoproj.io/instance (default of the chart argo-cd in a:1)'],
  ],
  [
    'the chart with another label key',
    [cm('a', { 'application.instanceLabelKey': 'k' }, true)],
    ['instanceLabelKey k (argocd-cm in a:2)'],
  ],
  [
    'fields that are ignored, by kind; one that is empty ignores nothing',
    [
      cm('a', {
        'resource.customizations.ignoreDifferences.all': 'jsonPointers: [/status]',
        'resource.customizations.ignoreDifferences.apps_Deployment': 'jqPathExpressions: [.spec.replicas]',
        'resource.customizations.ignoreDifferences.ConfigMap': '',
        'resource.customizations.ignoreDifferences.Secret': '[]',
      }),
    ],
    [
      'ignoreRules */* apps/Deployment (argocd-cm in a:2)',
      'resource.customizations.ignoreDifferences.Secret: cannot be read (argocd-cm in a:5)',
    ],
  ],
  [
    'what is not followed',
    [
      cm('a', {
        'kustomize.buildOptions.v4.5.7': '--enable-helm',
        'resource.inclusions': '[]',
        'helm.valuesFileSchemes': 'https',
        'helm.enable': 'true',
        'jsonnet.enable': 'false',
      }),
    ],
    [
      'helm.valuesFileSchemes: not followed (argocd-cm in a:4)',
      'jsonnet.enable: not followed (argocd-cm in a:6)',
      'kustomize.buildOptions.v4.5.7: not followed (argocd-cm in a:2)',
      'resource.inclusions: not followed (argocd-cm in a:3)',
    ],
  ],
])('%s', (_, found, expected) => {
  expect(read(...found)).toEqual(expected);
});
