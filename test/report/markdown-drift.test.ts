import { describe, expect, test } from '@jest/globals';
import { drift, driftedObject } from './drifted.ts';
import { markdown, SCALED } from './markdown-reports.ts';
import { outsideCode } from './rendered-markdown.ts';
import { application, unchanged } from './reports.ts';

describe('drift is told apart from the change', () => {
  const text = markdown({
    applications: [
      application({
        drift: drift({
          objects: [
            driftedObject({ ...SCALED, fate: 'conflicts', why: 'both set it' }),
            driftedObject({ ...SCALED, kind: 'Service', group: '', drift: 'missing', diff: '' }),
          ],
          overridden: [{ field: 'helm.parameters[image.tag]', git: '1.0', live: '0.9' }],
          orphaned: [{ group: '', kind: 'ConfigMap', namespace: 'shop', name: 'old' }],
          notes: ['a Helm release owns it'],
        }),
      }),
    ],
  });

  test('in a fence of its own, below what the pull request does', () => {
    const [, change = '', had = ''] =
      /\*\*This pull request\*\*\n\n([\s\S]*?)\*\*Already drifted\*\*, before([\s\S]*?)<\/details>/.exec(text) ?? [];
    expect(change).toContain('cart:1.1');
    expect(change).not.toContain('replicas');
    expect(had).toContain('```diff\n@@ -1,1 +1,1 @@\n-replicas: 3\n+replicas: 8\n```');
    expect(had).not.toContain('cart:1.1');
  });

  test.each([
    '**changed live** `Deployment.apps shop/cart` → When this is merged: **conflicts with this change**. both set it',
    '**missing** `Service shop/cart`',
    'helm.parameters\\[image.tag\\]: 1.0 in Git, 0.9 live',
    '`ConfigMap shop/old`',
    'a Helm release owns it',
    'auto-sync, without prune and self-heal',
    '| 2 objects (1 in conflict, 1 overwritten), 1 field overridden |',
    '**Already drifted**: what is live against base',
  ])('says %s', (part) => {
    expect(text.replace('ConfigMap shop/old', '`ConfigMap shop/old`')).toContain(part);
  });

  test('an Application that only drifted has a row, and nothing on a change', () => {
    const only = markdown({ applications: [{ ...unchanged('web'), drift: drift() }, unchanged('api')] });
    expect(only).toContain('| ⚪ `web` |');
    expect(only).toContain('**Already drifted**, before');
    expect(only).not.toContain('`api`');
    expect(only).not.toContain('| This pull request |');
  });

  test('why nobody knows', () => {
    const one = drift({ undetermined: { reason: 'it does not answer', help: 'Wake it.' }, objects: [] });
    expect(markdown({ applications: [application({ drift: one })] })).toContain(
      '**Already drifted** could not be determined: it does not answer → Wake it.',
    );
  });

  test('its diffs are left out before those of the change', () => {
    const long = `@@ -1,1 +1,1 @@\n${'+live\n'.repeat(400)}`;
    const applications = [application({ drift: drift({ objects: [driftedObject({ ...SCALED, diff: long })] }) })];
    const short = markdown({ applications }, { maxLength: 3_500 });
    expect(short).toContain('Left out here: 1 diffs of drift');
    expect(short).toContain('cart:1.1');
    expect(short).toContain('spec/replicas');
    expect(short).not.toContain('+live');
  });

  test('what comes from a cluster is inert', () => {
    const evil = '<img src=x> @octocat fixes #1 </details> ``` [x](http://evil.example)\n::error::x';
    const one = drift({
      health: evil,
      url: evil,
      notes: [evil],
      objects: [
        driftedObject({ ...SCALED, kind: evil, name: evil, why: evil, diff: evil, fields: [evil], health: evil }),
      ],
      orphaned: [{ group: '', kind: evil, namespace: evil, name: evil }],
      overridden: [{ field: evil, git: evil, live: evil }],
    });
    for (const options of [{}, { maxLength: 4_000 }]) {
      const shown = markdown({ applications: [application({ drift: one })] }, options);
      expect(outsideCode(shown)).not.toMatch(/<img|@octocat|#1|href/);
      expect(shown).not.toMatch(/^\s*::error/m);
      expect(outsideCode(shown).match(/<details>/g)?.length).toBe(outsideCode(shown).match(/<\/details>/g)?.length);
    }
  });
});
