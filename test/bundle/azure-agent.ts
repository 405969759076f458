import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandFromString } from 'azure-pipelines-task-lib/taskcommand.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What is tested: SEATRIAL_DIST, or dist/. */
const DIST = process.env['SEATRIAL_DIST'] ?? join(ROOT, 'dist');
/** The folder of the task in an extension that was packed and unzipped; else it is laid out as the extension's manifest says. */
const PACKED = process.env['SEATRIAL_TASK'];

interface TaskManifest {
  inputs: { name: string; defaultValue?: string }[];
  execution: Record<string, { target: string }>;
}

export interface TaskRun {
  /** The exit code, or the signal that ended it. */
  code: number | NodeJS.Signals | null;
  /** Everything that was written. */
  log: string;
  /** What the agent is told, by name: `task.complete`. Debug lines are left out. */
  commands: { name: string; properties: Record<string, string>; data: string }[];
  /** Outputs by name. */
  outputs: Record<string, string>;
  /** Pages of the run. */
  summaries: string[];
  /** The result of the step, as the agent puts it together. */
  result: string;
}

export interface TaskStep {
  inputs?: Record<string, string>;
  /** Variables of the pipeline by their names: `Build.Reason`. */
  variables: Record<string, string>;
  /** The token of the job. */
  token?: string;
  /** Service connections that inputs name, by their ids. */
  connections?: Record<string, { url?: string; authorization: Record<string, string>; data?: Record<string, string> }>;
  workingDirectory: string;
  /** The environment of the agent. Nothing of this process is added. */
  environment: NodeJS.ProcessEnv;
}

/** A folder with the task in it, alone. */
export function installTask(folder: string): string {
  if (PACKED !== undefined) {
    cpSync(PACKED, folder, { recursive: true });
    return folder;
  }
  const { files } = JSON.parse(readFileSync(join(ROOT, 'vss-extension.json'), 'utf8')) as {
    files: { path: string; packagePath: string }[];
  };
  for (const { path, packagePath } of files) {
    const to = join(folder, packagePath.replace(/^task\//, ''));
    mkdirSync(dirname(to), { recursive: true });
    cpSync(path.startsWith('dist/') ? join(DIST, path.slice('dist/'.length)) : join(ROOT, path), to, {
      recursive: true,
    });
  }
  return folder;
}

/** Runs one step as the agent does (azure-pipelines-agent: NodeHandler): inputs, variables and endpoints by the environment. */
export function startTask(folder: string, step: TaskStep): { child: ChildProcess; ended: Promise<TaskRun> } {
  const task = JSON.parse(readFileSync(join(folder, 'task.json'), 'utf8')) as TaskManifest;
  const inputs = Object.fromEntries(task.inputs.map(({ name, defaultValue = '' }) => [name, defaultValue]));
  for (const [name, value] of Object.entries(step.inputs ?? {})) {
    if (inputs[name] === undefined) throw new Error(`the task has no input ${name}`);
    inputs[name] = value;
  }
  const name = (text: string) => text.replace(/[. ]/g, '_').toUpperCase();
  const named = (prefix: string, values: Record<string, string>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + name(key), value]));
  const { token } = step;
  const env = {
    ...step.environment,
    ...named('', step.variables),
    ...named('INPUT_', inputs),
    ...(token !== undefined && {
      ENDPOINT_URL_SYSTEMVSSCONNECTION: step.variables['System.CollectionUri'],
      ENDPOINT_AUTH_SCHEME_SYSTEMVSSCONNECTION: 'OAuth',
      ENDPOINT_AUTH_PARAMETER_SYSTEMVSSCONNECTION_ACCESSTOKEN: token,
      ENDPOINT_AUTH_SYSTEMVSSCONNECTION: JSON.stringify({ parameters: { AccessToken: token }, scheme: 'OAuth' }),
    }),
    ...connectionVariables(step.connections ?? {}),
    COMMAND_CORRELATION_ID: '7e0e3c0e-6a0b-4b64-9d55-0d8c6c2b9c11',
  };
  const target = join(folder, task.execution['Node20_1']?.target ?? '');
  const child = spawn(process.execPath, [target], {
    cwd: step.workingDirectory,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<TaskRun>((resolve, reject) => {
    let log = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(readLog(signal ?? code, log)));
  });
  return { child, ended };
}

/** As azure-pipelines-agent gives them (Handler: AddEndpointsToEnvironment). */
function connectionVariables(connections: NonNullable<TaskStep['connections']>): NodeJS.ProcessEnv {
  const variables = Object.entries(connections).map(([id, { url, authorization, data = {} }]) => ({
    ...(url !== undefined && { [`ENDPOINT_URL_${id}`]: url }),
    [`ENDPOINT_AUTH_${id}`]: JSON.stringify({ parameters: authorization, scheme: 'Token' }),
    ...Object.fromEntries(
      Object.entries(authorization).map(([name, value]) => [
        `ENDPOINT_AUTH_PARAMETER_${id}_${name.toUpperCase()}`,
        value,
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(data).map(([name, value]) => [`ENDPOINT_DATA_${id}_${name.toUpperCase()}`, value]),
    ),
  }));
  return Object.assign({}, ...variables);
}

export function runTask(folder: string, step: TaskStep): Promise<TaskRun> {
  return startTask(folder, step).ended;
}

function readLog(code: TaskRun['code'], log: string): TaskRun {
  const commands = log
    .split('\n')
    // The agent finds a command anywhere in a line
    .filter((line) => line.includes('##vso['))
    .map((line) => {
      const { command, properties, message } = commandFromString(line.slice(line.indexOf('##vso[')));
      return { name: command, properties: properties as Record<string, string>, data: message.trimEnd() };
    })
    .filter((each) => each.name !== 'task.debug');
  const of = (name: string) => commands.filter((each) => each.name === name);
  const said = of('task.complete').map(({ properties }) => properties['result'] ?? '');
  return {
    code,
    log,
    commands,
    outputs: Object.fromEntries(of('task.setvariable').map(({ properties, data }) => [properties['variable'], data])),
    // The agent reads the file, and not before the line has come
    summaries: of('task.uploadsummary').map(({ data }) => readFileSync(data, 'utf8')),
    result: code !== 0 ? 'Failed' : (said.at(-1) ?? 'Succeeded'),
  };
}
