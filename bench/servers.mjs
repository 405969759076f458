/**
 * Serves what repositories.mjs wrote, on loopback: Helm repositories, Git repositories over http, and an OCI registry that archives
 * are pushed to. In a process of its own, so that what serving costs is not counted.
 */
import { execFile, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gitHttpBackend } from '../scripts/git-http-backend.mjs';
import { startRegistry } from '../scripts/oci-registry.mjs';

const run = promisify(execFile);
const self = fileURLToPath(import.meta.url);
const nativeTools = fileURLToPath(new URL('../scripts/native-tools.mjs', import.meta.url));

/**
 * Starts the servers.
 *
 * @param folder what writeRepositories() filled.
 * @returns `urlOf(source, name)`, the `repoURL` of a repository as Argo CD has it, and `close()`.
 */
export async function startServers(folder) {
  const { stdout: program } = await run(process.execPath, [nativeTools, 'registry']);
  const child = fork(self, [folder, program.trim()], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const hosts = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error('The servers did not start.')));
  });
  return {
    urlOf: (source, name) =>
      ({
        chart: `http://${hosts.web}/charts/${name}`,
        git: `http://${hosts.web}/git/${name}.git`,
        oci: `${hosts.registry}/${name}`,
      })[source],
    close: async () => {
      child.disconnect();
      await ended;
    },
  };
}

/** Pushes what is in `oci/` into every OCI repository. */
export async function pushCharts(folder, { repositories }, urlOf, helm) {
  const archives = readdirSync(join(folder, 'oci'));
  for (const { source, name } of repositories.filter((each) => each.source === 'oci')) {
    for (const archive of archives) {
      await run(helm, ['push', join(folder, 'oci', archive), `oci://${urlOf(source, name)}`, '--plain-http']);
    }
  }
}

async function serve(folder, registryProgram) {
  const web = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname.startsWith('/git/')) serveGit(join(folder, 'git'), pathname, request, response);
    else serveFile(join(folder, pathname), request, response);
  });
  await new Promise((resolve) => web.listen(0, '127.0.0.1', resolve));
  const registry = await startRegistry(registryProgram);
  process.once('disconnect', async () => {
    web.close();
    web.closeAllConnections();
    await registry.close();
  });
  process.send({ web: `127.0.0.1:${web.address().port}`, registry: registry.host });
}

/** With an ETag, as GitHub Pages and others have it. */
function serveFile(file, request, response) {
  let content;
  try {
    content = readFileSync(file);
  } catch {
    response.writeHead(404).end();
    return;
  }
  const etag = `"${createHash('sha256').update(content).digest('hex')}"`;
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
  else response.writeHead(200, { etag, 'content-length': content.length }).end(content);
}

async function serveGit(root, pathname, request, response) {
  const path = pathname.slice('/git'.length);
  const { answer, stop } = gitHttpBackend(request, { root, path, environment: process.env });
  response.on('close', stop);
  const { status, headers, body } = await answer;
  response.writeHead(status, headers);
  body.pipe(response);
}

if (process.send && process.argv[1] === self) await serve(process.argv[2], process.argv[3]);
