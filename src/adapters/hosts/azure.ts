import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, type ExitCode, messageOf } from '../../errors.ts';
import type { MakeFolder } from '../../ports/files.ts';
import type { CiHost, Host, HostAnnotation } from '../../ports/host.ts';
import { hostFiles } from './files.ts';

/** A logging command: `##vso[task.logissue type=error;]message`. What writes it escapes the properties and the data. */
export type WriteCommand = (name: string, properties: Readonly<Record<string, string>>, data: string) => void;

export interface AzureHostOptions {
  /** All goes to stdout: the agent does not keep the order of stdout and stderr. */
  stdout: NodeJS.WritableStream;
  command: WriteCommand;
  variable(name: string): string | undefined;
  makeFolder: MakeFolder;
  /** A folder that goes with the job. */
  temporaryFolder: string;
  colour: boolean;
}

/** How the step ends, in words of the agent. */
export type AzureResult = 'Succeeded' | 'SucceededWithIssues' | 'Failed';

export interface AzureHost {
  host: Host;
  /** The result of the step that goes with an exit code: the agent takes the worse of the two. */
  resultOf(code: ExitCode): AzureResult;
}

/** The agent keeps ten errors and ten warnings of one step (azure-pipelines-agent: ExecutionContext, MaxIssueCount). */
const MAXIMUM_ANNOTATIONS = 10;
/** No limit is documented; the page of a run is of no use with more. */
const MAXIMUM_SUMMARY = 1024 * 1024;
const MAXIMUM_MESSAGE = 4_000;
/** The agent would mask a shorter one in half of all words. */
const SHORTEST_SECRET = 4;
const WIDTH = 120;

/** A step of a job on Azure Pipelines. */
export function azureHost(options: AzureHostOptions): AzureHost {
  const { stdout, makeFolder, colour } = options;
  stdout.on('error', () => undefined);
  let issues = false;
  const write = (text: string) => new Promise<void>((resolve) => stdout.write(text, () => resolve()));
  const host: Host = {
    colour,
    width: WIDTH,
    print: write,
    log: (line) => void write(`${line}\n`),
    progress: () => undefined,
    ...hostFiles(makeFolder),
    ci: azureCi(options, () => {
      issues = true;
    }),
  };
  return {
    host,
    resultOf: (code) => (code !== EXIT.passed ? 'Failed' : issues ? 'SucceededWithIssues' : 'Succeeded'),
  };
}

function azureCi({ stdout, command, variable, temporaryFolder }: AzureHostOptions, onIssue: () => void): CiHost {
  const line = (text: string) => stdout.write(`${text}\n`);
  function issue({ level, title, message, file, line: at, column }: HostAnnotation): void {
    const whole = `${title}: ${message}`.slice(0, MAXIMUM_MESSAGE);
    // The agent has errors and warnings
    if (level === 'info') {
      line(whole.replaceAll('\n', ' '));
      return;
    }
    onIssue();
    const properties: Record<string, string> = { type: level };
    if (file !== undefined) properties['sourcepath'] = file;
    if (at !== undefined) properties['linenumber'] = String(at);
    if (column !== undefined) properties['columnnumber'] = String(column);
    command('task.logissue', properties, whole);
  }
  return {
    maximumAnnotations: MAXIMUM_ANNOTATIONS,
    maximumSummary: MAXIMUM_SUMMARY,
    alerts: false,
    runUrl: runUrlOf(variable),
    maskSecrets(values) {
      // The agent takes no line breaks in a secret, and masks line by line
      const lines = values.flatMap((value) => value.split(/[\r\n]+/)).map((each) => each.trim());
      for (const each of new Set(lines)) if (each.length >= SHORTEST_SECRET) command('task.setsecret', {}, each);
    },
    group(title, text) {
      line(`##[group]${title.replaceAll('\n', ' ')}`);
      line(text.replace(/\n$/, ''));
      line('##[endgroup]');
    },
    annotate: issue,
    async summary(markdown) {
      try {
        // The page shows the name of the file as a heading, and the agent reads it after the step has gone on
        const folder = join(temporaryFolder, `seatrial-${randomUUID()}`);
        await mkdir(folder, { recursive: true });
        const file = join(folder, 'Seatrial.md');
        await writeFile(file, markdown);
        command('task.uploadsummary', {}, file);
      } catch (error) {
        issue({
          level: 'warning',
          title: 'Seatrial',
          message: `The summary of this step cannot be written: ${messageOf(error)}`,
        });
      }
    },
    setOutput: (name, value) => command('task.setvariable', { variable: camelCase(name), isOutput: 'true' }, value),
  };
}

/** The name of an input or an output as Azure Pipelines has it, where names have no dashes: `argocd-version` is `argocdVersion`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function runUrlOf(variable: AzureHostOptions['variable']): string | undefined {
  const [collection, project, build] = ['System.CollectionUri', 'System.TeamProject', 'Build.BuildId'].map(variable);
  if (!collection || !project || !build || !/^\d+$/.test(build)) return undefined;
  return `${collection.replace(/\/*$/, '/')}${encodeURIComponent(project)}/_build/results?buildId=${build}`;
}
