import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { grafana, loki, promtail } from './stand-in-charts.ts';
import { readFiles } from './world.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

/** The charts of examples/loki-stack, before and after its change. */
export const GRAFANA = [loki('5.9.2', '2.8.2'), loki('5.10.0', '2.8.3'), promtail('6.11.9'), grafana('6.58.7')];

/** The files of examples, each below its own name. */
export function exampleFiles(...examples: string[]): Record<string, string> {
  return Object.fromEntries(
    examples.flatMap((example) =>
      Object.entries(readFiles(join(EXAMPLES, example))).map(([path, content]) => [`${example}/${path}`, content]),
    ),
  );
}

/** A pull request on examples/loki-stack: a version and a value. */
export function lokiChange(base: Readonly<Record<string, string>>): Record<string, string> {
  return edited(
    base,
    'loki-stack/applications/loki.yaml',
    ['5.9.2', '5.10.0'],
    ['replication_factor: 1', 'replication_factor: 2'],
  );
}

/** @throws Error when there is nothing to replace. */
export function edited(
  base: Readonly<Record<string, string>>,
  path: string,
  ...edits: [string, string][]
): Record<string, string> {
  return {
    [path]: edits.reduce((text, [before, after]) => {
      if (!text.includes(before)) throw new Error(`${path} has no ${before}`);
      return text.replace(before, after);
    }, base[path] ?? ''),
  };
}
