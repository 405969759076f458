import type { ApplicationReport, ApplicationStatus } from '../model/report.ts';
import { forMarkdown, tableCode } from '../text/sanitize.ts';
import type { Budget } from './budget.ts';
import { firstCause, reasonsBeyondCauses } from './causes.ts';
import { driftInShort } from './drift-phrases.ts';
import type { Overview } from './overview.ts';
import * as phrases from './phrases.ts';

export const ICONS: Readonly<Record<ApplicationStatus, string>> = {
  removed: '➖',
  changed: '✏️',
  added: '➕',
  error: '❌',
  unknown: '❔',
  unchanged: '⚪',
};

interface Column {
  head: string;
  cell(application: ApplicationReport, overview: Overview): string;
  /** Without it a row says nothing. */
  isNeeded?: true;
}

const COLUMNS: readonly Column[] = [
  {
    head: 'Application',
    cell: (application, { label }) => `${ICONS[application.status]} ${tableCode(label(application))}`,
    isNeeded: true,
  },
  { head: 'Project → cluster / namespace', cell: (application) => forMarkdown(placeInShort(application)) },
  { head: 'Why', cell: (application) => whyOf(application) },
  { head: 'This pull request', cell: (application) => changeOf(application) },
  { head: 'Already drifted', cell: (application) => forMarkdown(driftInShort(application)) },
];

/**
 * One row for each Application, as far as they fit. A column that says nothing of any of them is left out.
 * @returns nothing when no row fits.
 */
export function fitTable(
  overview: Overview,
  applications: readonly ApplicationReport[],
  budget: Budget<string>,
): string {
  const columns = COLUMNS.filter(
    ({ isNeeded, cell }) => isNeeded || applications.some((application) => cell(application, overview) !== ''),
  );
  const rows = applications.map((application) => lineOf(columns.map(({ cell }) => cell(application, overview))));
  const shown = rows.length > 0 ? budget.fit('rows of the table', rows) : [];
  if (shown.length === 0) return '';
  return [lineOf(columns.map(({ head }) => head)), `|${'---|'.repeat(columns.length)}`, ...shown].join('\n');
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function whyOf(application: ApplicationReport): string {
  if (application.status === 'unchanged') return '';
  const cause = firstCause(application);
  const [reason = '', ...others] = reasonsBeyondCauses(application);
  const { text, more } = cause.text === '' ? { text: reason, more: others.length } : cause;
  return forMarkdown(text) + (more > 0 ? `, and ${more} more` : '');
}

/** What happens to the Application, and to its objects. */
export function changeOf(application: ApplicationReport): string {
  const { status } = application;
  if (status === 'unchanged') return '';
  const itself = status === 'added' || status === 'removed' ? `Application ${status}: ` : '';
  return itself + [phrases.effectOf(application), phrases.linesOf(application)].filter(Boolean).join(' · ');
}

/** The address of a cluster without what all of them have. */
function placeInShort({ destination, project }: ApplicationReport): string {
  const cluster = destination.name ?? destination.server?.replace(/^https:\/\//, '') ?? 'no destination';
  return `${project} → ${cluster}${destination.namespace ? ` / ${destination.namespace}` : ''}`;
}
