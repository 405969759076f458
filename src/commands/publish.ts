import { EXIT, type ExitCode } from '../errors.ts';
import type { Report } from '../model/report.ts';
import { type ReportFormat, renderReport } from '../report/render.ts';
import { disarmCommands } from '../text/sanitize.ts';
import { type CommandContext, listValue, textValue } from './context.ts';

/** Writes the report to every `--output`, whole, and to stdout, where text has a limit, before anything else can fail. @returns the exit code of its verdict. */
export async function publish(report: Report, context: CommandContext): Promise<ExitCode> {
  const { host, values, settings, clock } = context;
  const all = values['all'] === true;
  await writeOutputs(report, context);
  const format = (textValue(values, 'format') ?? 'text') as ReportFormat;
  const { colour, width } = host;
  await host.print(
    renderReport(report, format, {
      ...{ all, colour, width, maxLines: settings.maxLines, day: clock.today() },
      ...argoCdOf(values),
    }),
  );
  return EXIT[report.verdict];
}

/** Writes the report to every `--output`, whole. */
export async function writeOutputs(
  report: Report,
  { host, values, clock }: Pick<CommandContext, 'host' | 'values' | 'clock'>,
): Promise<void> {
  const all = values['all'] === true;
  for (const path of listValue(values, 'output')) {
    await host.writeFile(path, renderReport(report, formatOf(path), { all, day: clock.today(), ...argoCdOf(values) }));
  }
}

/** The Argo CD that was asked: a comment links to its pages alone. */
export function argoCdOf(values: CommandContext['values']): { argoCdServer?: string } {
  const argoCdServer = textValue(values, 'argocd-server');
  return argoCdServer === undefined ? {} : { argoCdServer };
}

function formatOf(path: string): ReportFormat {
  if (path.endsWith('.json')) return 'json';
  if (/\.html?$/.test(path)) return 'html';
  if (path.endsWith('.xml')) return 'junit';
  return /\.(md|markdown)$/.test(path) ? 'markdown' : 'text';
}

/** Writes plain output to every `--output` as it is, and to stdout with what a CI host would take for a command disarmed. */
export async function publishText(text: string, { host, values }: CommandContext): Promise<void> {
  for (const path of listValue(values, 'output')) await host.writeFile(path, text);
  await host.print(disarmCommands(text));
}
