import { listenForCancellation } from './adapters/system/signals.ts';
import { EXIT } from './errors.ts';

/** In a variable of its own: the bundler would take what is resolved against `import.meta.url` for files to bundle. */
const HERE = import.meta.url;

// Until a run has ended: the library of Azure Pipelines, once it is there, ends a crash with 0
process.exitCode = EXIT.unknown;
const { azureRun } = await import(/* webpackMode: "eager" */ './program/azure-run.ts');
const { runProgram } = await import(/* webpackMode: "eager" */ './program/program.ts');

for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.removeAllListeners(event);
  process.on(event, crashed);
}

const { surroundings, complete } = azureRun(process.env, process.stdout, new URL('../', HERE));
const cancellation = listenForCancellation(process, EXIT.unknown);
const code = await runProgram(surroundings, cancellation.requested);
complete(code);
process.exitCode = code;
cancellation.ended();

function crashed(thrown: unknown): never {
  const [words = ''] = String(thrown)
    .replaceAll('##', '#\\#')
    .split(/[\r\n]/);
  process.stdout.write(`Seatrial crashed: ${words}\n##vso[task.complete result=Failed;]\n`);
  process.exit(EXIT.unknown);
}
