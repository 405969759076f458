import { layerOfArgoCdCm } from '../../src/argocd/argocd-cm.ts';
import { isExcluded, parseExclusions, type ResourceExclusion } from '../../src/argocd/resource-exclusions.ts';
import { defaultSettings } from '../../src/argocd/settings.ts';
import { layeredSettings } from '../../src/argocd/settings-layers.ts';

const SHIPPED = defaultSettings().resourceExclusions;
const OWN: ResourceExclusion[] = [
  { apiGroups: ['*.example.com'], kinds: [], clusters: [] },
  { apiGroups: [''], kinds: ['Secret'], clusters: ['https://*.prod'] },
];

test.each<[string, string, readonly ResourceExclusion[], string | undefined, boolean]>([
  ['v1', 'Endpoints', SHIPPED, undefined, true],
  ['discovery.k8s.io/v1', 'EndpointSlice', SHIPPED, undefined, true],
  ['wgpolicyk8s.io/v1alpha2', 'ClusterPolicyReport', SHIPPED, undefined, true],
  ['v1', 'Service', SHIPPED, undefined, false],
  ['cert-manager.io/v1', 'Certificate', SHIPPED, undefined, false],
  ['v1', 'Endpoints', OWN, undefined, false],
  ['coordination.k8s.io/v1', 'Lease', [], undefined, true],
  ['v1', 'Event', [], undefined, true],
  ['a.example.com/v1', 'X', OWN, undefined, true],
  ['v1', 'Secret', OWN, 'https://a.prod', true],
  ['v1', 'Secret', OWN, 'https://a.test', false],
  ['v1', 'Secret', OWN, undefined, false],
])('%s %s: %#', (apiVersion, kind, exclusions, server, expected) => {
  expect(isExcluded({ apiVersion, kind }, exclusions, server)).toBe(expected);
});

test('Argo CD before 3.0 excluded nothing by default', () => {
  expect(defaultSettings({ major: 2, minor: 14 }).resourceExclusions).toEqual([]);
});

test.each<[string, ResourceExclusion[] | undefined]>([
  ['- apiGroups: [a]\n  kinds: [b]\n  clusters: ["*"]\n', [{ apiGroups: ['a'], kinds: ['b'], clusters: ['*'] }]],
  ['- kinds: [b]\n', [{ apiGroups: [], kinds: ['b'], clusters: [] }]],
  ['', []],
  ['[', undefined],
  ['a: 1', undefined],
  ['[1]', undefined],
])('a value %j', (text, expected) => {
  expect(parseExclusions(text)).toEqual(expected);
});

test.each([
  ['- kinds: [X]\n', 'resource-exclusions: 1 entry (argocd-cm in a.yaml:5)', 1],
  ['- kinds: [X]\n- kinds: [Y]\n', 'resource-exclusions: 2 entries (argocd-cm in a.yaml:5)', 2],
  ['[', 'resource.exclusions: cannot be read (argocd-cm in a.yaml:5)', SHIPPED.length],
])('argocd-cm replaces the default: %j', (value, shown, count) => {
  const data = new Map([['resource.exclusions', { value, place: 'a.yaml:5' }]]);
  const { layer, origins } = layerOfArgoCdCm([{ data, place: 'a.yaml:1', isOfChart: false }]);
  const layered = layeredSettings([layer]);
  expect(layered.settings.resourceExclusions).toHaveLength(count);
  const all = [...layered.origins, ...origins].map(({ name, value: of, from }) => `${name}: ${of} (${from})`);
  expect(all).toContain(shown);
});
