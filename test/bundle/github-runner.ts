import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RunnerStep {
  /** The bundle. */
  program: string;
  /** Where the checkout is. */
  workspace: string;
  /** A new folder for the files of the runner. */
  folder: string;
  inputs: Readonly<Record<string, string>>;
  event: { name: string; payload: unknown };
  environment: NodeJS.ProcessEnv;
  args?: readonly string[];
}

export interface Annotation {
  level: string;
  message: string;
  properties: Record<string, string>;
}

export interface StepResult {
  code: number | null;
  stdout: string;
  stderr: string;
  summary: string;
  outputs: Record<string, string>;
  annotations: Annotation[];
  masks: string[];
  groups: string[];
  /** Commands that the runner would follow, of a kind that a step of ours has no business with. */
  otherCommands: string[];
}

/** The runner refuses a larger one (actions/runner: FileCommandManager). */
const MAXIMUM_SUMMARY = 1024 * 1024;

/** Runs a JavaScript action as the runner of GitHub Actions does: inputs and files by variables, commands on stdout. */
export function runStep(step: RunnerStep): Promise<StepResult> {
  return startStep(step).ended;
}

/** The same, for who does not let it end by itself. */
export function startStep(step: RunnerStep): { child: ChildProcess; ended: Promise<StepResult> } {
  const { folder, event, inputs } = step;
  mkdirSync(join(folder, 'temp'), { recursive: true });
  const files = Object.fromEntries(
    ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'].map((name) => [`GITHUB_${name}`, join(folder, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, '');
  writeFileSync(join(folder, 'event.json'), JSON.stringify(event.payload));
  const given = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  const child = spawn(process.execPath, [step.program, ...(step.args ?? [])], {
    cwd: step.workspace,
    env: {
      ...step.environment,
      ...Object.fromEntries(given),
      ...files,
      GITHUB_ACTIONS: 'true',
      CI: 'true',
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_WORKSPACE: step.workspace,
      RUNNER_TEMP: join(folder, 'temp'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said.stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  }).then((code) => {
    const summary = readFileSync(files['GITHUB_STEP_SUMMARY'] ?? '', 'utf8');
    if (Buffer.byteLength(summary) > MAXIMUM_SUMMARY) throw new Error('the runner would throw this summary away');
    return {
      code,
      ...said,
      summary,
      outputs: outputsOf(readFileSync(files['GITHUB_OUTPUT'] ?? '', 'utf8')),
      ...commandsOf(said.stdout),
    };
  });
  return { child, ended };
}

/** `name<<delimiter`, the value, `delimiter`. */
function outputsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(.+?)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [
      name as string,
      value as string,
    ]),
  );
}

function commandsOf(stdout: string): Omit<StepResult, 'code' | 'stdout' | 'stderr' | 'summary' | 'outputs'> {
  const found = {
    annotations: [] as Annotation[],
    masks: [] as string[],
    groups: [] as string[],
    otherCommands: [] as string[],
  };
  for (const line of stdout.split(/\r?\n/)) {
    // actions/runner ActionCommand.TryParseV2, and the older form
    const [, command = '', properties = '', message = ''] = /^\s*::([^ :]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
    if (/##\[[^\]]/.test(line)) found.otherCommands.push(line);
    if (command === '' || command === 'endgroup') continue;
    if (command === 'group') found.groups.push(message);
    else if (command === 'add-mask') found.masks.push(unescaped(message));
    else if (['error', 'warning', 'notice'].includes(command)) {
      const pairs = properties.split(',').map((each) => each.split(/=(.*)/s, 2) as [string, string]);
      const named = pairs.map(([name, value]) => [name, unescaped(value ?? '')]);
      found.annotations.push({ level: command, message: unescaped(message), properties: Object.fromEntries(named) });
    } else found.otherCommands.push(line);
  }
  return found;
}

function unescaped(text: string): string {
  const signs: Record<string, string> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  return text.replace(/%(0D|0A|3A|2C|25)/g, (sign) => signs[sign] ?? sign);
}
