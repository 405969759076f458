#!/usr/bin/env node
import { localHost } from './adapters/hosts/local.ts';
import { makeFolder } from './adapters/system/make-folder.ts';
import { parseCommandLine, wantsStackTraces } from './config/command-line.ts';
import { runProgram } from './program/program.ts';

/** In a variable of its own: the bundler would take what is resolved against `import.meta.url` for files to bundle. */
const HERE = import.meta.url;

const environment = process.env;
const argv = process.argv.slice(2);
process.exitCode = await runProgram({
  host: localHost(process.stdout, process.stderr, environment, makeFolder),
  environment,
  engine: new URL('./', HERE),
  readCommandLine: () => parseCommandLine(argv, environment),
  debug: wantsStackTraces(argv, environment),
});
