import { expect, test } from '@jest/globals';
import { renderReport } from '../../src/report/render.ts';
import { recordedReport } from './comments.ts';
import { golden } from './golden.ts';

test('the sample pull request in a terminal of 80 columns, as the documentation shows it', () => {
  const text = renderReport(recordedReport('shop'), 'text', { width: 80 });
  golden('../../../docs/reference/report-in-a-terminal.txt', text);
  // Diffs and the titles of objects are not wrapped
  const wrapped = text.split('\n').filter((line) => !/^ {4}[-+ @]|^ {0,2}[-+~!?] /.test(line));
  expect(wrapped.filter((line) => line.length > 80)).toEqual([]);
});
