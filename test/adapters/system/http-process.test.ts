import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCertificate } from '../../fakes/certificates.ts';
import { type LoopbackServer, startLoopbackServer } from '../../fakes/loopback-server.ts';
import { javaScriptOf } from '../engine/engine-under-test.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ADAPTER = 'adapters/system';
const AUTHORITY = makeCertificate('Test Authority', { authority: true });
const OTHER_AUTHORITY = makeCertificate('Other Authority', { authority: true });

let folder: string;
let server: LoopbackServer;
beforeAll(async () => {
  // Within the repository, so that its packages are found
  mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
  folder = mkdtempSync(join(ROOT, 'node_modules/.cache/seatrial-http-'));
  const sources = ['ports', 'text', ADAPTER].flatMap((name) =>
    readdirSync(join(ROOT, 'src', name)).map((file) => `${name}/${file}`),
  );
  for (const source of ['errors.ts', ...sources]) {
    const target = join(folder, source.replace(/\.ts$/, '.mjs'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, javaScriptOf(readFileSync(join(ROOT, 'src', source), 'utf8')));
  }
  writeFileSync(join(folder, 'authority.pem'), AUTHORITY.certificate);
  const tls = makeCertificate('server', { hosts: ['127.0.0.1'], issuer: AUTHORITY });
  server = await startLoopbackServer({ routes: { 'GET /a': { body: 'ok' } }, tls });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Runs a program that sends one request and never closes its Http. */
function run(environment: Record<string, string>, tls: object): Promise<string> {
  const program = `
import { systemHttp } from ${JSON.stringify(join(folder, ADAPTER, 'http.mjs'))};
const http = systemHttp({ environment: process.env, allowHosts: ['127.0.0.1'] });
const request = ${JSON.stringify({ url: `${server.origin}/a`, maximumBytes: 9, tls })};
http.send(request).then(({ body }) => console.log(body.toString()), (error) => console.log(error.message));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: { PATH: process.env['PATH'], ...environment },
    timeout: 30_000,
  });
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(`${output.trim()} (${signal ?? code})`));
  });
}

const EXTRA = () => ({ NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') });

test.each([
  ['without it', () => ({}), {}, 'the authority of the certificate is not known'],
  ['with it', EXTRA, {}, 'ok'],
  ['with it, beside the authority of the request', EXTRA, { ca: OTHER_AUTHORITY.certificate }, 'ok'],
])(
  'NODE_EXTRA_CA_CERTS counts when the process starts: %s; and the process ends by itself',
  async (_what, environment, tls, words) => {
    const output = await run(environment(), tls);
    expect(output).toContain(words);
    expect(output).toMatch(/\(0\)$/);
  },
  40_000,
);
