import { isChartTemplate } from '../argocd/chart-template.ts';
import type { Snapshot } from '../ports/repository.ts';
import { isUtf16 } from '../text/encoding.ts';
import type { DesiredState } from './desired-state.ts';
import { readEach } from './read-each.ts';

/** With the other end first, the same bytes stand one further on. */
const GROUP_IN_UTF_16 = Buffer.from('argoproj.io/', 'utf16le');

/**
 * Adds to both sides the files that the change touches and that mention Argo CD's API in UTF-16 without a byte order mark. Argo CD
 * reads such a file as UTF-8, with a zero at every other byte, and refuses it; no search for the API finds it.
 */
export async function addUnmarkedUtf16(base: DesiredState, head: DesiredState): Promise<void> {
  const before = base.side.snapshot.entries;
  const changed = [...head.side.snapshot.entries.values()].filter(
    ({ path, type, oid }) => type === 'file' && /\.(ya?ml|json)$/.test(path) && before.get(path)?.oid !== oid,
  );
  const paths = changed.map(({ path }) => path);
  for (const { side, discovered } of [base, head]) {
    for (const file of await unmarkedIn(side.snapshot, paths)) {
      const message = 'it is in UTF-16 without a byte order mark';
      discovered.unreadable.set(file, { file, line: 1, column: 1, message, beyondLimit: false });
      discovered.findings.push({
        rule: 'yaml-invalid',
        severity: 'error',
        message: `Not valid YAML: ${message}`,
        help: 'Argo CD cannot read this file; save it as UTF-8.',
        file,
        line: 1,
        column: 1,
      });
    }
  }
}

async function unmarkedIn(snapshot: Snapshot, paths: readonly string[]): Promise<string[]> {
  const oidOf = (path: string) => snapshot.entries.get(path)?.oid ?? '';
  const whole = paths.filter((path) => {
    const { type, size } = snapshot.entries.get(path) ?? { type: undefined, size: 1 };
    // Two bytes for every character
    return type === 'file' && size % 2 === 0 && !isChartTemplate(path, snapshot.entries);
  });
  const contents = await readEach(snapshot, whole.map(oidOf));
  return whole.filter((path) => {
    const content = contents.get(oidOf(path));
    return content instanceof Buffer && !isUtf16(content) && content.includes(GROUP_IN_UTF_16);
  });
}
