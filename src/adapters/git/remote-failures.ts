import { UndeterminedError } from '../../errors.ts';

/** What of a git server's answer decides what is done next. */
export type FailureKind = 'no such object' | 'not by id' | 'passing' | 'other';

/** @param said what git wrote to stderr. */
export function failureKind(said: string): FailureKind {
  if (/not our ref|couldn't find remote ref|no matching remote head|TF401035/i.test(said)) return 'no such object';
  if (/unadvertised object|want [0-9a-f]+ not valid|does not (?:allow|support) .*(?:sha|object|want)/i.test(said))
    return 'not by id';
  if (/not done after|more than \d+|was closed/i.test(said)) return 'other';
  const passing =
    /early EOF|RPC failed|unexpected disconnect|hung up|reset by peer|returned error: (?:5\d\d|429)|invalid index-pack|bad pack|inflate|pack (?:has|is)|timed out|Could not resolve host|temporary failure/i;
  return passing.test(said) ? 'passing' : 'other';
}

/** How it was asked. */
interface Refused {
  /** Whether a credential was sent. */
  credential: boolean;
  /** What to do where none was. */
  add: string;
}

interface Explained {
  why: string;
  next: string;
}

const TRANSIENT = 'Run again; if it stays so, check that this machine can reach the server.';

/** The first that matches: what is said of a cause comes before what git says of its consequence. */
const WORDS: readonly (readonly [RegExp, (access: Refused) => Explained])[] = [
  [
    /HOST IDENTIFICATION HAS CHANGED|Offending .*key|Host key for .* has changed/i,
    () => ({
      why: 'the host key of the server is not the one that is known for it: somebody may stand in between',
      next: 'Ask who runs the server; if its key was renewed, correct sshKnownHosts in its entry of repository-credentials.',
    }),
  ],
  [
    /host key is known for|Host key verification failed/i,
    () => ({
      why: 'the host key of the server is not known',
      next: 'Check the line that `ssh-keyscan HOST` prints, and add it as sshKnownHosts to its entry of repository-credentials.',
    }),
  ],
  [
    /incorrect passphrase|error in libcrypto|invalid format|Load key/i,
    () => ({
      why: 'the SSH key that was given for it cannot be used',
      next: 'Give sshPrivateKey as PEM or OpenSSH text, whole and without a passphrase.',
    }),
  ],
  [
    /ssh: not found|cannot run ssh|ssh: No such file/i,
    () => ({ why: 'ssh was not found', next: 'Install OpenSSH, and put it on the PATH.' }),
  ],
  [
    /Repository not found|could not be found|does not appear to be a git repository|repository .* not found|does not exist|returned error: 404/i,
    (access) => (access.credential ? NOT_FOUND : { ...NOT_FOUND, next: access.add }),
  ],
  [
    /Permission denied|Authentication failed|could not read (?:Username|Password)|terminal prompts disabled|returned error: 40[13]|Access denied|not authorized/i,
    needsCredentials,
  ],
  [
    /unable to update url base from redirection|redirect/i,
    () => ({
      why: 'the server redirects to another URL',
      next: 'Write the URL that it redirects to as the repoURL.',
    }),
  ],
  [
    /certificate|SSL|TLS/i,
    () => ({
      why: 'the certificate of the server is not trusted',
      next: 'If it is a company authority, give its certificate as `ca` in its entry of repository-credentials, or set NODE_EXTRA_CA_CERTS.',
    }),
  ],
  [
    /not done after|transfer rate|Operation too slow|timed out/i,
    () => ({ why: 'the server takes too long', next: TRANSIENT }),
  ],
];

const NOT_FOUND: Explained = {
  why: 'there is no such repository, or no access to it',
  next: 'Check the URL, and that the credential in repository-credentials may read it.',
};

/** Why a server refuses, in words, and what to do. */
export function needsCredentials({ credential, add }: Refused): Explained {
  return credential
    ? {
        why: 'the server does not accept the credential',
        next: 'Check its entry in repository-credentials: is it still valid, and may it read this repository?',
      }
    : { why: 'it needs credentials', next: add };
}

/** @returns the error that a user sees: the repository, why in plain words, what git said, and what to do. */
export function explainGit(said: string, shown: string, access: Refused): UndeterminedError {
  const words = WORDS.find(([pattern]) => pattern.test(said))?.[1](access);
  return unreadable(shown, words === undefined ? said : `${words.why} (${said})`, words?.next ?? TRANSIENT);
}

/** The error for a repository that cannot be read. @param shown its URL without credentials. @param next the one line that mends it. */
export function unreadable(shown: string, why: string, next: string, cause?: unknown): UndeterminedError {
  return new UndeterminedError(`The repository ${shown} cannot be read: ${why}.`, { next, cause });
}
