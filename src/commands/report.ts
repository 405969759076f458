import { InputError } from '../errors.ts';
import type { Report } from '../model/report.ts';
import { mergeReports } from '../report/merge-reports.ts';
import { parseReport } from '../report/parse-report.ts';
import { type CommandContext, listValue } from './context.ts';

/** Puts the reports of other jobs together. Nothing is rendered, and nothing in them is trusted. */
export async function report({ values, readReports, version }: CommandContext): Promise<Report> {
  const paths = listValue(values, 'reports');
  if (paths.length === 0) {
    throw new InputError('report needs the JSON reports of other jobs', { next: 'Give them with `reports`.' });
  }
  const files = await readReports(paths);
  const [first, ...others] = files.map(({ path, text }) => parseReport(text, path));
  if (first === undefined) throw new InputError('reports: there is none');
  return mergeReports([first, ...others], version);
}
