import { defaultSettings } from '../../src/argocd/settings.ts';
import {
  layeredSettings,
  originsOfBoth,
  type SettingsLayer,
  settingsReasons,
} from '../../src/argocd/settings-layers.ts';

const CLUSTERS = [{ server: 'https://a', name: 'prod-*', kubeVersion: '1.28.0', apiVersions: ['x/v1'] }];
const flag: SettingsLayer = { kubeVersion: { value: '1.30.0', from: 'flag' } };
const file: SettingsLayer = {
  kubeVersion: { value: '1.29.0', from: 'file' },
  version: { value: { major: 2, minor: 14 }, from: 'file' },
  instanceLabelKey: { value: 'from-file', from: 'file' },
  clusters: { value: CLUSTERS, from: 'file' },
};
const cm: SettingsLayer = {
  instanceLabelKey: { value: 'from-cm', from: 'argocd-cm in a.yaml:1' },
  kustomizeBuildOptions: { value: '--enable-helm', from: 'argocd-cm in a.yaml:2' },
};

/** Origins as `name value (from)`. */
function shown(layers: SettingsLayer[]): string[] {
  return layeredSettings(layers).origins.map(({ name, value, from }) => `${name} ${value} (${from})`);
}

test('the first layer that says something counts', () => {
  const { settings } = layeredSettings([flag, file, cm]);
  expect(settings).toMatchObject({
    kubeVersion: '1.30.0',
    clusterGuessed: { kubeVersion: false, apiVersions: true },
    version: { major: 2, minor: 14 },
    trackingMethod: 'label',
    instanceLabelKey: 'from-file',
    kustomizeBuildOptions: '--enable-helm',
    buildOptionsGuessed: false,
    namespace: 'argocd',
  });
  expect(shown([flag, file, cm])).toEqual([
    'argocd-version 2.14 (file)',
    'argocd-namespace argocd (default)',
    'kube-version 1.30.0 (flag)',
    'api-versions those of Kubernetes itself (default)',
    'api-versions of prod-* or https://a x/v1 (file)',
    'tracking label (default)',
    'instance-label-key from-file (file)',
    'kustomize-build-options --enable-helm (argocd-cm in a.yaml:2)',
  ]);
});

test('without any, all is Argo CD’s default', () => {
  expect(layeredSettings([]).settings).toEqual(defaultSettings());
  expect(shown([]).every((each) => each.endsWith('(default)'))).toBe(true);
});

test('what a flag says of all clusters beats what a file says of one', () => {
  expect(layeredSettings([flag, file]).settings.clusters).toEqual([{ ...CLUSTERS[0], kubeVersion: undefined }]);
  // The same place may say both: then the one of the cluster is the more exact
  expect(layeredSettings([{}, file]).settings.clusters).toEqual(CLUSTERS);
});

test('where the sides differ, both values are shown', () => {
  const a = { name: 'tracking', value: 'label', from: 'default' };
  const b = { name: 'tracking', value: 'annotation', from: 'cm' };
  const more = { name: 'installation-id', value: 'x', from: 'cm' };
  expect(originsOfBoth([a], [a])).toEqual([a]);
  expect(originsOfBoth([a], [b, more])).toEqual([
    { ...b, value: 'label → annotation' },
    { ...more, value: '(none) → x' },
  ]);
  expect(originsOfBoth([b, more], [b])).toEqual([b, { ...more, value: 'x → (none)' }]);
});

test('settings that differ are a reason to look at an Application', () => {
  const head = { ...defaultSettings(), installationId: 'a', kustomizeBuildOptions: '--enable-helm' };
  expect(settingsReasons(defaultSettings(), defaultSettings())).toEqual([]);
  expect(settingsReasons(defaultSettings(), head)).toEqual([
    'argocd-cm: installationID (not set) → a',
    'argocd-cm: kustomize.buildOptions (not set) → --enable-helm',
  ]);
});
