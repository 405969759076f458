import { findRevision } from '../../../src/desired/sources/git-revision.ts';
import { fakeRenderer } from '../../fakes/renderer.ts';

const REFERENCES = new Map([
  ['HEAD', 'a'],
  ['refs/heads/main', 'a'],
  ['refs/tags/v1.0.0', 'b'],
  ['refs/tags/v1.0.0^{}', 'c'],
]);
const ranges = { renderer: fakeRenderer({ 'semver.resolve': () => ({ result: { version: null } }) }), tagPrefix: '' };

test.each([
  ['', 'a'],
  ['main', 'a'],
  ['refs/heads/main', 'a'],
  ['v1.0.0', 'c'],
  ['refs/tags/v1.0.0', 'c'],
  [' main', undefined],
  ['main ', undefined],
  ['v1.0.0^{}', undefined],
  ['HEAD~1', undefined],
  ['gone', undefined],
])('the revision "%s" is %s', async (revision, commit) => {
  expect((await findRevision(revision, REFERENCES, ranges))?.commit).toBe(commit);
});
