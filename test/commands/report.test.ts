import { describe, expect, test } from '@jest/globals';
import { report } from '../../src/commands/report.ts';
import { renderReport } from '../../src/report/render.ts';
import { report as made, SMALL } from '../report/reports.ts';
import { world } from './world.ts';

function reading(texts: string[], paths: string[] = ['reports']) {
  const { context } = world({}, {}, paths.length > 0 ? { reports: paths } : {});
  return report({ ...context, readReports: async () => texts.map((text, index) => ({ path: `${index}.json`, text })) });
}

describe('report', () => {
  test('puts the reports together, under its own version', async () => {
    const texts = [SMALL, made({ verdict: 'unknown', applications: [] })].map((each) => renderReport(each, 'json'));
    expect(await reading(texts)).toMatchObject({ verdict: 'unknown', tool: { version: '1.2.3' } });
  });

  test.each<[string, string[], string[], RegExp]>([
    ['no input', [], [], /needs the JSON reports/],
    ['no report', [], ['reports'], /there is none/],
    ['one that is none', [renderReport(SMALL, 'json'), '{}'], ['reports'], /1\.json is not a report/],
  ])('%s: bad input, never a pass', async (_name, texts, paths, message) => {
    await expect(reading(texts, paths)).rejects.toThrow(message);
    await expect(reading(texts, paths)).rejects.toMatchObject({ exitCode: 2 });
  });
});
