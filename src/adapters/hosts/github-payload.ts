import { readFileSync } from 'node:fs';
import { InputError, messageOf } from '../../errors.ts';
import type { Json } from '../../model/kube-object.ts';
import { parseJson } from '../../text/json.ts';

/**
 * The payload of the event that started the run.
 * @throws InputError when the runner's file cannot be read: what the run is about is then not known.
 */
export function githubPayload(environment: Readonly<Record<string, string | undefined>>): Json | undefined {
  const path = environment['GITHUB_EVENT_PATH'];
  if (path === undefined || path === '') return undefined;
  try {
    return parseJson(readFileSync(path));
  } catch (error) {
    throw new InputError(`The event that started this run cannot be read (GITHUB_EVENT_PATH): ${messageOf(error)}`, {
      cause: error,
    });
  }
}
