import type { CiHost, Host } from '../ports/host.ts';

/** A host that can be taken from the run that writes to it. */
export interface StoppableHost {
  host: Host;
  /** From now on nothing that the run does is heard, and what it waits for never comes: there it stays. */
  stop(): void;
  /** What the run was at, in words; empty when it has not said. */
  lastProgress(): string;
  /** Files that the run has written. */
  written(): readonly string[];
}

/** After a cancellation the work goes on until the process ends: it must not report that its tools have failed. */
export function stoppableHost(host: Host): StoppableHost {
  let isStopped = false;
  let progress = '';
  const written: string[] = [];
  const orNever = <T>(act: () => Promise<T>): Promise<T> => (isStopped ? new Promise(() => undefined) : act());
  const orNothing = (act: () => void): void => {
    if (!isStopped) act();
  };
  return {
    host: {
      ...host,
      print: (text) => orNever(() => host.print(text)),
      log: (line) => orNothing(() => host.log(line)),
      progress: (line) =>
        orNothing(() => {
          progress = line;
          host.progress(line);
        }),
      checkFile: (path) => orNever(() => host.checkFile(path)),
      writeFile: (path, text) =>
        orNever(async () => {
          await host.writeFile(path, text);
          written.push(path);
        }),
      ...(host.ci && { ci: stoppableCi(host.ci, orNever, orNothing) }),
    },
    stop() {
      isStopped = true;
    },
    lastProgress: () => progress,
    written: () => written,
  };
}

function stoppableCi(
  ci: CiHost,
  orNever: <T>(act: () => Promise<T>) => Promise<T>,
  orNothing: (act: () => void) => void,
): CiHost {
  return {
    ...ci,
    group: (title, text) => orNothing(() => ci.group(title, text)),
    annotate: (annotation) => orNothing(() => ci.annotate(annotation)),
    summary: (markdown) => orNever(() => ci.summary(markdown)),
    setOutput: (name, value) => orNothing(() => ci.setOutput(name, value)),
  };
}
