import { configurationVariables } from './remote-access.ts';

/** What opens one repository over https. */
export interface RepositoryAccess {
  /** Its URL, without user and password: nothing else is opened. */
  url: string;
  /** The `Authorization` header. */
  authorization: string;
}

/**
 * Variables by which git sends a header to this repository alone, in place of those that its configuration has for it: servers refuse
 * two. No command line and no URL shows it.
 */
export function accessVariables(
  { url, authorization }: RepositoryAccess,
  environment: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  // git asks for both spellings, and the longer name counts
  const names = [url, `${url}.git`].map((each) => `http.${each}.extraHeader`);
  return configurationVariables(
    environment,
    names.flatMap((name): [string, string][] => [
      [name, ''],
      [name, `Authorization: ${authorization}`],
    ]),
  );
}
