import { afterEach, describe, expect, test } from '@jest/globals';
import { type ChartLocation, NotInSource, type Registry } from '../../src/ports/registry.ts';
import { type FakeFiles, fakeSnapshot } from '../fakes/repository.ts';

type Charts = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

interface MadeRegistry {
  registry: Registry;
  /** The Helm repository, or the registry with its folder. */
  repoURL: string;
  dispose(): Promise<void>;
}

export interface RegistryMaker {
  /** Published with a Chart.yaml that has name and version, when they have none. */
  charts(kind: 'helm' | 'oci', charts: Charts): Promise<MadeRegistry>;
  /** By the last part of the repository's path, and by tag. */
  artifacts(artifacts: Readonly<Record<string, Readonly<Record<string, FakeFiles>>>>): Promise<MadeRegistry>;
}

const FILES = {
  'Chart.yaml': 'apiVersion: v2\nname: loki\nversion: 5.9.2\n',
  'templates/a.yaml': 'kind: ConfigMap\n',
  'values.yaml': '',
};
const CHARTS: Charts = {
  loki: { '5.9.2': FILES, '5.9.1': {}, '6.0.0-rc.1+build.2': {} },
  'loki-stack': { '2.0.0': {} },
};

/** What every Registry does, whatever is behind it. */
export function registryContract(maker: RegistryMaker): void {
  const made: MadeRegistry[] = [];

  afterEach(async () => {
    for (const each of made.splice(0)) await each.dispose();
  });

  describe.each(['helm', 'oci'] as const)('charts: %s', (kind) => {
    async function open(): Promise<{ registry: Registry; loki: ChartLocation }> {
      const each = await maker.charts(kind, CHARTS);
      made.push(each);
      return { registry: each.registry, loki: { repoURL: each.repoURL, chart: 'loki', oci: kind === 'oci' } };
    }

    test('has all versions', async () => {
      const { registry, loki } = await open();
      expect((await registry.versions(loki)).sort()).toEqual(['5.9.1', '5.9.2', '6.0.0-rc.1+build.2']);
    });

    test('has a chart with its files', async () => {
      const { registry, loki } = await open();
      const chart = await registry.chart(loki, '5.9.2');
      const placed = Object.fromEntries(Object.entries(FILES).map(([path, content]) => [`loki/${path}`, content]));
      expect(chart).toMatchObject({
        version: '5.9.2',
        directory: 'loki',
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      });
      expect([chart.snapshot.label, chart.snapshot.commit, chart.snapshot.tree]).toEqual([
        'loki 5.9.2',
        undefined,
        fakeSnapshot(placed).tree,
      ]);
      expect([...chart.snapshot.entries.keys()]).toEqual([
        'loki/Chart.yaml',
        'loki/templates/a.yaml',
        'loki/values.yaml',
      ]);
      expect(chart.archive.readUInt16BE(0)).toBe(0x1f8b);
      if (kind === 'oci') expect(chart.manifestDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
      else expect(chart.manifestDigest).toBeUndefined();
    });

    test('has a version with a plus', async () => {
      const { registry, loki } = await open();
      expect((await registry.chart(loki, '6.0.0-rc.1+build.2')).version).toBe('6.0.0-rc.1+build.2');
    });

    test('lacks what was not published', async () => {
      const { registry, loki } = await open();
      await expect(registry.chart(loki, '9.9.9')).rejects.toThrow(NotInSource);
      await expect(registry.versions({ ...loki, chart: 'tempo' })).rejects.toThrow(NotInSource);
      await expect(registry.chart({ ...loki, chart: 'tempo' }, '5.9.2')).rejects.toThrow(NotInSource);
    });

    test('the same chart is the same each time', async () => {
      const { registry, loki } = await open();
      const [first, second] = await Promise.all([registry.chart(loki, '5.9.2'), registry.chart(loki, '5.9.2')]);
      expect(first.digest).toBe(second.digest);
      expect(first.snapshot.tree).toBe(second.snapshot.tree);
    });
  });

  describe('artifacts', () => {
    const apps: FakeFiles = { 'apps/a.yaml': 'kind: Application\n', 'apps/link': { symlink: 'a.yaml' } };

    async function open(): Promise<{ registry: Registry; repoURL: string }> {
      const each = await maker.artifacts({ apps: { v1: apps, v2: { 'b.yaml': '' } } });
      made.push(each);
      return { registry: each.registry, repoURL: `${each.repoURL}/apps` };
    }

    test('have tags', async () => {
      const { registry, repoURL } = await open();
      expect((await registry.tags(repoURL)).sort()).toEqual(['v1', 'v2']);
    });

    test('are had by tag and by digest', async () => {
      const { registry, repoURL } = await open();
      const { digest, snapshot } = await registry.artifact(repoURL, 'v1');
      expect([snapshot.commit, snapshot.tree, [...snapshot.links]]).toEqual([
        undefined,
        fakeSnapshot(apps).tree,
        [['apps/link', 'a.yaml']],
      ]);
      const again = await registry.artifact(repoURL, digest);
      expect([again.digest, again.snapshot.tree]).toEqual([digest, snapshot.tree]);
    });

    test('lack what was not published', async () => {
      const { registry, repoURL } = await open();
      await expect(registry.artifact(repoURL, 'v3')).rejects.toThrow(NotInSource);
      await expect(registry.artifact(repoURL, `sha256:${'0'.repeat(64)}`)).rejects.toThrow(NotInSource);
      await expect(registry.artifact(repoURL, 'v1+build')).rejects.toThrow(NotInSource);
    });
  });
}
