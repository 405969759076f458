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
            driftedObject({ ...SCALED, fate: 'conflicts', why: 'both set /spec/replicas: so' }),
            driftedObject({
              ...SCALED,
              kind: 'Service',
              group: '',
              drift: 'missing',
              diff: '',
              fields: [],
              values: [],
            }),
          ],
          restoredBy: 'fleet',
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
    expect(had).toContain('```diff\n@@ -1,1 +1,1 @@\n-replicas: 8\n+replicas: 3\n```');
    expect(had).not.toContain('cart:1.1');
  });

  test.each([
    '**changed live** `Deployment.apps shop/cart` → When this is merged: **conflicts with this change**. both set `/spec/replicas`: so',
    '**missing** `Service shop/cart`',
    'helm.parameters\\[image.tag\\]: 1.0 in Git, 0.9 live',
    '`ConfigMap shop/old`',
    'a Helm release owns it',
    'auto-sync (no prune, no self-heal)',
    '| 1 in conflict: Deployment cart replicas 8 → 5; 1 made anew: Service cart; 1 field set in Argo CD by hand |',
    '- `cart`: `Deployment.apps shop/cart` `/spec/replicas`: 3 in Git, 8 live, 5 after the merge\n',
    '- Set in Argo CD by hand: helm.parameters',
    '- The sync of fleet, which renders the Application, puts that back.',
    '**Already drifted**: what is live against base',
  ])('says %s', (part) => {
    expect(text.replace('ConfigMap shop/old', '`ConfigMap shop/old`')).toContain(part);
  });

  test('what self-heal should have done is not said of the merge', () => {
    const waiting = driftedObject({ ...SCALED, selfHeals: true, why: 'Self-heal should have put it back.' });
    const shown = markdown({ applications: [application({ drift: drift({ objects: [waiting] }) })] });
    expect(shown).toContain('`Deployment.apps shop/cart` → **left to self-heal**. Self-heal should have put it back.');
    expect(shown).not.toContain('When this is merged');
    expect(shown).toContain('| 1 left to self-heal: Deployment cart replicas 8 → 5 |');
  });

  test('who puts nothing back', () => {
    const one = drift({ overridden: [{ field: 'project', git: 'a', live: 'b' }] });
    expect(markdown({ applications: [application({ drift: one })] })).toContain(
      '- Nothing puts that back before somebody applies the file of the Application.',
    );
  });

  test('a new Application is told apart from one without drift', () => {
    const applications = [
      application({ drift: drift({ sync: 'Synced', objects: [] }) }),
      application({ name: 'b', status: 'added' }),
    ];
    expect(markdown({ applications })).toContain('| new: nothing is live yet |');
    expect(markdown({ applications })).toContain('| nothing |');
  });

  test.each<[string, string, string | undefined, boolean]>([
    ['the page of that Argo CD', 'https://cd.example.com/applications/argocd/cart', 'https://cd.example.com/', true],
    ['one below a root path', 'https://cd.example.com/argo/applications/a', 'https://cd.example.com/argo', true],
    ['a server without its scheme', 'https://cd.example.com/applications/a', 'cd.example.com', true],
    ['another host', 'https://cd.example.com.evil.example/x', 'https://cd.example.com', false],
    ['another scheme', 'http://cd.example.com/x', 'https://cd.example.com', false],
    ['another port', 'https://cd.example.com:8443/x', 'https://cd.example.com', false],
    ['a user in front', 'https://cd.example.com@evil.example/x', 'https://cd.example.com', false],
    ['a user', 'https://a:b@cd.example.com/x', 'https://cd.example.com', false],
    ['no address', 'javascript:alert(1)', 'javascript:alert(1)', false],
    ['without a server', 'https://cd.example.com/x', undefined, false],
  ])('a link: %s', (_name, url, argoCdServer, isLink) => {
    const given = argoCdServer === undefined ? {} : { argoCdServer };
    const shown = markdown({ applications: [application({ drift: drift({ url }) })] }, given);
    expect(/\[Argo CD\]\(/.test(shown)).toBe(isLink);
  });

  test('a link that nothing in its address ends', () => {
    const url = 'https://cd.example.com/a)[b](c`d*e_f\\?\\g|h#<i>';
    const shown = markdown({ applications: [application({ drift: drift({ url }) })] }, { argoCdServer: url });
    expect(outsideCode(shown).match(/<a /g)).toHaveLength(1);
    expect(outsideCode(shown)).toContain('>Argo CD</a></li>');
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
