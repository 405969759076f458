import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actPath } from '../../scripts/native-tools.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What is tested: SEATRIAL_DIST, or dist/. */
const DIST = process.env['SEATRIAL_DIST'] ?? join(ROOT, 'dist');

export interface ActJob {
  /** A new folder, for all that the runner writes. */
  folder: string;
  /** The clone that is checked out. */
  repository: string;
  event: { name: string; payload: unknown };
  /** The workflow's text. `OWNER/seatrial@COMMIT` is the action under test. */
  workflow: string;
  token: string;
  /** Folders that stand in for further actions, by `OWNER/NAME@REF`. */
  actions?: Readonly<Record<string, string>>;
  /** Variables that a runner of another server has. */
  environment?: Readonly<Record<string, string>>;
}

interface ActLine {
  command?: string;
  arg?: string;
  name?: string;
  content?: string;
  kvPairs?: Record<string, string>;
  msg?: string;
  raw_output?: boolean;
  stepID?: string[];
  stepResult?: string;
  jobResult?: string;
}

export interface ActRun {
  /** The exit code of the runner. */
  code: number | null;
  /** `success` or `failure`, of the job and of its steps by their ids. */
  job: string | undefined;
  steps: Record<string, string>;
  /** Of all steps. */
  outputs: Record<string, string>;
  summary: string;
  annotations: { level: string; message: string; properties: Record<string, string> }[];
  masks: string[];
  /** What the steps wrote. */
  log: string;
}

/**
 * Whether act is on this machine. Where CI runs it must be; elsewhere the tests that need it are skipped, and say so.
 */
export function actIsHere(): boolean {
  if (existsSync(actPath())) return true;
  const command = 'node scripts/native-tools.mjs act';
  if (process.env['CI'] === 'true') throw new Error(`There is no ${actPath()}. Run: ${command}`);
  process.stderr.write(`Skipped, as there is no ${actPath()}: the action in a real runner. To run it: ${command}\n`);
  return false;
}

/**
 * Runs a workflow with act on this machine itself, without Docker: steps are started as the runner of GitHub starts them, and the
 * action is what action.yml says. The Node that runs the tests is the one that actions get.
 */
export async function runAct(job: ActJob): Promise<ActRun> {
  const { folder, event } = job;
  const [action, home] = [join(folder, 'action'), join(folder, 'home')];
  for (const each of [action, home]) mkdirSync(each, { recursive: true });
  cpSync(join(ROOT, 'action.yml'), join(action, 'action.yml'));
  cpSync(DIST, join(action, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'event.json'), JSON.stringify(event.payload));
  writeFileSync(join(folder, 'workflow.yml'), job.workflow);
  const variables = Object.entries(job.environment ?? {}).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const child = spawn(
    actPath(),
    [
      event.name,
      '--json',
      '--no-cache-server',
      ...['--directory', job.repository],
      ...['--workflows', join(folder, 'workflow.yml')],
      ...['--eventpath', join(folder, 'event.json')],
      ...['--platform', 'ubuntu-latest=-self-hosted'],
      ...Object.entries({ ...job.actions, 'OWNER/seatrial@COMMIT': action }).flatMap(([name, at]) => [
        '--local-repository',
        `${name}=${at}`,
      ]),
      ...['--secret', `GITHUB_TOKEN=${job.token}`],
      ...variables,
    ],
    {
      cwd: folder,
      env: { PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const lines = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as ActLine);
  if (lines.length === 0) throw new Error(`act ran nothing: ${stderr}`);
  return { code, ...read(lines) };
}

function read(lines: readonly ActLine[]): Omit<ActRun, 'code'> {
  const of = (command: string) => lines.filter((line) => line.command === command);
  const ended = lines.filter(({ stepResult, stepID }) => stepResult !== undefined && stepID !== undefined);
  return {
    job: lines.filter(({ jobResult }) => jobResult !== undefined).at(-1)?.jobResult,
    steps: Object.fromEntries(ended.map(({ stepID, stepResult }) => [stepID?.at(-1), stepResult])),
    outputs: Object.fromEntries(of('set-output').map(({ name, arg }) => [name, arg])),
    summary: of('summary')
      .map(({ content }) => content)
      .join('\n'),
    annotations: lines
      .filter(({ command }) => ['error', 'warning', 'notice'].includes(command ?? ''))
      .map(({ command = '', arg = '', kvPairs = {} }) => ({ level: command, message: arg, properties: kvPairs })),
    masks: of('add-mask').map(({ arg = '' }) => arg),
    log: lines
      .filter(({ raw_output: isOutput }) => isOutput)
      .map(({ msg }) => msg)
      .join(''),
  };
}
