import { afterAll, beforeAll, describe } from '@jest/globals';
import { stringify } from 'yaml';
import { registryContract } from '../../contracts/registry.ts';
import { type LoopbackRoute, startLoopbackServer } from '../../fakes/loopback-server.ts';
import { packedTar, type TarEntry } from '../../fakes/tar-archive.ts';
import { chartContent, IMAGE_CONFIG, IMAGE_LAYER, ociContent, push } from './oci-content.ts';
import { type RealRegistry, registryIsHere, startRegistry } from './real-registry.ts';
import { packed, registryUnderTest } from './registry-under-test.ts';

type Charts = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

(registryIsHere() ? describe : describe.skip)('a Helm repository and the distribution registry', () => {
  let server: RealRegistry;
  let folders = 0;

  beforeAll(async () => {
    server = await startRegistry();
  });

  afterAll(() => server.close());

  registryContract({
    charts: async (kind, charts) => {
      if (kind === 'helm') return chartServer(charts);
      const folder = `${server.host}/charts-${folders++}`;
      for (const [chart, version, archive] of archives(charts)) {
        const path = `${folder.slice(server.host.length + 1)}/${chart}`;
        await push(server.host, path, version.replace('+', '_'), chartContent(archive));
      }
      const { registry, close } = registryUnderTest();
      return { registry, repoURL: folder, dispose: close };
    },
    artifacts: async (artifacts) => {
      const folder = `team-${folders++}`;
      for (const [name, tags] of Object.entries(artifacts)) {
        for (const [tag, files] of Object.entries(tags)) {
          const entries = Object.entries(files).map(([path, file]): TarEntry => {
            if (typeof file === 'string') return { path, content: file };
            if ('symlink' in file) return { path, type: 'SymbolicLink', linkpath: file.symlink };
            throw new Error(`${path} cannot be packed`);
          });
          const content = ociContent(IMAGE_CONFIG, [{ mediaType: IMAGE_LAYER, content: packedTar(entries) }]);
          await push(server.host, `${folder}/${name}`, tag, content);
        }
      }
      const { registry, close } = registryUnderTest();
      return { registry, repoURL: `oci://${server.host}/${folder}`, dispose: close };
    },
  });
});

function archives(charts: Charts): [chart: string, version: string, archive: Buffer][] {
  return Object.entries(charts).flatMap(([chart, versions]) =>
    Object.entries(versions).map(([version, files]): [string, string, Buffer] => [
      chart,
      version,
      packed(chart, version, files),
    ]),
  );
}

async function chartServer(charts: Charts) {
  const routes: Record<string, LoopbackRoute> = {};
  const entries: Record<string, object[]> = {};
  for (const [chart, version, archive] of archives(charts)) {
    const path = `charts/${chart}-${version}.tgz`;
    routes[`GET /stable/${path}`] = { body: archive };
    entries[chart] = [...(entries[chart] ?? []), { name: chart, version, urls: [path] }];
  }
  routes['GET /stable/index.yaml'] = { body: stringify({ apiVersion: 'v1', entries }) };
  const server = await startLoopbackServer({ routes });
  const { registry, close } = registryUnderTest();
  return {
    registry,
    repoURL: `${server.origin}/stable`,
    dispose: async () => {
      await close();
      await server.close();
    },
  };
}
