import type { Finding, Report } from '../model/report.ts';
import type { HostAnnotation } from '../ports/host.ts';
import { overviewOf } from './overview.ts';

/** Findings that count, and what could not be determined, worst first, as CI hosts show them beside files. */
export function annotationsOf(report: Report): HostAnnotation[] {
  const { findings, undetermined } = overviewOf(report, false);
  return [
    ...findings.map(annotationOf),
    ...undetermined.map(({ reason, helps, what }): HostAnnotation => {
      const [first = '', ...others] = what;
      const more = others.length > 0 ? ` and ${others.length} more` : '';
      const mend = helps[0] === undefined ? '' : ` ${helps[0]}`;
      return { level: 'error', title: 'Could not be determined', message: `${first}${more}: ${reason}.${mend}` };
    }),
  ];
}

/** The first few of each level, in their order. */
export function firstOfEachLevel(annotations: readonly HostAnnotation[], count: number): HostAnnotation[] {
  const seen = new Map<HostAnnotation['level'], number>();
  return annotations.filter(({ level }) => {
    const before = seen.get(level) ?? 0;
    seen.set(level, before + 1);
    return before < count;
  });
}

function annotationOf({ severity, rule, message, help, file, line, column, application }: Finding): HostAnnotation {
  const of = application === undefined ? '' : `${application}: `;
  const mend = help === undefined ? '' : ` ${help}`;
  const annotation: HostAnnotation = { level: severity, title: rule, message: `${of}${message}${mend}` };
  // In a folder that is kept elsewhere, there is no such file beside the change
  if (file === undefined || file.startsWith('dir:')) return annotation;
  annotation.file = file;
  if (line !== undefined) annotation.line = line;
  if (column !== undefined) annotation.column = column;
  return annotation;
}
