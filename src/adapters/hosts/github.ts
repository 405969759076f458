import {
  type AnnotationProperties,
  endGroup,
  error,
  info,
  notice,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning,
} from '@actions/core';
import { messageOf } from '../../errors.ts';
import type { MakeFolder } from '../../ports/files.ts';
import type { CiHost, Host } from '../../ports/host.ts';
import { hostFiles } from './files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The runner throws away a summary that is larger than 1 MiB (actions/runner FileCommandManager: AttachmentSizeLimit). */
const MAXIMUM_SUMMARY = 1024 * 1024 - 1;
/** The runner shows ten errors, ten warnings and ten notices of one step (actions/runner: _maxCountPerIssueType). */
const MAXIMUM_ANNOTATIONS = 10;
/** It cuts messages at 4,096. */
const MAXIMUM_MESSAGE = 4_000;
/** The runner would mask a shorter one in half of all words. */
const SHORTEST_SECRET = 4;
/** Logs are shown in wide pages, which wrap. */
const WIDTH = 120;

/** A step of a job on GitHub Actions. All goes to stdout: the runner does not keep the order of stdout and stderr. */
export function githubHost(environment: Environment, stdout: NodeJS.WriteStream, makeFolder: MakeFolder): Host {
  stdout.on('error', () => undefined);
  const write = (text: string) => new Promise<void>((resolve) => stdout.write(text, () => resolve()));
  return {
    colour: !environment['NO_COLOR'],
    width: WIDTH,
    print: write,
    log: (line) => info(line),
    progress: () => undefined,
    ...hostFiles(makeFolder),
    ci: githubCi(environment),
  };
}

function githubCi(environment: Environment): CiHost {
  return {
    maximumAnnotations: MAXIMUM_ANNOTATIONS,
    maximumSummary: MAXIMUM_SUMMARY,
    alerts: true,
    runUrl: runUrlOf(environment),
    maskSecrets(values) {
      // The runner masks line by line
      const lines = values.flatMap((value) => [value, ...value.split(/\r?\n/)]).map((line) => line.trim());
      for (const line of new Set(lines)) if (line.length >= SHORTEST_SECRET) setSecret(line);
    },
    group(title, text) {
      startGroup(title);
      info(text.replace(/\n$/, ''));
      endGroup();
    },
    annotate({ level, title, message, file, line, column }) {
      const show = { error, warning, info: notice }[level];
      const properties: AnnotationProperties = { title };
      if (file !== undefined) properties.file = file;
      if (line !== undefined) properties.startLine = line;
      if (column !== undefined) properties.startColumn = column;
      show(message.slice(0, MAXIMUM_MESSAGE), properties);
    },
    async summary(markdown) {
      try {
        await summary.emptyBuffer().addRaw(markdown).write({ overwrite: true });
      } catch (thrown) {
        warning(`The summary of this step cannot be written: ${messageOf(thrown)}`);
      }
    },
    setOutput,
  };
}

function runUrlOf(environment: Environment): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = environment;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
}
