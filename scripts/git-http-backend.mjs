// Answers for Git repositories over http, by `git http-backend`: a CGI program that comes with git. Tests and the bench serve with it.
import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';

/**
 * @param request what a client asks, an IncomingMessage; its body is passed on.
 * @param options `root`: the folder with bare repositories; `path`: what is asked for, relative to it, with a slash; `environment`
 *   of the program; `old`: protocol 0, without fetches by the id of what is not advertised.
 * @returns `status`, `headers` and `body`, a stream, of the answer, once they are known; `stop()` ends the program.
 */
export function gitHttpBackend(request, { root, path, environment, old = false }) {
  const [, query = ''] = (request.url ?? '').split('?');
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: environment.PATH,
      HOME: environment.HOME,
      GIT_CONFIG_GLOBAL: environment.GIT_CONFIG_GLOBAL,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method,
      PATH_INFO: decodeURIComponent(path),
      QUERY_STRING: query,
      REMOTE_ADDR: '127.0.0.1',
      CONTENT_TYPE: request.headers['content-type'],
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
      ...(old ? {} : { GIT_PROTOCOL: String(request.headers['git-protocol'] ?? '') }),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => {});
  request.pipe(child.stdin);
  return { answer: readHead(child.stdout), stop: () => child.kill() };
}

function readHead(output) {
  let head = Buffer.alloc(0);
  return new Promise((resolve) => {
    // A program that says nothing
    output.once('end', () => resolve({ status: 500, headers: {}, body: Readable.from([]) }));
    output.on('data', function read(chunk) {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      output.off('data', read);
      output.pause();
      output.unshift(head.subarray(end + 4));
      const fields = head.toString('latin1', 0, end).split('\r\n');
      const { Status = '200', ...headers } = Object.fromEntries(fields.map((field) => field.split(/: (.*)/s, 2)));
      resolve({ status: Number.parseInt(Status, 10), headers, body: output });
    });
  });
}
