import { type CancelledError, EXIT, type ExitCode } from '../errors.ts';
import type { Host } from '../ports/host.ts';
import { forMarkdown } from '../text/sanitize.ts';
import type { StoppableHost } from './stoppable-host.ts';

/** Tells that the run was cancelled, and how far it was; on a CI host also on its page. No output of it says passed. */
export async function tellCancellation(
  { message, next }: CancelledError,
  host: Host,
  { lastProgress, written }: Pick<StoppableHost, 'lastProgress' | 'written'>,
): Promise<ExitCode> {
  const files = written();
  const done = [
    ...(lastProgress() === '' ? [] : [`It was at: ${lastProgress()}`]),
    ...(files.length === 0 ? [] : [`It has written ${files.join(', ')}`]),
  ];
  const lines = [...done.map((each) => each.replace(/[….]*$/, '.')), next ?? ''];
  host.progress('');
  host.log(`error: ${message}`);
  for (const line of lines) host.log(`       ${line}`);
  host.ci?.setOutput('verdict', 'unknown');
  host.ci?.annotate({ level: 'error', title: 'Seatrial', message: [message, ...lines].join('. ') });
  await host.ci?.summary(
    `### ❔ Argo CD review: unknown · ${message}\n\n${lines.map((line) => `- ${forMarkdown(line)}`).join('\n')}\n`,
  );
  return EXIT.unknown;
}
