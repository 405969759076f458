import { expect, test } from '@jest/globals';
import { renderReport } from '../../src/report/render.ts';
import { recordedReport } from './comments.ts';
import { golden } from './golden.ts';

test('the sample pull request in a terminal of 80 columns, as the documentation shows it', () => {
  const text = renderReport(recordedReport('shop'), 'text', { width: 80 });
  golden('../../../docs/reference/report-in-a-terminal.txt', text);
  const prose = text.split('\n').filter((line) => !/^ {4}[-+ @]/.test(line));
  // What has no blank to break at may be longer
  for (const line of prose) expect(line.length <= 80 || !line.trim().includes(' ', 60)).toBe(true);
});
