import { join } from 'node:path';
import { systemHttp } from '../adapters/system/http.ts';
import { type CiContext, listValue, textValue } from '../commands/context.ts';
import type { InputValues } from '../config/command-line.ts';
import type { CiEvent } from '../model/ci-event.ts';
import type { Http } from '../ports/http.ts';
import type { Review } from '../ports/review.ts';
import { VERSION } from '../version.ts';

/** What an entry for a CI host gives beside the host. */
export interface Ci {
  event: CiEvent;
  /** Secrets that the host has given beside the inputs, such as its own token. */
  secrets: readonly string[];
  /** A folder that goes with the job, for the report that later steps may take. */
  temporaryFolder: string;
  /** `HOST:PORT` of the host's own API, which may be at any address. */
  apiHosts: readonly string[];
  /** What opens the repository of the run where the checkout left nothing that does. */
  repositoryAccess: { url: string; authorization: string } | undefined;
  /** @returns where this run reports, or why nowhere. */
  openReview(values: InputValues, http: Http): Review | { none: string };
}

/** Opens what a run on a CI host reports to; nothing is reached yet. */
export function openCi(
  ci: Ci,
  values: InputValues,
  environment: NodeJS.ProcessEnv,
): { context: CiContext; close(): Promise<void> } {
  const allowHosts = [...listValue(values, 'allow-hosts'), ...ci.apiHosts];
  const http = systemHttp({ environment, allowHosts, userAgent: `seatrial/${VERSION}` });
  const review =
    values.offline === true
      ? { none: 'with `offline`, nothing is sent anywhere' }
      : ci.event.readOnly !== undefined
        ? { none: ci.event.readOnly }
        : ci.openReview(values, http);
  // Reports of several jobs are often put into one folder, and there the names of their files must differ
  const instance = textValue(values, 'instance')?.replace(/[^A-Za-z0-9._-]+/g, '-');
  const name = instance === undefined ? 'seatrial-report.json' : `seatrial-report-${instance}.json`;
  const context = { event: ci.event, review, reportFile: join(ci.temporaryFolder, name) };
  return { context, close: () => http.close() };
}

/** `HOST:PORT` of an API, which the operator chose: it may be on this machine. */
export function hostOf(apiUrl: string): string[] {
  if (!URL.canParse(apiUrl)) return [];
  const { hostname, port, protocol } = new URL(apiUrl);
  return [`${hostname}:${port || (protocol === 'http:' ? '80' : '443')}`];
}
