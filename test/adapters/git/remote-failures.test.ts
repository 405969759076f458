import { explainGit, failureKind } from '../../../src/adapters/git/remote-failures.ts';

test.each([
  ['remote error: upload-pack: not our ref ffff', 'no such object'],
  ["couldn't find remote ref ffff", 'no such object'],
  ['no matching remote head', 'no such object'],
  ["remote error: TF401035: The object 'ffff' does not exist.", 'no such object'],
  ['Server does not allow request for unadvertised object ffff', 'not by id'],
  [`remote error: want ${'f'.repeat(40)} not valid`, 'not by id'],
  ['RPC failed; curl 18 transfer closed; early EOF', 'passing'],
  ['The requested URL returned error: 503', 'passing'],
  ['The requested URL returned error: 429', 'passing'],
  ['ssh: connect to host x port 22: Connection timed out; the remote end hung up unexpectedly', 'passing'],
  ['the fetch wrote more than 100 bytes, the most that is fetched', 'other'],
  ['not done after 300 s', 'other'],
  ['Permission denied (publickey).; Could not read from remote repository.', 'other'],
])('%s is: %s', (said, kind) => {
  expect(failureKind(said)).toBe(kind);
});

test.each([
  ['ERROR: Repository not found.; Could not read from remote repository.', 'there is no such repository, or no access'],
  ['remote: The project you were looking for could not be found', 'there is no such repository, or no access'],
  ["could not read Username for 'https://x': terminal prompts disabled", 'it needs credentials'],
  ["Authentication failed for 'https://x'", 'it needs credentials'],
  ['git@x: Permission denied (publickey).', 'it needs credentials'],
  [
    'No ED25519 host key is known for x and you have requested strict checking.; Host key verification failed.',
    'is not known',
  ],
  [
    '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @; Host key verification failed.',
    'somebody may stand in between',
  ],
  ['Load key "/x/key": error in libcrypto; git@x: Permission denied (publickey).', 'cannot be used'],
  ['cannot run ssh: No such file or directory', 'ssh was not found'],
  ['server certificate verification failed. CAfile: none', 'the certificate of the server is not trusted'],
  ['unable to update url base from redirection', 'redirects to another URL'],
  ['git fetch: not done after 300 s', 'takes too long'],
  ['something new', 'something new'],
])('%s is explained, with what git said', (said, words) => {
  const { message, next } = explainGit(said, 'https://git.example.com/a', {
    credential: false,
    add: 'Add repository-credentials for it.',
  });
  expect(message).toMatch(/^The repository https:\/\/git\.example\.com\/a cannot be read: .*\.$/);
  expect(message).toContain(words);
  expect(message).toContain(said);
  expect(next).toMatch(/^[A-Z].*\.$/);
});
