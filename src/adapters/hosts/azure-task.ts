import { Writable } from 'node:stream';
import * as tl from 'azure-pipelines-task-lib/task.js';
import type { AzureResult, WriteCommand } from './azure.ts';
import type { ServiceConnection } from './azure-connections.ts';
import type { AgentNetwork } from './azure-network.ts';

/** What the agent gives a task, and how a task speaks to it: all that is used of the official library. */
export interface AzureTask {
  /** An input by its name in task.json. */
  input(name: string): string | undefined;
  /** A variable of the pipeline: `Build.Reason`. */
  variable(name: string): string | undefined;
  /** The token of the job, which every task is given. */
  jobToken(): string | undefined;
  network(): AgentNetwork;
  /** A service connection by its id, which is the value of an input of its kind. */
  connection(id: string): ServiceConnection;
  command: WriteCommand;
  /** The result of the step, once. */
  complete(result: AzureResult): void;
}

const NOWHERE = new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * The library of Azure Pipelines. Importing it takes inputs and secrets out of the environment, and puts handlers in place that end a
 * crashed run with the exit code 0: whoever imports it has to replace them.
 */
export function azureTask(): AzureTask {
  return {
    input: quietly((name: string) => tl.getInput(name, false) || undefined),
    variable: quietly((name: string) => tl.getVariable(name) || undefined),
    jobToken: quietly(
      () => tl.getEndpointAuthorizationParameter('SystemVssConnection', 'AccessToken', true) || undefined,
    ),
    network: quietly(() => {
      const proxy = tl.getHttpProxyConfiguration();
      const certificates = tl.getHttpCertConfiguration();
      return {
        proxy: proxy ?? undefined,
        caFile: certificates?.caFile || undefined,
        hasClientCertificate: Boolean(certificates?.certFile),
        skipsVerification: /^(true|1)$/i.test(tl.getVariable('Agent.SkipCertValidation') ?? ''),
      };
    }),
    connection: (id) => ({
      url: quietly(() => tl.getEndpointUrl(id, true) || undefined)(),
      authorization: quietly(
        (parameter: string) => tl.getEndpointAuthorizationParameter(id, parameter, true) || undefined,
      ),
      data: quietly((parameter: string) => tl.getEndpointDataParameter(id, parameter, true) || undefined),
    }),
    command: (name, properties, data) => tl.command(name, properties, data),
    complete: (result) => tl.setResult(tl.TaskResult[result], '', false),
  };
}

/** Without the library's debug lines: it writes the value of every input and token, before anything could have it masked. */
function quietly<A extends unknown[], T>(read: (...given: A) => T): (...given: A) => T {
  return (...given) => {
    tl.setStdStream(NOWHERE);
    try {
      return read(...given);
    } finally {
      tl.setStdStream(process.stdout);
    }
  };
}
