import type { ApplicationReport, Finding, Report } from '../../src/model/report.ts';
import { renderReport } from '../../src/report/render.ts';
import type { RenderOptions } from '../../src/report/render-options.ts';
import { driftedObject } from './drifted.ts';
import { application, report } from './reports.ts';

/** A report as a comment. */
export function markdown(over: Partial<Report>, options: RenderOptions = {}): string {
  return renderReport(report(over), 'markdown', options);
}

export const DANGER: Finding = {
  rule: 'volume-deleted',
  severity: 'warning',
  new: true,
  danger: true,
  application: 'cart',
  message: 'PersistentVolumeClaim shop/data is removed: its data is lost',
  help: 'Make a backup.',
};

/** A report in which one Application has a finding. */
export function withDanger(finding: Finding, over: Partial<ApplicationReport> = {}): Partial<Report> {
  const { application: _, ...own } = finding;
  return { applications: [application({ findings: [own], ...over })] };
}

/** Somebody scaled it by hand. */
export const SCALED = driftedObject({
  why: 'Git wants another value',
  diff: '@@ -1,1 +1,1 @@\n-replicas: 8\n+replicas: 3',
  fields: ['/spec/replicas'],
  values: [{ field: '/spec/replicas', git: '3', live: '8', merged: '5' }],
});
