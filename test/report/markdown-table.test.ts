import { describe, expect, test } from '@jest/globals';
import { markdown } from './markdown-reports.ts';
import { application, objectChange } from './reports.ts';

describe('why', () => {
  const whys = { causes: ['v.yaml: tag 1 → 2', 'image a: 1 → 2'], reasons: ['x.yaml changed', 'pvc.yaml removed'] };

  test('has as many in the table as in the details', () => {
    const text = markdown({ applications: [application({ ...whys, definedAt: 'rendered by root' })] });
    expect(text).toContain('| tag 1 → 2, and 3 more |');
    expect(text.match(/^- Why: /gm)).toHaveLength(4);
  });

  test('begins with what was removed, where objects are removed', () => {
    const text = markdown({ applications: [application({ ...whys, changes: [objectChange({ change: 'removed' })] })] });
    expect(text).toContain('| pvc.yaml removed, and 3 more |');
  });

  test('is not what renders it, which is said already', () => {
    const text = markdown({
      applications: [application({ reasons: ['rendered by root'], definedAt: 'rendered by root' })],
    });
    expect(text).not.toContain('- Why');
  });
});

test('one cluster of all is said above the table, several in it', () => {
  const prod = { server: 'https://prod.example.com', namespace: 'shop' };
  const one = markdown({ applications: [application({ destination: prod })] });
  expect(one).toContain('Cluster: `prod.example.com`.');
  expect(one).toContain('| Application | Project / namespace |');
  expect(one).toContain('| shop / shop |');
  const two = markdown({ applications: [application(), application({ name: 'b', destination: prod })] });
  expect(two).not.toContain('Cluster: ');
  expect(two).toContain('| shop → prod.example.com / shop |');
});

test('a renamed object is not counted as changed', () => {
  const renamed = objectChange({ renamedFrom: { namespace: 'shop', name: 'a' } });
  expect(markdown({ applications: [application({ changes: [renamed, objectChange()] })] })).toContain(
    '| 1 renamed, 1 changed · +2 −2 |',
  );
});

test('masks are explained where they are', () => {
  const diff = '@@ -1,1 +1,1 @@\n-  key: ++++++++\n+  key: ++++++++++++';
  expect(markdown({ applications: [application({ changes: [objectChange({ diff })] })] })).toContain(
    'In this diff, values masked: equal lengths mean equal values.\n\n```diff\n@@',
  );
  expect(markdown({ applications: [application()] })).not.toContain('masked');
});
