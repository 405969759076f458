import type { Report } from '../model/report.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import type { RenderOptions } from './render-options.ts';
import { renderText } from './text.ts';

export type ReportFormat = 'text' | 'markdown' | 'json';

/** A report in one of its formats, ready to be shown: foreign text in it is harmless. The same report gives the same bytes. */
export function renderReport(report: Report, format: ReportFormat, options: RenderOptions = {}): string {
  if (format === 'json') return renderJson(report);
  return format === 'markdown' ? renderMarkdown(report, options) : renderText(report, options);
}
