import { afterEach, describe, expect, test } from '@jest/globals';
import { systemHttp } from '../../../src/adapters/system/http.ts';
import { NotInSource } from '../../../src/ports/registry.ts';
import { fakeContentCache } from '../../fakes/content-cache.ts';
import type { LoopbackAnswer } from '../../fakes/loopback-server.ts';
import { packedTar, tarArchive } from '../../fakes/tar-archive.ts';
import {
  chartContent,
  digestOf,
  HELM_CHART,
  HELM_CONFIG,
  IMAGE_CONFIG,
  IMAGE_LAYER,
  type OciContent,
  ociContent,
} from './oci-content.ts';
import {
  artifactOf,
  CONTENT,
  closeAll,
  failure,
  LOKI,
  lokiIn,
  open,
  PATH,
  routesOf,
  serve,
} from './registry-sandbox.ts';

afterEach(closeAll);

const UNKNOWN = { status: 404, body: JSON.stringify({ errors: [{ code: 'MANIFEST_UNKNOWN' }] }) };

describe('tags', () => {
  test('are listed over many pages', async () => {
    const server = await serve({
      ...routesOf(),
      [`GET ${PATH}/tags/list`]: ({ path }) => {
        const last = new URLSearchParams(path.split('?')[1]).get('last');
        if (last === null)
          return {
            body: '{"tags":["1.0.0","1.1.0_b"]}',
            headers: { link: `<${PATH}/tags/list?last=1.1.0_b&n=1000>; rel="next"` },
          };
        return { body: `{"name":"charts/loki","tags":["2.0.0"]}` };
      },
    });
    expect(await open().versions(lokiIn(server))).toEqual(['1.0.0', '1.1.0+b', '2.0.0']);
    expect(await open().tags(artifactOf(server))).toEqual(['1.0.0', '1.1.0+b', '2.0.0']);
  });

  test.each([
    ['to another host', '<http://127.0.0.2/v2/charts/loki/tags/list?last=x>; rel="next"'],
    ['to another repository', '</v2/other/tags/list>; rel="next"'],
    ['that is not the next', '</v2/charts/loki/tags/list?last=x>; rel="prev"'],
  ])('a link %s is not followed', async (_name, link) => {
    const server = await serve({
      ...routesOf(),
      [`GET ${PATH}/tags/list`]: { body: '{"tags":["1.0.0"]}', headers: { link } },
    });
    expect(await open().versions(lokiIn(server))).toEqual(['1.0.0']);
    expect(server.requests.filter(({ path }) => path.includes('/tags/list'))).toHaveLength(1);
  });

  test('that do not end are not read for ever', async () => {
    const link = `<${PATH}/tags/list?last=x>; rel="next"`;
    const server = await serve({
      ...routesOf(),
      [`GET ${PATH}/tags/list`]: { body: '{"tags":["1.0.0"]}', headers: { link } },
    });
    expect((await failure(open().versions(lokiIn(server)))).message).toContain('does not end');
  });

  test.each([
    ['null', '{"tags":null}', []],
    ['none', '{"name":"x"}', []],
  ])('may be %s', async (_name, body, tags) => {
    const server = await serve({ ...routesOf(), [`GET ${PATH}/tags/list`]: { body } });
    expect(await open().versions(lokiIn(server))).toEqual(tags);
  });

  test('are no web page', async () => {
    const server = await serve({ ...routesOf(), [`GET ${PATH}/tags/list`]: { body: '<html>' } });
    expect((await failure(open().versions(lokiIn(server)))).message).toContain('is not what a registry answers');
  });
});

describe('what is not there', () => {
  test('a version: the nearest and the newest are named', async () => {
    const server = await serve({
      ...routesOf(),
      [`GET ${PATH}/manifests/5.9.3`]: UNKNOWN,
      [`GET ${PATH}/tags/list`]: { body: '{"tags":["5.9.2","6.0.0"]}' },
    });
    const promise = open().chart(lokiIn(server), '5.9.3');
    await expect(promise).rejects.toThrow(NotInSource);
    await expect(promise).rejects.toThrow('did you mean 5.9.2? The newest: 6.0.0, 5.9.2.');
  });

  test('and may not be listed', async () => {
    const server = await serve({
      ...routesOf(),
      [`GET ${PATH}/manifests/5.9.3`]: UNKNOWN,
      [`GET ${PATH}/tags/list`]: { status: 403 },
    });
    await expect(open().chart(lokiIn(server), '5.9.3')).rejects.toThrow(NotInSource);
  });

  test('a 404 that no registry has written says nothing', async () => {
    const server = await serve({ 'GET /v2/': { body: '{}' } });
    expect((await failure(open().artifact(artifactOf(server), 'v1'))).message).toContain('is not there: 404');
  });

  test('a name that a registry may hide from those who do not log in says nothing either', async () => {
    const server = await serve({ 'GET /v2/': { body: '{}' }, 'GET /token': { body: '{"token":"t"}' } });
    server.answer(`GET ${PATH}/manifests/v1`, ({ headers }) =>
      headers['authorization'] === undefined
        ? { status: 401, headers: { 'www-authenticate': `Bearer realm="${server.origin}/token"` } }
        : { status: 404, body: JSON.stringify({ errors: [{ code: 'NAME_UNKNOWN' }] }) },
    );
    await failure(open().artifact(artifactOf(server), 'v1'));
    const docker = { [`127.0.0.1:${server.port}`]: { username: 'me', password: 'x' } };
    await expect(open({ docker }).artifact(artifactOf(server), 'v1')).rejects.toThrow(NotInSource);
  });
});

describe('what cannot be used', () => {
  test.each<[string, string, LoopbackAnswer, string]>([
    ['403', 'manifests/5.9.2', { status: 403 }, 'is refused: 403'],
    ['429', 'manifests/5.9.2', { status: 429 }, 'after too many requests: 429'],
    ['503', 'manifests/5.9.2', { status: 503 }, 'the server has an error, 503'],
    ['a manifest that is slow', 'manifests/5.9.2', { fault: 'silence' }, 'timed out'],
    ['a manifest that is truncated', 'manifests/5.9.2', { body: '{', fault: 'truncated' }, 'manifests/5.9.2'],
    [
      'a manifest of another digest',
      'manifests/5.9.2',
      { headers: { 'docker-content-digest': `sha256:${'0'.repeat(64)}` }, body: CONTENT.manifest },
      `${CONTENT.digest} instead of sha256:000`,
    ],
    [
      'a manifest at a link-local address',
      'manifests/5.9.2',
      { status: 307, headers: { location: 'http://169.254.169.254/' } },
      '169.254.169.254',
    ],
    ['an index', 'manifests/5.9.2', { body: '{"manifests":[]}' }, 'it is an index of several manifests'],
    ['a blob that is gone', `blobs/${digestOf(LOKI)}`, { status: 500 }, 'the server has an error, 500'],
    ['a blob that is truncated', `blobs/${digestOf(LOKI)}`, { body: LOKI, fault: 'truncated' }, 'blobs/sha256'],
    [
      'a blob of another digest',
      `blobs/${digestOf(LOKI)}`,
      { body: 'x' },
      `${digestOf(Buffer.from('x'))} instead of ${digestOf(LOKI)}`,
    ],
    [
      'a blob at a link-local address',
      `blobs/${digestOf(LOKI)}`,
      { status: 307, headers: { location: 'http://169.254.169.254/' } },
      '169.254.169.254',
    ],
  ])('%s', async (_name, route, answer, message) => {
    const server = await serve({ ...routesOf(), [`GET ${PATH}/${route}`]: answer });
    const http = systemHttp({
      environment: {},
      allowHosts: ['127.0.0.1'],
      sleep: async () => {},
      limits: { headers: 200 },
    });
    const cache = fakeContentCache();
    expect((await failure(open({ http, cache }).chart(lokiIn(server), '5.9.2'))).message).toContain(message);
    expect(cache.contents.has(digestOf(LOKI))).toBe(false);
  });

  test.each<[string, OciContent, string]>([
    ['hostile', chartContent(packedTar([{ path: '../x' }])), 'is refused: it holds a path'],
    ['no chart', ociContent(IMAGE_CONFIG, [{ mediaType: HELM_CHART, content: LOKI }]), 'it is no Helm chart'],
    [
      'too large by its own account',
      { ...CONTENT, manifest: Buffer.from(String(CONTENT.manifest).replace(/"size":\d{3,}/, '"size":999999999')) },
      'more than 100 MiB',
    ],
  ])('a chart that is %s', async (_name, content, message) => {
    const server = await serve(routesOf(content));
    expect((await failure(open().chart(lokiIn(server), '5.9.2'))).message).toContain(message);
  });

  test.each(['Charts', '../x', 'a b'])('a chart that is called %s', async (chart) => {
    const server = await serve(routesOf());
    expect((await failure(open().versions({ ...lokiIn(server), chart }))).message).toContain(
      'is no URL of an OCI repository',
    );
  });
});

describe('artifacts', () => {
  test('not packed, and charts without their folder', async () => {
    const plain = ociContent(IMAGE_CONFIG, [
      { mediaType: 'application/vnd.oci.image.layer.v1.tar', content: tarArchive([{ path: 'a.yaml' }]) },
    ]);
    const first = await serve(routesOf(plain));
    expect([...(await open().artifact(artifactOf(first), '5.9.2')).snapshot.entries.keys()]).toEqual(['a.yaml']);
    const second = await serve(routesOf());
    const { digest, snapshot } = await open().artifact(artifactOf(second), '5.9.2');
    expect([...snapshot.entries.keys()]).toEqual(['Chart.yaml']);
    expect(snapshot.label).toBe(`${artifactOf(second)}@${digest.slice(0, 19)}`);
  });

  test('with a symlink that leads out of the chart, once its folder is gone', async () => {
    const archive = packedTar([{ path: 'loki/link', type: 'SymbolicLink', linkpath: '../x' }]);
    const server = await serve(routesOf(ociContent(HELM_CONFIG, [{ mediaType: HELM_CHART, content: archive }])));
    // Argo CD refuses to render what holds such a link, and so will whoever reads this snapshot
    expect([...(await open().artifact(artifactOf(server), '5.9.2')).snapshot.links]).toEqual([['link', '../x']]);
  });

  test('hostile ones are refused', async () => {
    const archive = packedTar([{ path: 'link', type: 'SymbolicLink', linkpath: '../x' }]);
    const server = await serve(routesOf(ociContent(IMAGE_CONFIG, [{ mediaType: IMAGE_LAYER, content: archive }])));
    expect((await failure(open().artifact(artifactOf(server), '5.9.2'))).message).toContain(
      'a symlink that leads out of it',
    );
  });
});
