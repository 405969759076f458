import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));

/** Paths of the files below a folder of examples/, relative to it, with slashes. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(examples, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(examples, folder).length + 1))
    .map((path) => path.replaceAll('\\', '/'));
}

function read(path: string): string {
  return readFileSync(join(examples, path), 'utf8');
}

describe('the sample pull request', () => {
  const deleted = read('shop-change/deletions.txt').trim().split('\n');

  test.each(filesBelow('shop-change/files'))('changes or adds %s', (path) => {
    const before = existsSync(join(examples, 'shop', path)) ? read(`shop/${path}`) : undefined;
    expect(read(`shop-change/files/${path}`)).not.toBe(before);
    expect(deleted).not.toContain(path);
  });

  test.each(deleted)('deletes %s, which the shop has', (path) => {
    expect(filesBelow('shop')).toContain(path);
  });
});

describe.each(['shop', 'shop-change', 'loki-stack', 'argo-cd'])('examples/%s', (folder) => {
  const manifests = filesBelow(folder).filter((path) => /\.ya?ml$/.test(path) && !path.includes('/templates/'));

  test.each(manifests)('%s is valid YAML', (path) => {
    for (const document of parseAllDocuments(read(`${folder}/${path}`))) {
      expect('errors' in document ? document.errors : []).toEqual([]);
    }
  });

  test('pins every image', () => {
    const images = filesBelow(folder).flatMap((path) => [
      ...read(`${folder}/${path}`).matchAll(/\bimage: ([\w./:-]+)$/gm),
    ]);
    const loose = images.map(([, image]) => image as string).filter((image) => !image.includes(':'));
    // In a Kustomize base the overlays set the tag.
    expect(loose.filter((image) => image !== 'busybox')).toEqual([]);
  });
});

describe('the Loki stack', () => {
  test('is the one that was described: a parent and its three Applications', () => {
    const parent = parseAllDocuments(read('loki-stack/grafana-loki.yaml'))[0]?.toJS();
    expect(parent).toMatchObject({ kind: 'Application', spec: { source: { path: 'loki-stack/applications' } } });
    expect(filesBelow('loki-stack/applications').sort()).toEqual(['grafana.yaml', 'loki.yaml', 'promtail.yaml']);
    const loki = parseAllDocuments(read('loki-stack/applications/loki.yaml'))[0]?.toJS();
    expect(loki.spec.source).toMatchObject({ chart: 'loki', targetRevision: '5.9.2' });
    expect(parseAllDocuments(loki.spec.source.helm.values)[0]?.toJS()).toEqual({
      loki: { auth_enabled: false, commonConfig: { replication_factor: 1 }, storage: { type: 'filesystem' } },
      singleBinary: { replicas: 1 },
    });
    expect(loki.spec.syncPolicy.syncOptions).toEqual(['ServerSideApply=true']);
  });
});
