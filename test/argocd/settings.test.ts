import { type ClusterSettings, defaultSettings, settingsFor } from '../../src/argocd/settings.ts';
import type { Destination } from '../../src/model/application.ts';

const cluster = (over: Partial<ClusterSettings>): ClusterSettings => ({
  server: undefined,
  name: undefined,
  kubeVersion: undefined,
  apiVersions: undefined,
  ...over,
});

const SETTINGS = {
  ...defaultSettings(),
  kubeVersion: '1.34.0',
  clusters: [
    cluster({ name: 'prod-old', kubeVersion: '1.28.0' }),
    cluster({ name: 'prod-*', server: 'https://*.prod.example.com', kubeVersion: '1.30.0' }),
    cluster({ name: 'in-cluster', kubeVersion: '1.33.0', apiVersions: ['a/v1'] }),
  ],
};

test.each<[string, Destination, string]>([
  ['by its name', { name: 'prod-eu' }, '1.30.0'],
  ['by its server', { server: 'https://eu.prod.example.com' }, '1.30.0'],
  ['by the first that matches', { name: 'prod-old' }, '1.28.0'],
  [
    'by the name of the cluster of Argo CD, though its server is given',
    { server: 'https://kubernetes.default.svc' },
    '1.33.0',
  ],
  ['not, where a glob matches but a part', { name: 'my-prod-eu' }, '1.34.0'],
  ['not, where only the other one is given', { server: 'prod-eu' }, '1.34.0'],
  ['not, where nothing is given', {}, '1.34.0'],
])('a destination is found %s', (_, destination, version) => {
  expect(settingsFor(SETTINGS, destination).kubeVersion).toBe(version);
});

test('only what is known of a cluster is no guess', () => {
  expect(settingsFor(SETTINGS, { name: 'prod-eu' })).toMatchObject({
    apiVersions: [],
    clusterGuessed: { kubeVersion: false, apiVersions: true },
  });
  expect(settingsFor(SETTINGS, { name: 'in-cluster' })).toMatchObject({
    apiVersions: ['a/v1'],
    clusterGuessed: { kubeVersion: false, apiVersions: false },
  });
  expect(settingsFor(SETTINGS, { name: 'other' }).clusterGuessed).toEqual({ kubeVersion: true, apiVersions: true });
});
