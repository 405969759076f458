import { expect, test } from '@jest/globals';
import { proseWithPointers } from '../../src/report/markdown-prose.ts';
import { HOSTILE } from '../text/hostile.ts';
import { outsideCode } from './rendered-markdown.ts';

test.each([
  ['This change sets /spec/replicas too: it wins.', 'This change sets `/spec/replicas` too: it wins.'],
  ['/data/a, /metadata/annotations/x.io~1y.', '`/data/a`, `/metadata/annotations/x.io~1y`.'],
  ['/data/a: 1 in Git', '`/data/a`: 1 in Git'],
  ['@octocat sets /data/a', '@&#8203;octocat sets `/data/a`'],
  ['/azp run', '/&#8203;azp run'],
  ['https://x.example/a/b', 'https:&#8203;//x.example/a/b'],
  ['a/b/c', 'a/b/c'],
  ['', ''],
])('%s', (text, shown) => {
  expect(proseWithPointers(text)).toBe(shown);
});

test.each(HOSTILE)('is harmless beside a pointer: %j', (text) => {
  expect(outsideCode(`- ${proseWithPointers(`${text} /spec/replicas ${text}`)}`)).not.toMatch(/<img|@octocat|<a /);
});
