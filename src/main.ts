#!/usr/bin/env node
import { localHost } from './adapters/hosts/local.ts';
import { makeFolder } from './adapters/system/make-folder.ts';
import { listenForCancellation } from './adapters/system/signals.ts';
import { parseCommandLine, wantsStackTraces } from './config/command-line.ts';
import { EXIT } from './errors.ts';
import { runProgram, type Surroundings } from './program/program.ts';

/** In a variable of its own: the bundler would take what is resolved against `import.meta.url` for files to bundle. */
const HERE = import.meta.url;

const environment = process.env;
const argv = process.argv.slice(2);
const engine = new URL('./', HERE);

/** Whoever gives a command in a step of a job, such as `seatrial check`, is on the command line there, too. */
const isAction = environment['GITHUB_ACTIONS'] === 'true' && argv.length === 0;

const cancellation = listenForCancellation(process, isAction ? EXIT.unknown : 'by-signal');
process.exitCode = await runProgram(isAction ? await onGitHub() : onCommandLine(), cancellation.requested);
cancellation.ended();

function onCommandLine(): Surroundings {
  return {
    host: localHost(process.stdout, process.stderr, environment, makeFolder),
    environment,
    engine,
    readCommandLine: () => parseCommandLine(argv, environment),
    debug: wantsStackTraces(argv, environment),
  };
}

/** Loaded only there: the command line starts without GitHub's libraries. */
async function onGitHub(): Promise<Surroundings> {
  const { githubRun } = await import(/* webpackMode: "eager" */ './program/github-run.ts');
  return githubRun(environment, process.stdout, engine);
}
