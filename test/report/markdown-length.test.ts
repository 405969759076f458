import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/model/report.ts';
import { drift, driftedObject } from './drifted.ts';
import { DANGER, markdown, SCALED } from './markdown-reports.ts';
import { outsideCode } from './rendered-markdown.ts';
import { application, objectChange } from './reports.ts';

describe('whatever there is, it keeps to its length', () => {
  const long = `${'x'.repeat(70_000)}`;
  const emoji = '😀'.repeat(3_000);
  const { application: _, ...danger } = DANGER;
  const many = Array.from({ length: 3_000 }, (_, i) =>
    application({
      name: `app-${i}-😀`,
      findings: i % 10 === 0 ? [{ ...danger, message: `${i} ${emoji}` }] : [],
      drift: drift({
        objects: Array.from({ length: i % 50 }, (_, n) =>
          driftedObject({ ...SCALED, name: `o-${n}`, diff: `@@ -1 +1 @@\n+${emoji}` }),
        ),
        notes: [long],
      }),
    }),
  );

  test.each<[string, Partial<Report>]>([
    ['3,000 Applications that drifted', { applications: many }],
    [
      'long lists of what had drifted',
      {
        applications: Array.from({ length: 40 }, (_, i) =>
          application({
            name: `app-${i}`,
            drift: drift({
              objects: Array.from({ length: 20 }, () => driftedObject({ ...SCALED, name: 'x'.repeat(250), diff: '' })),
            }),
          }),
        ),
      },
    ],
    [
      'one line of 70 kB',
      { applications: [application({ drift: drift({ objects: [driftedObject({ ...SCALED, diff: `+${long}` })] }) })] },
    ],
    [
      'names of 70 kB',
      { base: { revision: long }, head: { revision: emoji }, applications: [application({ name: long })] },
    ],
    ['dangers without end', { findings: Array.from({ length: 500 }, () => ({ ...danger, message: emoji })) }],
    ['what is not asked', { applications: [application()], notAsked: Array.from({ length: 500 }, () => emoji) }],
  ])('%s', (_name, over) => {
    for (const maxLength of [1_200, 8_000, 65_000, 150_000]) {
      for (const alerts of [true, false]) {
        const text = markdown(over, { maxLength, alerts, fullReport: 'https://ci.example/runs/1' });
        expect(text.length).toBeLessThanOrEqual(maxLength);
        expect(text.split('\n')[0]).toContain('passed');
        const html = outsideCode(text);
        expect(html).not.toContain('```');
        expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
      }
    }
  });
});

describe('where the rest is', () => {
  const fullReport = 'https://ci.example/runs/(1)';

  test('a link at the end, and where something is left out', () => {
    const huge = application({ changes: [objectChange({ diff: `@@ -1,1 +1,1 @@\n${'+x\n'.repeat(5_000)}` })] });
    const text = markdown({ applications: [huge] }, { fullReport, maxLength: 3_000 });
    expect(text.length).toBeLessThanOrEqual(3_000);
    expect(text).toContain('[Full report](https://ci.example/runs/%281%29).');
    expect(text).toContain('Left out here: 1 diffs. [The page of the run](https://ci.example/runs/%281%29) has more.');
  });

  test('how long it took', () => {
    expect(markdown({ applications: [application()], timings: { a: 1_234, b: 100 } })).toContain('Took 1.3 s, with');
    expect(markdown({ applications: [application()] })).not.toContain('Took');
  });
});
