#!/usr/bin/env node
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { lazyEngine } from './adapters/engine/lazy-engine.ts';
import { remoteRepositories } from './adapters/git/remote-repositories.ts';
import { gitRepositories } from './adapters/git/repositories.ts';
import { localHost } from './adapters/hosts/local.ts';
import { executable, nativeRenderer } from './adapters/native-tools/native-renderer.ts';
import { openRegistry } from './adapters/registry/open-registry.ts';
import { folderContentCache } from './adapters/stores/content-cache.ts';
import { folderRenderCache } from './adapters/stores/render-cache.ts';
import { isAllowedHost } from './adapters/system/allowed-hosts.ts';
import { systemHttp } from './adapters/system/http.ts';
import { makeFolder } from './adapters/system/make-folder.ts';
import { privateFolder } from './adapters/system/private-folder.ts';
import { readInputFile } from './adapters/system/read-file.ts';
import { check } from './commands/check.ts';
import { type CommandContext, listValue, textValue } from './commands/context.ts';
import { furtherInputErrors } from './commands/open-inputs.ts';
import { publish, publishText } from './commands/publish.ts';
import { render } from './commands/render.ts';
import { type InputValues, parseCommandLine, wantsStackTraces } from './config/command-line.ts';
import { helpText } from './config/help.ts';
import { type Credentials, readCredentials } from './config/read-credentials.ts';
import { readSettings, type Settings } from './config/settings.ts';
import {
  EXIT,
  type ExitCode,
  type InputError,
  InputErrors,
  inputErrorsOf,
  messageOf,
  SeatrialError,
} from './errors.ts';
import type { Host } from './ports/host.ts';
import type { Http } from './ports/http.ts';
import type { Registry } from './ports/registry.ts';
import type { Renderer } from './ports/renderer.ts';
import type { RemoteRepositories } from './ports/repository.ts';
import { maskValues } from './text/mask-values.ts';
import { forTerminal } from './text/sanitize.ts';
import { VERSION } from './version.ts';

/** In a variable of its own: the bundler would take what is resolved against `import.meta.url` for files to bundle. */
const HERE = import.meta.url;

/**
 * Everything that is written goes through here: no credential leaves, and what a chart or a file says cannot drive a terminal or
 * a CI host. The longest lines are cut behind the masking: half a secret would not be found.
 */
function sanitized(host: Host, masked: (text: string) => string): Host {
  return {
    ...host,
    print: (text) => host.print(masked(text)),
    log: (line) => host.log(forTerminal(masked(line))),
    progress: (line) => host.progress(forTerminal(masked(line))),
    writeFile: (path, text) => host.writeFile(path, masked(text)),
  };
}

async function run(argv: string[], host: Host, hide: (secrets: string[]) => void): Promise<ExitCode> {
  const commandLine = parseCommandLine(argv, process.env);
  if (commandLine.command === 'version') {
    await host.print(`${VERSION}\n`);
    return EXIT.passed;
  }
  if (commandLine.command === 'help') {
    await host.print(helpText(commandLine.about, VERSION));
    return EXIT.passed;
  }
  const { values, positionals } = commandLine;
  const credentials = await readCredentials(values, { environment: process.env, readFile: readInputFile });
  hide(credentials.secrets);
  for (const warning of credentials.warnings) host.log(`warning: ${warning}`);
  const repositories = gitRepositories({ offline: values.offline === true, environment: process.env });
  const cacheDirectory = textValue(values, 'cache-dir');
  const renderCache =
    cacheDirectory === undefined
      ? undefined
      : folderRenderCache(cacheDirectory, { makeFolder, warn: (line) => host.log(line) });
  let renderer: Renderer | undefined;
  let downloads: Downloads | undefined;
  try {
    const opened = await openTools(values, credentials);
    downloads = opened.downloads;
    const { settings, errors } = settingsOf(commandLine, [...credentials.errors, ...opened.errors]);
    if (settings === undefined || downloads === undefined) {
      throw new InputErrors([...errors, ...(await furtherInputErrors({ values, repositories, renderCache, host }))]);
    }
    renderer = openRenderer(settings.renderTimeout, opened.binaries);
    const clock = { now: () => performance.now() };
    const context: CommandContext = {
      values,
      settings,
      repositories,
      renderer,
      ...downloads,
      renderCache,
      host,
      clock,
      version: VERSION,
    };
    if (commandLine.command === 'check') return await publish(await check(context), context);
    await publishText(await render(context, positionals[0] as string), context);
    return EXIT.passed;
  } finally {
    await Promise.allSettled([renderer?.close(), repositories.dispose(), renderCache?.trim(), downloads?.close()]);
  }
}

interface Downloads {
  http: Http;
  registry: Registry;
  remotes: RemoteRepositories;
  /** The remotes before the cache that they keep their packs in. */
  close(): Promise<void>;
}

interface Binaries {
  helm: string | undefined;
  kustomize: string | undefined;
}

/** Opens what the inputs name of this machine and the network; nothing is reached yet. */
async function openTools(
  values: InputValues,
  credentials: Credentials,
): Promise<{ downloads: Downloads | undefined; binaries: Binaries; errors: InputError[] }> {
  const binary = (name: 'helm-path' | 'kustomize-path') => {
    const path = textValue(values, name);
    return path === undefined ? undefined : executable(name, path);
  };
  const opening = [binary('helm-path'), binary('kustomize-path'), openDownloads(values, credentials)] as const;
  const [helm, kustomize, downloads] = await Promise.allSettled(opening);
  const fulfilled = <T>(settled: PromiseSettledResult<T>) =>
    settled.status === 'fulfilled' ? settled.value : undefined;
  return {
    downloads: fulfilled(downloads),
    binaries: { helm: fulfilled(helm), kustomize: fulfilled(kustomize) },
    errors: inputErrorsOf(
      [helm, kustomize, downloads].map((each) => (each.status === 'rejected' ? each.reason : undefined)),
    ),
  };
}

async function openDownloads(values: InputValues, credentials: Credentials): Promise<Downloads> {
  const { credentialFor, dockerAuthFor } = credentials;
  const offline = values.offline === true;
  const allowHosts = listValue(values, 'allow-hosts');
  const http = systemHttp({ environment: process.env, allowHosts, offline, userAgent: `seatrial/${VERSION}` });
  const cache = folderContentCache(textValue(values, 'cache-dir'), { makeFolder, privateFolder });
  const plainHttp = isAllowedHost(allowHosts);
  const registry = openRegistry({ http, cache, credentialFor, dockerAuth: dockerAuthFor, plainHttp, offline });
  const remotes = remoteRepositories({ http, credentialFor, cache, environment: process.env, offline });
  return {
    http,
    registry,
    remotes,
    async close() {
      await Promise.allSettled([remotes.dispose(), http.close()]);
      await cache.close();
    },
  };
}

function openRenderer(timeoutMs: number, binaries: Binaries): Renderer {
  const engine = lazyEngine({
    module: fileURLToPath(new URL('./engine.wasm', HERE)),
    worker: new URL('./engine-worker.js', HERE),
    timeoutMs,
  });
  if (binaries.helm === undefined && binaries.kustomize === undefined) return engine;
  const temporaryDirectory = tmpdir();
  return nativeRenderer(engine, { ...binaries, temporaryDirectory, milliseconds: timeoutMs, maximumBytes: 64 << 20 });
}

/** @returns the settings, unless anything on the command line is bad: then all that is. */
function settingsOf(
  commandLine: { values: InputValues; fromEnvironment: ReadonlySet<string>; errors: InputError[] },
  further: InputError[],
): {
  settings: Settings | undefined;
  errors: InputError[];
} {
  const { values, fromEnvironment } = commandLine;
  const errors = [...commandLine.errors, ...further];
  try {
    const settings = readSettings(values, fromEnvironment);
    return { settings: errors.length > 0 ? undefined : settings, errors };
  } catch (thrown) {
    if (!(thrown instanceof InputErrors)) throw thrown;
    return { settings: undefined, errors: [...errors, ...thrown.errors] };
  }
}

function report(error: unknown, host: Host, debug: boolean): ExitCode {
  if (error instanceof InputErrors) {
    for (const each of error.errors) report(each, host, debug);
    return error.exitCode;
  }
  if (debug && error instanceof Error) host.log(error.stack ?? error.message);
  if (!(error instanceof SeatrialError)) {
    host.log(`error: ${messageOf(error)}`);
    host.log(
      '       This is a defect in Seatrial: nothing was determined. Run again with --debug and report what it prints.',
    );
    return EXIT.unknown;
  }
  const { location, next } = error;
  const where = location === undefined ? '' : `${location.file}:${location.line}:${location.column}: `;
  host.log(`error: ${where}${error.message}`);
  if (next !== undefined) host.log(`       ${next}`);
  return error.exitCode;
}

let masked = maskValues([]);
const host = sanitized(localHost(process.stdout, process.stderr, process.env, makeFolder), (text) => masked(text));
const argv = process.argv.slice(2);
function hide(secrets: string[]): void {
  masked = maskValues(secrets);
}
run(argv, host, hide).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = report(error, host, wantsStackTraces(argv, process.env));
  },
);
