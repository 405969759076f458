import type { ApplicationReport, ApplicationStatus } from '../model/report.ts';
import { forMarkdown, tableCode } from '../text/sanitize.ts';
import type { Budget } from './budget.ts';
import { firstWhy } from './causes.ts';
import { driftInTable } from './drift-in-table.ts';
import { driftTotals } from './drift-phrases.ts';
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
  cell(application: ApplicationReport): string;
  /** Without it a row says nothing. */
  isNeeded?: true;
}

function columnsFor({ label }: Overview, applications: readonly ApplicationReport[]): Column[] {
  const { isAsked } = driftTotals(applications);
  const isOneCluster = commonCluster(applications) !== undefined;
  return [
    {
      head: 'Application',
      cell: (application) => `${ICONS[application.status]} ${tableCode(label(application))}`,
      isNeeded: true,
    },
    {
      head: isOneCluster ? 'Project / namespace' : 'Project → cluster / namespace',
      cell: (application) => forMarkdown(placeInShort(application, isOneCluster)),
    },
    { head: 'Why', cell: (application) => whyOf(application) },
    { head: 'This pull request: objects · lines', cell: (application) => changeOf(application) },
    { head: 'Already drifted', cell: (application) => (isAsked ? forMarkdown(driftInTable(application)) : '') },
  ];
}

/**
 * One row for each Application, as far as they fit. A column that says nothing of any of them is left out.
 * @returns nothing when no row fits.
 */
export function fitTable(
  overview: Overview,
  applications: readonly ApplicationReport[],
  budget: Budget<string>,
): string {
  const columns = columnsFor(overview, applications).filter(
    ({ isNeeded, cell }) => isNeeded || applications.some((application) => cell(application) !== ''),
  );
  const rows = applications.map((application) => lineOf(columns.map(({ cell }) => cell(application))));
  const shown = rows.length > 0 ? budget.fit('rows of the table', rows) : [];
  if (shown.length === 0) return '';
  return [lineOf(columns.map(({ head }) => head)), `|${'---|'.repeat(columns.length)}`, ...shown].join('\n');
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function whyOf(application: ApplicationReport): string {
  if (application.status === 'unchanged') return '';
  const { text, more } = firstWhy(application);
  return forMarkdown(text) + (more > 0 ? `, and ${more} more` : '');
}

/** What happens to the Application, and to its objects. */
export function changeOf(application: ApplicationReport): string {
  const { status } = application;
  if (status === 'unchanged') return '';
  const itself = status === 'added' || status === 'removed' ? `Application ${status}: ` : '';
  return itself + [phrases.effectOf(application), phrases.linesOf(application)].filter(Boolean).join(' · ');
}

function placeInShort(application: ApplicationReport, isOneCluster: boolean): string {
  const { project } = application;
  const { namespace = '' } = application.destination;
  const place = isOneCluster ? project : `${project} → ${clusterOf(application)}`;
  return namespace === '' ? place : `${place} / ${namespace}`;
}

/** The name of a cluster, or its address without what all of them have. */
function clusterOf({ destination }: ApplicationReport): string {
  return destination.name ?? destination.server?.replace(/^https:\/\//, '') ?? 'no destination';
}

/** The cluster that all of them go to: it is said once. */
export function commonCluster(applications: readonly ApplicationReport[]): string | undefined {
  const [cluster, ...others] = new Set(applications.map(clusterOf));
  return others.length > 0 ? undefined : cluster;
}
