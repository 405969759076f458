import type { Report } from '../model/report.ts';
import { renderHtml } from './html/html.ts';
import { renderJson } from './json.ts';
import { renderJUnit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import type { RenderOptions } from './render-options.ts';
import { renderText } from './text.ts';

export type ReportFormat = 'text' | 'markdown' | 'json' | 'html' | 'junit';

/** A report in one of its formats, ready to be shown: foreign text in it is harmless. The same report gives the same bytes. */
export function renderReport(report: Report, format: ReportFormat, options: RenderOptions = {}): string {
  if (format === 'json') return renderJson(report);
  if (format === 'junit') return renderJUnit(report, options);
  if (format === 'html') return renderHtml(report, options);
  return format === 'markdown' ? renderMarkdown(report, options) : renderText(report, options);
}
