import { describe, expect, test } from '@jest/globals';
import { UndeterminedError } from '../../src/errors.ts';
import { NotInSource } from '../../src/ports/registry.ts';
import { registryContract } from '../contracts/registry.ts';
import { fakeRegistry } from './registry.ts';

const loki = { repoURL: 'https://charts.example.com/', chart: 'loki', oci: false };

describe('fakeRegistry', () => {
  registryContract({
    charts: async (kind, charts) => {
      const repoURL = kind === 'oci' ? 'registry.example.com/charts' : 'https://charts.example.com';
      return { registry: fakeRegistry({ [repoURL]: charts }), repoURL, dispose: async () => {} };
    },
    artifacts: async (artifacts) => {
      const repoURL = 'oci://registry.example.com/team';
      const placed = Object.entries(artifacts).map(([name, tags]) => [`${repoURL}/${name}`, tags]);
      return { registry: fakeRegistry({}, Object.fromEntries(placed)), repoURL, dispose: async () => {} };
    },
  });

  test('has the charts that it was given, and counts who asks', async () => {
    const registry = fakeRegistry({ 'https://charts.example.com': { loki: { '5.9.2': { 'values.yaml': 'a: 1\n' } } } });
    expect(await registry.versions(loki)).toEqual(['5.9.2']);
    const { directory, snapshot, digest } = await registry.chart(loki, '5.9.2');
    expect([directory, ...snapshot.entries.keys()]).toEqual(['loki', 'loki/Chart.yaml', 'loki/values.yaml']);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(registry.calls).toEqual([
      'versions https://charts.example.com/ loki',
      'chart https://charts.example.com/ loki 5.9.2',
    ]);
  });

  test('lacks what it was not given, and throws what it was told to', async () => {
    const registry = fakeRegistry({
      'https://charts.example.com': { loki: { '1.0.0': new UndeterminedError('broken') } },
      'https://down.example.com': new UndeterminedError('down'),
    });
    await expect(registry.chart(loki, '2.0.0')).rejects.toThrow(NotInSource);
    await expect(registry.versions({ ...loki, chart: 'tempo' })).rejects.toThrow(NotInSource);
    await expect(registry.chart(loki, '1.0.0')).rejects.toThrow('broken');
    await expect(registry.versions({ ...loki, repoURL: 'https://down.example.com' })).rejects.toThrow('down');
    await expect(registry.versions({ ...loki, repoURL: 'https://other.example.com' })).rejects.toThrow(
      UndeterminedError,
    );
  });

  test('has artifacts by tag and by digest', async () => {
    const registry = fakeRegistry({}, { 'oci://ghcr.example.com/apps': { v1: { 'a.yaml': 'x' } } });
    expect(await registry.tags('oci://ghcr.example.com/apps')).toEqual(['v1']);
    const { digest, snapshot } = await registry.artifact('oci://ghcr.example.com/apps', 'v1');
    expect((await registry.artifact('oci://ghcr.example.com/apps', digest)).snapshot.tree).toBe(snapshot.tree);
  });
});
