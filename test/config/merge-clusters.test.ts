import { describe, expect, test } from '@jest/globals';
import type { ClusterSettings } from '../../src/argocd/settings.ts';
import { parseConfiguration } from '../../src/config/configuration.ts';
import { mergeClusters } from '../../src/config/merge-clusters.ts';
import { InputError } from '../../src/errors.ts';

const PROD: ClusterSettings = {
  server: 'https://prod.example.com',
  name: 'prod-eu',
  kubeVersion: '1.34.2',
  apiVersions: ['cert-manager.io/v1'],
};

function merged(text: string, ...clusters: ClusterSettings[]): string {
  return mergeClusters(text, clusters, '.seatrial.yaml');
}

describe('clusters in a .seatrial.yaml', () => {
  test('are written to a new one', () => {
    expect(merged('', PROD)).toBe(
      [
        'clusters:',
        '  - match:',
        '      name: prod-eu',
        '      server: https://prod.example.com',
        '    kubeVersion: 1.34.2',
        '    apiVersions:',
        '      - cert-manager.io/v1',
        '',
      ].join('\n'),
    );
  });

  test('are added, and all else stays, comments too', () => {
    const text = '# ours\npolicy:\n  fail-on: warning # strict\n\n# which Argo CD\nargocd: {version: "3.4"}\n';
    expect(merged(text, PROD)).toBe(`${text}${merged('', PROD)}`);
  });

  test('get new versions where they are there by name or by server', () => {
    const text = `clusters:
  # the old one
  - match: {name: prod-eu} # eu
    kubeVersion: 1.30.0
  - match: {server: https://us.example.com}
    apiVersions: [a/v1]
`;
    expect(merged(text, PROD, { ...PROD, name: 'us', server: 'https://us.example.com', apiVersions: undefined })).toBe(
      `clusters:
  # the old one
  - match: {name: prod-eu} # eu
    kubeVersion: 1.34.2
    apiVersions:
      - cert-manager.io/v1
  - match: {server: https://us.example.com}
    apiVersions: [a/v1]
    kubeVersion: 1.34.2
`,
    );
  });

  test('stand before a glob that covers them: the first entry counts', () => {
    const text =
      'clusters:\n  - match: {name: test-*}\n    kubeVersion: 1.30.0\n  - match: {name: prod-*}\n    kubeVersion: 1.30.0\n';
    const { configuration } = parseConfiguration(merged(text, PROD), { known: [], fixed: [] });
    expect(configuration.settings.clusters?.value.map(({ name }) => name)).toEqual(['test-*', 'prod-eu', 'prod-*']);
  });

  test('are read as they were', () => {
    const odd = {
      ...PROD,
      name: 'a\\[b\\]',
      server: 'https://odd.example.com',
      kubeVersion: '1.30.0',
      apiVersions: undefined,
    };
    const { configuration, errors } = parseConfiguration(merged('', PROD, odd), { known: [], fixed: [] });
    expect(errors).toEqual([]);
    expect(configuration.settings.clusters?.value).toEqual([PROD, odd]);
  });

  test('twice are there once', () => {
    expect(merged(merged('', PROD), PROD)).toBe(merged('', PROD));
  });

  test.each([
    ['a: [', 'is not valid YAML'],
    ['- a', 'is no map'],
    ['clusters: {a: b}', 'has clusters that are no list'],
  ])('%j is left alone', (text, says) => {
    expect(() => merged(text, PROD)).toThrow(InputError);
    expect(() => merged(text, PROD)).toThrow(`output: .seatrial.yaml ${says}`);
  });
});
