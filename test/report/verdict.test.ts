import { expect, test } from '@jest/globals';
import type { ApplicationReport, Finding, NotChecked, Report } from '../../src/model/report.ts';
import { verdictOf } from '../../src/report/verdict.ts';
import { application, report } from './reports.ts';

const finding = (severity: Finding['severity'], isNew: boolean): Finding => ({
  rule: 'r',
  severity,
  new: isNew,
  message: 'm',
});
const notChecked = (reached: boolean): NotChecked => ({ what: 'w', reason: 'r', reached });
const withFindings = (...findings: Finding[]): ApplicationReport => application({ findings });

test.each<[string, Partial<Report>, string]>([
  ['nothing', {}, 'passed'],
  ['a new error', { findings: [finding('error', true)] }, 'failed'],
  ['a new error of an Application', { applications: [withFindings(finding('error', true))] }, 'failed'],
  ['an error that base has too', { findings: [finding('error', false)] }, 'passed'],
  ['a new warning', { findings: [finding('warning', true)] }, 'passed'],
  ['something reached that was not checked', { notChecked: [notChecked(true)] }, 'unknown'],
  ['something not reached', { notChecked: [notChecked(false)] }, 'passed'],
  ['an Application that is unknown', { applications: [application({ status: 'unknown' })] }, 'unknown'],
  ['an error and something unknown', { findings: [finding('error', true)], notChecked: [notChecked(true)] }, 'failed'],
])('%s: %#', (_, over, verdict) => {
  expect(verdictOf(report({ ...over, verdict: 'passed' }))).toBe(verdict);
});
