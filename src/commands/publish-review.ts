import { EXIT, type ExitCode, InputErrors, messageOf, SeatrialError } from '../errors.ts';
import type { Report, Verdict } from '../model/report.ts';
import { annotationsOf, firstOfEachLevel } from '../report/annotations.ts';
import { isUneventful, overviewOf } from '../report/overview.ts';
import * as phrases from '../report/phrases.ts';
import { renderReport } from '../report/render.ts';
import { reservation } from '../report/verdict-words.ts';
import { forMarkdown } from '../text/sanitize.ts';
import { type CiContext, type CommandContext, textValue } from './context.ts';
import { type PostPage, postToHost } from './post.ts';
import { argoCdOf, writeOutputs } from './publish.ts';

type Context = Pick<CommandContext, 'host' | 'values' | 'settings' | 'clock'>;

/**
 * Takes a report to all places of a CI host: files and outputs first, so that nothing that fails later loses them, then the log,
 * annotations, the pull request, and the page of the run.
 *
 * @returns the exit code of the verdict, whatever became of what was posted.
 */
export async function publishReview(report: Report, ci: CiContext, context: Context): Promise<ExitCode> {
  const { host, values, settings } = context;
  const { colour, width } = host;
  const all = values['all'] === true;
  const overview = overviewOf(report, false);
  const reserved = reservation(report, overview);
  const parts = [reserved, phrases.headline(report, overview) || 'nothing changes'];
  const headline = parts.filter((part) => part !== '').join(' · ');
  await host.writeFile(ci.reportFile, renderReport(report, 'json'));
  await writeOutputs(report, context);
  host.ci?.setOutput('verdict', report.verdict);
  host.ci?.setOutput('report', ci.reportFile);
  host.ci?.setOutput('changed', String(overview.applications.length));
  const { maxLines } = settings;
  host.ci?.group(
    `${report.verdict.toUpperCase()}: ${headline}`,
    renderReport(report, 'text', { all, colour, width, maxLines }),
  );
  const annotations = annotationsOf(report);
  const shown = firstOfEachLevel(annotations, host.ci?.maximumAnnotations ?? 0);
  for (const annotation of shown) host.ci?.annotate(annotation);
  if (shown.length < annotations.length)
    host.log(
      `${annotations.length - shown.length} more findings are in the review above, beyond what this host shows.`,
    );

  const isNews = !isUneventful(overview);
  const hasFindings = overview.findings.length + overview.undetermined.length > 0 || reserved !== '';
  const when = textValue(values, 'comment') ?? 'changes';
  const post = {
    verdict: report.verdict,
    headline,
    body: (maxLength: number, page: PostPage) =>
      renderReport(report, 'markdown', { all, maxLength, ...argoCdOf(values), ...page }),
    isClean: report.verdict === 'passed' && !hasFindings,
    mayComment: when === 'always' || (when === 'findings' ? hasFindings : isNews),
    annotations,
  };
  await postToHost(post, ci, context);
  return EXIT[report.verdict];
}

/** Says on the pull request, too, that nothing could be reviewed: an older review must not be taken for this one. */
export async function publishObstacle(error: unknown, ci: CiContext, context: Context): Promise<void> {
  const errors = error instanceof InputErrors ? error.errors : [error];
  const lines = errors.map((each) => {
    const next = each instanceof SeatrialError && each.next !== undefined ? ` → ${forMarkdown(each.next)}` : '';
    return `- ${forMarkdown(messageOf(each))}${next}`;
  });
  const verdict: Verdict = error instanceof SeatrialError && error.exitCode === EXIT.failed ? 'failed' : 'unknown';
  const headline = 'nothing was reviewed';
  context.host.ci?.setOutput('verdict', verdict);
  const title = `### ${verdict === 'failed' ? '❌' : '❔'} Argo CD review: ${verdict} · ${headline}`;
  const body = (maximumLength: number, { fullReport }: PostPage) => {
    const shown = [...lines];
    const run = fullReport === undefined ? [] : ['', `[The run](${fullReport})`];
    const text = () => `${[title, '', ...shown, ...run].join('\n')}\n`;
    while (shown.length > 0 && text().length > maximumLength) shown.pop();
    return text();
  };
  await postToHost({ verdict, headline, body, isClean: false, mayComment: true, annotations: [] }, ci, context);
}
