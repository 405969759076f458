import { describe, expect, test } from '@jest/globals';
import { annotationsOf, firstOfEachLevel } from '../../src/report/annotations.ts';
import { fitMarkdown } from '../../src/report/fit-markdown.ts';
import { report } from './reports.ts';

describe('fitMarkdown', () => {
  test.each([
    ['one byte', 'x'],
    ['two bytes', 'é'],
    ['three bytes', '€'],
    ['four bytes, two units', '😀'],
  ])('fills the space with characters of %s, and never more', (_name, character) => {
    const render = (length: number) => character.repeat(Math.floor(length / character.length));
    for (const bytes of [12, 1_000, 99_999]) {
      const size = Buffer.byteLength(fitMarkdown(render, bytes));
      expect(size).toBeLessThanOrEqual(bytes);
      expect(size).toBeGreaterThan(bytes * 0.9 - 8);
    }
  });

  test('gives nothing where even the shortest is too long', () => {
    expect(fitMarkdown(() => 'long', 3)).toBe('');
  });
});

describe('annotationsOf', () => {
  const finding = { rule: 'a-rule', severity: 'warning', new: true, message: 'm' } as const;

  test('has findings with their places, worst first, and what could not be determined', () => {
    const given = report({
      applications: [],
      findings: [
        { ...finding, file: 'a.yaml', line: 2, column: 3, help: 'Mend it.' },
        { ...finding, severity: 'error', file: 'dir:/elsewhere/a.yaml', line: 1 },
        { ...finding, new: false },
      ],
      notChecked: [
        { what: 'x', reason: 'nobody knows', reached: true, help: 'Ask.' },
        { what: 'y', reason: 'nobody knows', reached: true },
        { what: 'z', reason: 'not reached', reached: false },
      ],
    });
    expect(annotationsOf(given)).toEqual([
      { level: 'error', title: 'a-rule', message: 'm' },
      { level: 'warning', title: 'a-rule', message: 'm Mend it.', file: 'a.yaml', line: 2, column: 3 },
      { level: 'error', title: 'Could not be determined', message: 'x and 1 more: nobody knows. Ask.' },
    ]);
  });

  test('the first of each level', () => {
    const levels = ['error', 'info', 'error', 'error', 'info'] as const;
    const given = levels.map((level, index) => ({ level, title: `${index}`, message: '' }));
    expect(firstOfEachLevel(given, 1).map(({ title }) => title)).toEqual(['0', '1']);
    expect(firstOfEachLevel(given, 2).map(({ title }) => title)).toEqual(['0', '1', '2', '4']);
  });
});
