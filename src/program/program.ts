import { gitRepositories } from '../adapters/git/repositories.ts';
import { folderRenderCache } from '../adapters/stores/render-cache.ts';
import { makeFolder } from '../adapters/system/make-folder.ts';
import { readInputFile } from '../adapters/system/read-file.ts';
import { readReports } from '../adapters/system/read-reports.ts';
import { check } from '../commands/check.ts';
import { exportClusters } from '../commands/clusters.ts';
import { type CommandContext, textValue } from '../commands/context.ts';
import { furtherInputErrors } from '../commands/open-inputs.ts';
import { publish, publishText } from '../commands/publish.ts';
import { publishObstacle, publishReview } from '../commands/publish-review.ts';
import { rbac } from '../commands/rbac.ts';
import { render } from '../commands/render.ts';
import { report } from '../commands/report.ts';
import { readArgoCdAccess } from '../config/argocd-access.ts';
import type { CommandLine, InputValues } from '../config/command-line.ts';
import { helpText } from '../config/help.ts';
import { readCredentials } from '../config/read-credentials.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { CancelledError, EXIT, type ExitCode, InputError, InputErrors } from '../errors.ts';
import type { Report } from '../model/report.ts';
import type { ArgoCd } from '../ports/argocd.ts';
import type { Host } from '../ports/host.ts';
import type { Renderer } from '../ports/renderer.ts';
import { VERSION } from '../version.ts';
import { openArgoCd } from './open-argocd.ts';
import { type Ci, openCi } from './open-ci.ts';
import { type Downloads, openRenderer, openTools } from './open-tools.ts';
import { sanitizedHost } from './sanitized-host.ts';
import { stoppableHost } from './stoppable-host.ts';
import { tellCancellation } from './tell-cancellation.ts';
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

/** From SIGINT to SIGTERM CI hosts wait for 7.5 s. Milliseconds. */
const LONGEST_CLOSING = 5_000;

/**
 * Runs one command from start to end: the only catch.
 *
 * @param cancelled rejects with a CancelledError when the run is to end early. Work may then still be going on, which nobody hears
 *   of: the process is to be ended.
 * @returns the exit code of the process.
 */
export async function runProgram(surroundings: Surroundings, cancelled: Promise<never>): Promise<ExitCode> {
  const { host, hide } = sanitizedHost(surroundings.host);
  const stoppable = stoppableHost(host);
  // First of all that wait for it: what fails because it is closed says nothing any more
  cancelled.catch(stoppable.stop);
  hide(surroundings.ci?.secrets ?? []);
  try {
    return await run(surroundings, stoppable.host, hide, cancelled);
  } catch (error) {
    if (error instanceof CancelledError) return tellCancellation(error, host, stoppable);
    return tellError(error, host, surroundings.debug);
  }
}

async function run(
  surroundings: Surroundings,
  host: Host,
  hide: (secrets: readonly string[]) => void,
  cancelled: Promise<never>,
): Promise<ExitCode> {
  const { environment, engine, ci } = surroundings;
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
  const live = await readArgoCdAccess(values, readInputFile, ci?.event.readOnly);
  hide([...credentials.secrets, ...live.secrets]);
  for (const warning of [...credentials.warnings, ...live.warnings]) host.log(`warning: ${warning}`);
  const repositories = gitRepositories({
    offline: values.offline === true,
    environment,
    ...(ci?.repositoryAccess && { access: ci.repositoryAccess }),
  });
  const cacheDirectory = textValue(values, 'cache-dir');
  const renderCache =
    cacheDirectory === undefined
      ? undefined
      : folderRenderCache(cacheDirectory, { makeFolder, warn: (line) => host.log(line) });
  let renderer: Renderer | undefined;
  let downloads: Downloads | undefined;
  let opening: ReturnType<typeof openCi> | undefined;
  let argoCd: ArgoCd | undefined;
  const work = async (): Promise<ExitCode> => {
    const opened = await openTools(values, credentials, environment);
    downloads = opened.downloads;
    const further = [...credentials.errors, ...live.errors, ...opened.errors];
    try {
      argoCd = openArgoCd(live.access, values, environment, hide);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      further.push(error);
    }
    const { settings, errors } = settingsOf(commandLine, further);
    if (settings === undefined || downloads === undefined) {
      throw new InputErrors([...errors, ...(await furtherInputErrors({ values, repositories, renderCache, host }))]);
    }
    renderer = openRenderer(engine, settings.renderTimeout, opened.binaries);
    opening = ci && openCi(ci, values, environment);
    const clock = { now: () => performance.now(), today: () => new Date().toISOString().slice(0, 10) };
    const context: CommandContext = {
      values,
      settings,
      repositories,
      renderer,
      ...downloads,
      renderCache,
      argoCd,
      host,
      readReports,
      clock,
      version: VERSION,
      ...(opening && { ci: opening.context }),
    };
    if (commandLine.command === 'check') return await reviewAndPublish(check, context);
    if (commandLine.command === 'report') return await reviewAndPublish(report, context);
    if (commandLine.command === 'clusters') await exportClusters(context, readInputFile);
    else if (commandLine.command === 'rbac') await publishText(rbac(values), context);
    else await publishText(await render(context, positionals[0] as string), context);
    return EXIT.passed;
  };
  let isCancelled = false;
  try {
    return await Promise.race([work(), cancelled]);
  } catch (error) {
    isCancelled = error instanceof CancelledError;
    throw error;
  } finally {
    const closing = Promise.allSettled([
      renderer?.close(),
      repositories.dispose(),
      renderCache?.trim(),
      downloads?.close(),
      opening?.close(),
      argoCd?.close(),
    ]);
    await (isCancelled
      ? Promise.race([closing, new Promise((resolve) => setTimeout(resolve, LONGEST_CLOSING))])
      : closing);
  }
}

/** Makes a report and takes it to all places. On a CI host, what keeps it from being made is posted in its stead. */
async function reviewAndPublish(
  make: (context: CommandContext) => Promise<Report>,
  context: CommandContext,
): Promise<ExitCode> {
  const { ci } = context;
  if (ci === undefined) return publish(await make(context), context);
  let made: Report;
  try {
    made = await make(context);
  } catch (error) {
    await publishObstacle(error, ci, context);
    throw error;
  }
  return publishReview(made, ci, context);
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
