import { describe, expect, test } from '@jest/globals';
import {
  clusterSettings,
  contradictions,
  layerOfServer,
  type ServerFacts,
  serverLayerFor,
} from '../../src/argocd/server-settings.ts';
import { defaultSettings, settingsFor } from '../../src/argocd/settings.ts';
import type { LiveSettings } from '../../src/model/live.ts';
import { NO_SETTINGS } from '../fakes/argocd.ts';

const NOTHING: ServerFacts = { version: undefined, settings: undefined, clusters: undefined };

function layer(facts: Partial<ServerFacts>) {
  return layerOfServer({ ...NOTHING, ...facts }, 'the server');
}

function settings(given: Partial<LiveSettings>) {
  return layer({ settings: { ...NO_SETTINGS, ...given } });
}

describe('what a server says is a layer', () => {
  test('nothing', () => {
    expect(layer({})).toEqual({ layer: {}, origins: [], warnings: [] });
    expect(settings({})).toEqual({ layer: {}, origins: [], warnings: [] });
  });

  test('everything', () => {
    const given = {
      trackingMethod: 'label',
      instanceLabelKey: 'a/b',
      installationId: 'two',
      kustomizeBuildOptions: '--enable-helm',
      resourceExclusions: '- kinds: [Event]\n',
      namespace: 'gitops',
      ignoreDifferences: {
        'apps/Deployment': { jsonPointers: ['/spec/replicas'], jqPathExpressions: [], managedFieldsManagers: [] },
      },
    };
    const from = 'the server';
    expect(settings(given).layer).toEqual({
      trackingMethod: { value: 'label', from },
      instanceLabelKey: { value: 'a/b', from },
      installationId: { value: 'two', from },
      kustomizeBuildOptions: { value: '--enable-helm', from },
      resourceExclusions: { value: [expect.objectContaining({ kinds: ['Event'] })], from },
      namespace: { value: 'gitops', from },
      ignoreRules: {
        value: [
          {
            group: 'apps',
            kind: 'Deployment',
            jsonPointers: ['/spec/replicas'],
            jqPathExpressions: [],
            managedFieldsManagers: [],
          },
        ],
        from,
      },
    });
  });

  test('a version, to its last number', () => {
    expect(layer({ version: '3.6.1' }).layer.version).toEqual({
      value: { major: 3, minor: 6 },
      from: 'the server, 3.6.1',
    });
  });

  test('a version that is too old is shown, and not taken', () => {
    const { layer: taken, origins } = layer({ version: '2.9.4' });
    expect(taken).toEqual({});
    expect(origins).toContainEqual({
      name: 'argocd-version',
      value: '2.9.4: Seatrial knows Argo CD from 2.10 on',
      from: 'the server',
    });
  });

  test('a version with a known problem is taken, with a warning', () => {
    const { layer: taken, origins, warnings } = layer({ version: '3.3.8' });
    expect(taken.version?.value).toEqual({ major: 3, minor: 3 });
    expect(warnings.join('\n')).toMatch(
      /Argo CD 3\.3\.8 has CVE-2026-42880: .*Fixed in 3\.2\.11, 3\.3\.9 or 3\.4\.0; see https/,
    );
    expect(origins.map(({ value }) => value)).toContain('3.3.8 has CVE-2026-42880');
  });

  test('what cannot be read is shown, and not taken', () => {
    expect(settings({ trackingMethod: 'none of these', resourceExclusions: 'a: [' })).toMatchObject({
      layer: {},
      origins: [{ name: 'resource.exclusions', value: 'cannot be read' }],
    });
  });
});

test('what is written down otherwise is said, and counts', () => {
  const server = {
    version: { value: { major: 3, minor: 6 }, from: 'the server, 3.6.1' },
    trackingMethod: { value: 'label' as const, from: 'the server' },
    kustomizeBuildOptions: { value: '--enable-helm', from: 'the server' },
  };
  const flag = { version: { value: { major: 3, minor: 4 }, from: 'flag' } };
  const file = {
    version: { value: { major: 3, minor: 6 }, from: '.seatrial.yaml' },
    trackingMethod: { value: 'annotation' as const, from: '.seatrial.yaml' },
    kustomizeBuildOptions: { value: '--enable-helm ', from: '.seatrial.yaml' },
    installationId: { value: 'two', from: '.seatrial.yaml' },
  };
  expect(contradictions([flag, file], server)).toEqual([
    'argocd-version is 3.4 (flag), and Argo CD has 3.6: the first one counts',
    'tracking is annotation (.seatrial.yaml), and Argo CD has label: the first one counts',
  ]);
  expect(contradictions([], server)).toEqual([]);
});

describe('a cluster of a server', () => {
  const cluster = {
    server: 'https://kube.example.com',
    name: 'prod [eu]',
    kubeVersion: '1.34.2',
    apiVersions: ['b/v1', 'a/v1'],
  };

  test('has its versions', () => {
    expect(clusterSettings(cluster)).toMatchObject({ kubeVersion: '1.34.2', apiVersions: ['a/v1', 'b/v1'] });
    expect(clusterSettings({ ...cluster, kubeVersion: 'v1.34', apiVersions: [] })).toMatchObject({
      kubeVersion: '1.34.0',
      apiVersions: undefined,
    });
    expect(clusterSettings({ ...cluster, kubeVersion: 'unknown' }).kubeVersion).toBeUndefined();
  });

  test('is found by its very name, whatever is in it', () => {
    const known = { ...defaultSettings(), kubeVersion: '1.20.0', clusters: [clusterSettings(cluster)] };
    expect(settingsFor(known, { name: 'prod [eu]' }).kubeVersion).toBe('1.34.2');
    expect(settingsFor(known, { name: 'prod e' }).kubeVersion).toBe('1.20.0');
    expect(settingsFor(known, { server: 'https://kube.example.com' }).kubeVersion).toBe('1.34.2');
  });
});

test('what argocd-cm no longer says is a default again, not what the server still has', () => {
  const server = {
    installationId: { value: 'two', from: 'the server' },
    trackingMethod: { value: 'label' as const, from: 's' },
  };
  const said = { installationId: { value: 'two', from: 'argocd-cm' } };
  expect(Object.keys(serverLayerFor(server, {}, said))).toEqual(['trackingMethod']);
  expect(Object.keys(serverLayerFor(server, said, {}))).toEqual(['installationId', 'trackingMethod']);
  expect(Object.keys(serverLayerFor(server, {}, {}))).toEqual(['installationId', 'trackingMethod']);
});
