import type { ApplicationReport, Finding, NotChecked, Report } from '../model/report.ts';
import { forHtml, oneLine } from '../text/sanitize.ts';
import { labelsOf } from './labels.ts';
import * as phrases from './phrases.ts';
import type { RenderOptions } from './render-options.ts';
import { decides } from './verdict.ts';

/** What became of one test: nothing to say when it passed. */
interface Outcome {
  /** failure: a finding that fails the change. error: it could not be determined, which no host counts as passed. skipped: the change does not reach it. */
  result: 'passed' | 'failure' | 'error' | 'skipped';
  message: string;
  text: string;
}

interface TestCase extends Outcome {
  name: string;
  of: string;
}

const PASSED: Outcome = { result: 'passed', message: '', text: '' };

/**
 * A report as JUnit XML, as Azure Pipelines and others read it: one test for each Application, and one for each other thing with
 * such a finding or that could not be determined. Valid by the schema of Apache Ant's task, which asks for a time: without a day in
 * the options, it is left out.
 */
export function renderJUnit(report: Report, { day }: RenderOptions): string {
  const suites = [
    { name: 'Applications', cases: applicationCases(report) },
    { name: 'Repository', cases: repositoryCases(report) },
  ];
  const seconds = Object.values(report.timings).reduce((sum, each) => sum + each, 0) / 1000;
  const { base, head } = phrases.compared(report);
  const properties = [
    ['verdict', report.verdict],
    ['base', base],
    ['head', head],
    ['tool', `${report.tool.name} ${report.tool.version}`],
  ].map(([name = '', value = '']) => `      <property name="${attribute(name)}" value="${attribute(value)}"/>`);
  const lines = suites.flatMap(({ name, cases }, id) => {
    const count = (result: Outcome['result']) => cases.filter((each) => each.result === result).length;
    const attributes = [
      `id="${id}" name="${name}" package="seatrial"`,
      ...(day === undefined ? [] : [`timestamp="${attribute(day)}T00:00:00"`]),
      `hostname="localhost" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`,
      `skipped="${count('skipped')}" time="${(id === 0 ? seconds : 0).toFixed(3)}"`,
    ];
    return [
      `  <testsuite ${attributes.join(' ')}>`,
      '    <properties>',
      ...properties,
      '    </properties>',
      ...cases.map(testCase),
      '    <system-out/>',
      '    <system-err/>',
      '  </testsuite>',
    ];
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...lines, '</testsuites>', ''].join('\n');
}

function testCase({ name, of, result, message, text }: TestCase): string {
  const start = `    <testcase name="${attribute(name)}" classname="${attribute(of)}" time="0"`;
  if (result === 'passed') return `${start}/>`;
  const type = result === 'skipped' ? '' : ` type="${result === 'failure' ? 'finding' : 'undetermined'}"`;
  return `${start}>\n      <${result} message="${attribute(message)}"${type}>${forHtml(text)}</${result}>\n    </testcase>`;
}

function attribute(text: string): string {
  return forHtml(oneLine(text));
}

function applicationCases({ applications, notChecked, failOn }: Report): TestCase[] {
  const labels = labelsOf(applications);
  const reasons = new Map<string, NotChecked[]>();
  for (const each of notChecked) {
    const name = labelIn(each.what);
    if (name !== undefined) reasons.set(name, [...(reasons.get(name) ?? []), each]);
  }
  return applications.map((application) => {
    const label = labels.get(application) ?? application.name;
    const of = `${application.project} ${application.destination.name ?? application.destination.server ?? ''}`;
    return { name: label, of: of.trim(), ...outcomeOf(application, reasons.get(label) ?? [], failOn) };
  });
}

/** @returns the label of the Application that `what` of a thing not checked is about. */
function labelIn(what: string): string | undefined {
  return /^Application (.+?)(?: \(.*\))?$/s.exec(what)?.[1];
}

function outcomeOf(
  { status, reached, findings }: ApplicationReport,
  notChecked: NotChecked[],
  failOn: Report['failOn'],
): Outcome {
  const errors = findings.filter((finding) => decides(finding, failOn));
  if (errors.length > 0) return failure(errors);
  const [unknown] = notChecked.filter((each) => each.reached);
  if (unknown) return undetermined(unknown);
  if (status === 'unknown') return { result: 'error', message: 'it could not be determined', text: '' };
  // What the change does not reach says nothing about it.
  const [unreached] = notChecked;
  if (unreached) return { ...undetermined(unreached), result: 'skipped' };
  if (status === 'error' && !reached)
    return { result: 'skipped', message: 'it cannot be rendered, at base neither', text: '' };
  // Base has the same fault, so the change cannot be told.
  return status === 'error' ? { result: 'error', message: 'it cannot be rendered', text: '' } : PASSED;
}

function failure(errors: readonly Finding[]): Outcome {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const texts = errors.map(({ rule, message, help, ...where }) =>
    [`${rule}: ${message}`, phrases.locationOf({ rule, message, ...where }), help].filter(Boolean).join('\n'),
  );
  return { result: 'failure', message: `${first?.rule}: ${first?.message}${more}`, text: texts.join('\n\n') };
}

function undetermined({ what, reason, help }: NotChecked): Outcome {
  return { result: 'error', message: reason, text: [`${what}: ${reason}`, help].filter(Boolean).join('\n') };
}

/** What belongs to no Application: findings of files, by file, and what else could not be determined. */
function repositoryCases({ applications, findings, notChecked, failOn }: Report): TestCase[] {
  const known = new Set(labelsOf(applications).values());
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings.filter((each) => decides(each, failOn))) {
    const place = finding.file ?? finding.rule;
    byPlace.set(place, [...(byPlace.get(place) ?? []), finding]);
  }
  return [
    ...[...byPlace].map(([name, errors]) => ({ name, of: 'findings', ...failure(errors) })),
    ...notChecked
      .filter(({ what }) => !known.has(labelIn(what) ?? ''))
      .map((each): TestCase => {
        const outcome = undetermined(each);
        return { name: each.what, of: 'not checked', ...outcome, ...(!each.reached && { result: 'skipped' }) };
      }),
  ];
}
