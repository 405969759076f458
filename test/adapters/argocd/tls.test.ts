import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { restArgoCd } from '../../../src/adapters/argocd/rest-argocd.ts';
import { UndeterminedError } from '../../../src/errors.ts';
import { startArgoCdServer } from '../../fakes/argocd-server.ts';
import { makeCertificate } from '../../fakes/certificates.ts';
import { loopbackHttp, TOKEN } from './argocd-under-test.ts';

/** As Argo CD makes one for itself when it is given none. */
const OWN = makeCertificate('argocd', { hosts: ['127.0.0.1'] });

async function version(trust: { ca?: string; insecure?: boolean }): Promise<unknown> {
  const server = await startArgoCdServer({ tokens: { [TOKEN]: '*' }, applications: [], tls: OWN });
  const { ca, insecure = false } = trust;
  const argoCd = restArgoCd({ http: loopbackHttp(server.port), url: server.url, token: TOKEN, ca, insecure });
  try {
    return await argoCd.version();
  } catch (error) {
    return error;
  } finally {
    await argoCd.close();
    await server.close();
  }
}

describe('a self-signed certificate', () => {
  test('is refused, with the input that helps', async () => {
    const error = await version({});
    expect(error).toBeInstanceOf(UndeterminedError);
    expect(error).toMatchObject({
      message: expect.stringContaining('self-signed'),
      next: 'Give the certificate of the authority as argocd-ca.',
    });
  });

  test('is trusted where it is given', async () => {
    expect(await version({ ca: OWN.certificate })).toBe('3.6.1');
  });

  test('of another authority is refused', async () => {
    expect(await version({ ca: makeCertificate('other').certificate })).toBeInstanceOf(UndeterminedError);
  });

  test('is not looked at where nobody wants it', async () => {
    expect(await version({ insecure: true })).toBe('3.6.1');
  });
});

test.each([
  ['https', true],
  ['http', false],
])('an Argo CD that hangs up on %s: whether plain text is thought of', async (scheme, isSaid) => {
  const server = createServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `${scheme}://127.0.0.1:${port}`;
  const argoCd = restArgoCd({ http: loopbackHttp(port), url, token: TOKEN, ca: undefined, insecure: false });
  const error = await argoCd.version().catch((reason: unknown) => reason);
  await argoCd.close();
  server.close();
  expect(error).toMatchObject({ message: expect.stringContaining('ECONNRESET') });
  expect((error as UndeterminedError).next?.includes('argocd-plain-text')).toBe(isSaid);
});
