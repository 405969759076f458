import type { CiHost, Host } from '../ports/host.ts';
import { maskValues } from '../text/mask-values.ts';
import { forTerminal } from '../text/sanitize.ts';

/** The host that a run writes to, and the way to tell it what must never leave. */
export interface SanitizedHost {
  host: Host;
  /** From now on these are masked in everything. */
  hide(secrets: readonly string[]): void;
}

/**
 * Everything that is written goes through here: no credential leaves, and what a chart or a file says cannot drive a terminal or
 * a CI host. The longest lines are cut behind the masking: half a secret would not be found.
 */
export function sanitizedHost(host: Host): SanitizedHost {
  let hidden: readonly string[] = [];
  let masked = maskValues([]);
  const mask = (text: string) => masked(text);
  return {
    host: {
      ...host,
      print: (text) => host.print(mask(text)),
      log: (line) => host.log(forTerminal(mask(line))),
      progress: (line) => host.progress(forTerminal(mask(line))),
      writeFile: (path, text) => host.writeFile(path, mask(text)),
      ...(host.ci && { ci: sanitizedCi(host.ci, mask) }),
    },
    hide(secrets) {
      hidden = [...hidden, ...secrets];
      masked = maskValues(hidden);
      host.ci?.maskSecrets(secrets);
    },
  };
}

function sanitizedCi(ci: CiHost, mask: (text: string) => string): CiHost {
  return {
    ...ci,
    group: (title, text) => ci.group(forTerminal(mask(title)), mask(text)),
    annotate: (annotation) =>
      ci.annotate({
        ...annotation,
        title: forTerminal(mask(annotation.title)),
        message: forTerminal(mask(annotation.message)),
      }),
    summary: (markdown) => ci.summary(mask(markdown)),
    setOutput: (name, value) => ci.setOutput(name, mask(value)),
  };
}
