import { gitRepositories } from '../adapters/git/repositories.ts';
import { folderRenderCache } from '../adapters/stores/render-cache.ts';
import { makeFolder } from '../adapters/system/make-folder.ts';
import { readInputFile } from '../adapters/system/read-file.ts';
import { check } from '../commands/check.ts';
import { type CommandContext, textValue } from '../commands/context.ts';
import { furtherInputErrors } from '../commands/open-inputs.ts';
import { publish, publishText } from '../commands/publish.ts';
import { render } from '../commands/render.ts';
import type { CommandLine, InputValues } from '../config/command-line.ts';
import { helpText } from '../config/help.ts';
import { readCredentials } from '../config/read-credentials.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { EXIT, type ExitCode, type InputError, InputErrors } from '../errors.ts';
import type { CiEvent } from '../model/ci-event.ts';
import type { Host } from '../ports/host.ts';
import type { Http } from '../ports/http.ts';
import type { Renderer } from '../ports/renderer.ts';
import type { Review } from '../ports/review.ts';
import { VERSION } from '../version.ts';
import { type Downloads, openRenderer, openTools } from './open-tools.ts';
import { sanitizedHost } from './sanitized-host.ts';
import { tellError } from './tell-error.ts';

/** What an entry of the program gives: where it runs, what was asked, and where it may report. */
export interface Surroundings {
  host: Host;
  environment: NodeJS.ProcessEnv;
  /** The folder that holds engine.wasm and the engine's worker; ends with a slash. */
  engine: URL;
  /** @throws InputErrors when what was given is no command. */
  readCommandLine(): CommandLine;
  debug: boolean;
  /** Absent on a terminal. */
  ci?: Ci;
}

export interface Ci {
  event: CiEvent;
  /** Secrets that the host has given beside the inputs, such as its own token. */
  secrets: readonly string[];
  /** @returns where this run reports, or why nowhere. */
  openReview(values: InputValues, http: Http): Review | { none: string };
}

/** Runs one command from start to end: the only catch. @returns the exit code of the process. */
export async function runProgram(surroundings: Surroundings): Promise<ExitCode> {
  const { host, hide } = sanitizedHost(surroundings.host);
  hide(surroundings.ci?.secrets ?? []);
  try {
    return await run(surroundings, host, hide);
  } catch (error) {
    return tellError(error, host, surroundings.debug);
  }
}

async function run(
  surroundings: Surroundings,
  host: Host,
  hide: (secrets: readonly string[]) => void,
): Promise<ExitCode> {
  const { environment, engine } = surroundings;
  const commandLine = surroundings.readCommandLine();
  if (commandLine.command === 'version') {
    await host.print(`${VERSION}\n`);
    return EXIT.passed;
  }
  if (commandLine.command === 'help') {
    await host.print(helpText(commandLine.about, VERSION));
    return EXIT.passed;
  }
  const { values, positionals } = commandLine;
  const credentials = await readCredentials(values, { environment, readFile: readInputFile });
  hide(credentials.secrets);
  for (const warning of credentials.warnings) host.log(`warning: ${warning}`);
  const repositories = gitRepositories({ offline: values.offline === true, environment });
  const cacheDirectory = textValue(values, 'cache-dir');
  const renderCache =
    cacheDirectory === undefined
      ? undefined
      : folderRenderCache(cacheDirectory, { makeFolder, warn: (line) => host.log(line) });
  let renderer: Renderer | undefined;
  let downloads: Downloads | undefined;
  try {
    const opened = await openTools(values, credentials, environment);
    downloads = opened.downloads;
    const { settings, errors } = settingsOf(commandLine, [...credentials.errors, ...opened.errors]);
    if (settings === undefined || downloads === undefined) {
      throw new InputErrors([...errors, ...(await furtherInputErrors({ values, repositories, renderCache, host }))]);
    }
    renderer = openRenderer(engine, settings.renderTimeout, opened.binaries);
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
