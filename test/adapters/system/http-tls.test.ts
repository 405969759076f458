import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificate, makeCertificate } from '../../fakes/certificates.ts';
import { httpUnderTest, outcome } from './http-under-test.ts';

const { serve, open } = httpUnderTest();

const HOUR = 3_600_000;
const AUTHORITY = makeCertificate('Test Authority', { authority: true });
const OTHER_AUTHORITY = makeCertificate('Other Authority', { authority: true });
const HOSTS = ['127.0.0.1'];
const SERVER = makeCertificate('server', { hosts: HOSTS, issuer: AUTHORITY });
const CLIENT = makeCertificate('client', { issuer: AUTHORITY });
const TRUSTED = { ca: AUTHORITY.certificate };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seatrial-http-tls-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function serveWith(certificate: Certificate, more: { clientCa?: string } = {}) {
  return serve({ 'GET /a': { body: 'ok' } }, { tls: { ...certificate, ...more } });
}

describe('the certificate of a server', () => {
  test.each<[string, Certificate, string]>([
    ['self-signed', makeCertificate('server', { hosts: HOSTS }), 'the certificate is self-signed'],
    ['of an unknown authority', SERVER, 'the authority of the certificate is not known'],
  ])('%s is a failure, at once, that says what to do', async (_what, certificate, words) => {
    const server = await serveWith(certificate);
    const { error } = await outcome(open(), { url: `${server.origin}/a?token=hunter2` });
    expect(error).toBe(
      `GET ${server.origin}/a: ${words} | If it is a company authority, give its certificate as \`ca\` of the repository,` +
        ' or set NODE_EXTRA_CA_CERTS to a file with it.',
    );
    expect(server.requests).toHaveLength(0);
  });

  test.each<[string, Parameters<typeof makeCertificate>[1], string]>([
    ['expired', { hosts: HOSTS, notBefore: new Date(0), notAfter: new Date(Date.now() - HOUR) }, 'has expired'],
    ['of tomorrow', { hosts: HOSTS, notBefore: new Date(Date.now() + HOUR) }, 'is not valid yet'],
    ['of another host', { hosts: ['charts.example'] }, 'is for another host'],
  ])('%s is a failure, though its authority is trusted', async (_what, options, words) => {
    const server = await serveWith(makeCertificate('server', { ...options, issuer: AUTHORITY }));
    const { error } = await outcome(open(), { url: `${server.origin}/a`, tls: TRUSTED });
    expect(error).toContain(`GET ${server.origin}/a: the certificate ${words} | `);
  });

  test('of an authority that the request brings is taken, for this request alone', async () => {
    const server = await serveWith(SERVER);
    const http = open();
    const url = `${server.origin}/a`;
    expect((await outcome(http, { url, tls: TRUSTED })).response?.body.toString()).toBe('ok');
    const several = { ca: OTHER_AUTHORITY.certificate + AUTHORITY.certificate };
    expect((await outcome(http, { url, tls: several })).response?.body.toString()).toBe('ok');
    expect((await outcome(http, { url })).error).toContain('is not known');
    expect((await outcome(http, { url, tls: { ca: OTHER_AUTHORITY.certificate } })).error).toContain('is not known');
  });

  test('is not looked at when the request says so, and it alone', async () => {
    const server = await serveWith(makeCertificate('server', { hosts: ['charts.example'] }));
    const http = open();
    expect((await outcome(http, { url: `${server.origin}/a`, tls: { insecure: true } })).response?.status).toBe(200);
    expect((await outcome(http, { url: `${server.origin}/a` })).error).toContain('self-signed');
  });

  test('of an authority in SSL_CERT_FILE is taken, beside the one of the request', async () => {
    const file = join(folder, 'authorities.pem');
    writeFileSync(file, AUTHORITY.certificate);
    const server = await serveWith(SERVER);
    const http = open({ environment: { SSL_CERT_FILE: file } });
    expect((await outcome(http, { url: `${server.origin}/a` })).response?.status).toBe(200);
    const tls = { ca: OTHER_AUTHORITY.certificate };
    expect((await outcome(http, { url: `${server.origin}/a`, tls })).response?.status).toBe(200);
  });

  test('SSL_CERT_FILE that is not there is a failure of https:// alone', async () => {
    const http = open({ environment: { SSL_CERT_FILE: join(folder, 'missing.pem') } });
    const secure = await serveWith(SERVER);
    expect((await outcome(http, { url: `${secure.origin}/a` })).error).toContain(
      'SSL_CERT_FILE cannot be read: ENOENT',
    );
    const plain = await serve({ 'GET /a': {} });
    expect((await outcome(http, { url: `${plain.origin}/a` })).response?.status).toBe(200);
  });
});

describe('a client certificate', () => {
  const OWN = { ...TRUSTED, certificate: CLIENT.certificate, key: CLIENT.key };

  test('is given to a server that wants one', async () => {
    const server = await serveWith(SERVER, { clientCa: AUTHORITY.certificate });
    const { response } = await outcome(open(), { url: `${server.origin}/a`, tls: OWN });
    expect(response?.body.toString()).toBe('ok');
  });

  test('that is missing is thought of', async () => {
    const server = await serveWith(SERVER, { clientCa: AUTHORITY.certificate });
    const { error } = await outcome(open(), { url: `${server.origin}/a`, tls: TRUSTED });
    expect(error).toContain('whether the server wants a client certificate');
    expect(server.requests).toHaveLength(0);
  });

  test('is not given to where a redirect leads', async () => {
    const other = await serveWith(SERVER, { clientCa: AUTHORITY.certificate });
    const routes = { 'GET /a': { status: 302, headers: { location: `${other.origin}/a` } } };
    const server = await serve(routes, { tls: SERVER });
    const { error } = await outcome(open(), { url: `${server.origin}/a`, tls: OWN });
    expect(error).toContain(`GET ${server.origin}/a (redirected to ${other.origin}/a): the other side ended`);
    expect(other.requests).toHaveLength(0);
  });

  test.each([
    ['a key of another certificate', { certificate: CLIENT.certificate, key: SERVER.key }, 'cannot be used'],
    ['a key that is none', { certificate: CLIENT.certificate, key: 'hunter2' }, 'cannot be used'],
    ['a certificate that is none', { certificate: 'hunter2', key: CLIENT.key }, 'cannot be used'],
    ['an authority that is none', { ca: 'hunter2' }, '(`ca`) is no certificate'],
  ])('%s is a failure without its text', async (_what, tls, words) => {
    const server = await serveWith(SERVER);
    const { error } = await outcome(open(), { url: `${server.origin}/a`, tls });
    expect(error).toContain(`GET ${server.origin}/a: `);
    expect(error).toContain(words);
    expect(error).not.toMatch(/hunter2|PRIVATE KEY/);
    expect(server.requests).toHaveLength(0);
  });
});

test('http:// behind https:// is named', async () => {
  const server = await serve({ 'GET /a': {} });
  const { error } = await outcome(open(), { url: `${server.origin.replace('http:', 'https:')}/a` });
  expect(error).toContain('what answers there is no HTTPS | Check scheme and port');
});

test('a redirect from https:// to http:// is not followed', async () => {
  const plain = await serve({ 'GET /a': {} });
  const server = await serve(
    { 'GET /a': { status: 301, headers: { location: `${plain.origin}/a` } } },
    { tls: SERVER },
  );
  const { error } = await outcome(open(), { url: `${server.origin}/a`, tls: TRUSTED });
  expect(error).toContain(`it redirects from https:// to ${plain.origin}/a, which is not followed`);
  expect(plain.requests).toHaveLength(0);
});
