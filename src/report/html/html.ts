import { createHash } from 'node:crypto';
import type { ApplicationReport, Finding, Report } from '../../model/report.ts';
import { compareCodeUnits } from '../../text/canonical.ts';
import { driftHeading } from '../drift-phrases.ts';
import { dangersOf, isUneventful, type Overview, overviewOf, type Unknowns } from '../overview.ts';
import * as phrases from '../phrases.ts';
import type { RenderOptions } from '../render-options.ts';
import { reservation, verdictWords } from '../verdict-words.ts';
import { driftBlocks } from './drift.ts';
import { applicationBlock, chip, code, findingBlock, items, line, sharedBlock } from './pieces.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** Changes of several objects that are open at first. */
const OPEN_SHARED = 3;

/**
 * A report as one HTML file that asks for nothing else: style and script are in it, and its policy lets no other run and nothing be
 * loaded. Details of Applications are built when they are opened; without scripts they are there as they are.
 */
export function renderHtml(report: Report, { all = false }: RenderOptions): string {
  const overview = overviewOf(report, all);
  const sections = [
    section('removed', '', removalBlock(overview)),
    section('undetermined', 'Could not be determined', unknownsBlock(overview.undetermined)),
    section('findings', 'Findings', findingsBlock(overview)),
    section('causes', 'What was changed', causesBlock(overview)),
    section('shared', 'Changes that several objects have in common', sharedBlocks(overview)),
    section('drift', driftHeading(overview), driftBlocks(overview)),
    section('applications', 'Applications', applicationsBlock(report, overview)),
    section('without-effect', 'Without effect', idleBlock(overview)),
    section('not-reached', 'Not checked, and not reached by this change', unknownsBlock(overview.unreached)),
    section('others', 'Other Applications', othersBlock(overview)),
  ].filter(({ html }) => html !== '');
  const isPlain = reservation(report, overview) === '';
  const title = `${verdictWords(report, overview)}: ${headline(report, overview)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${line(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#applications">Skip to the Applications</a>
<header>
<h1>${chip(verdictWords(report, overview), isPlain ? report.verdict : 'warning')} <span>${line(headline(report, overview))}</span></h1>
<p class="faint">${comparedLine(report)}</p>
</header>
<nav aria-label="Contents">${items(sections.flatMap(({ id, title: name }) => (name === '' ? [] : [`<a href="#${id}">${name}</a>`])))}</nav>
<main>
${sections.map(({ html }) => html).join('\n')}
</main>
<footer>
${footer(report)}
</footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function policy(): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
}

function headline(report: Report, overview: Overview): string {
  if (report.verdict === 'passed' && isUneventful(overview))
    return `nothing changes: ${phrases.plural(overview.unchanged.length, 'Application')}`;
  return phrases.headline(report, overview);
}

function comparedLine(report: Report): string {
  const { base, head } = phrases.compared(report);
  const { name, version } = report.tool;
  return `Compared ${code(base)} (base) with ${code(head)} (head) · ${line(`${name} ${version} ${report.command}`)}`;
}

function section(id: string, title: string, inside: string): { id: string; title: string; html: string } {
  const heading = title === '' ? '' : `<h2 id="${id}-title">${title}</h2>\n`;
  const label = title === '' ? 'aria-label="Warning"' : `aria-labelledby="${id}-title"`;
  const html = inside === '' ? '' : `<section id="${id}" ${label} tabindex="-1">\n${heading}${inside}\n</section>`;
  return { id, title, html };
}

function removalBlock(overview: Overview): string {
  const parts = phrases
    .removals(overview)
    .map(({ count, names, more }) => `${count} (${names.map(code).join(', ')}${more})`);
  return parts.length > 0 ? `<p class="alert removed"><strong>This removes</strong> ${parts.join(' and ')}.</p>` : '';
}

/** What is dangerous comes first. */
function findingsBlock(overview: Overview): string {
  const { knownFindings } = overview;
  const dangers = dangersOf(overview);
  const findings = [...dangers, ...overview.findings.filter((finding) => !dangers.includes(finding))];
  const known =
    knownFindings > 0 ? `<p class="faint">${phrases.plural(knownFindings, 'finding')} that base has too</p>` : '';
  const list = findings.length > 0 ? `<ul class="list">${findings.map(findingBlock).join('\n')}</ul>` : '';
  return [list, known].filter((part) => part !== '').join('\n');
}

function causesBlock({ causes }: Overview): string {
  const all = causes.shared.map(
    (cause) => `${code(cause.text)} <span class="faint">${line(phrases.causePlaces(cause))}</span>`,
  );
  if (all.length === 0) return '';
  const rest = all.slice(phrases.NAMED_CAUSES);
  return items(all.slice(0, phrases.NAMED_CAUSES)) + folded(rest.length, rest.length === 0 ? '' : items(rest));
}

function sharedBlocks({ shared }: Overview): string {
  const all = shared.all.map((each, i) => sharedBlock(each, i < OPEN_SHARED));
  const rest = all.slice(phrases.NAMED_CAUSES);
  return all.slice(0, phrases.NAMED_CAUSES).join('\n') + folded(rest.length, rest.join('\n'));
}

/** What comes after the most frequent. */
function folded(count: number, html: string): string {
  return count === 0 ? '' : `\n<details><summary>${count} more</summary>${html}</details>`;
}

function applicationsBlock(report: Report, overview: Overview): string {
  const { applications } = overview;
  if (applications.length === 0) {
    return report.applications.length === 0 ? '' : '<p>None of them changes.</p>';
  }
  const findings = new Map<string, Finding[]>();
  for (const finding of overview.findings) {
    const of = finding.application ?? '';
    findings.set(of, [...(findings.get(of) ?? []), finding]);
  }
  return [
    filters(overview),
    ...applications.map((application, i) => {
      const own = findings.get(overview.label(application)) ?? [];
      return applicationBlock(application, `application-${i + 1}`, overview, own);
    }),
  ].join('\n');
}

function filters({ applications, byStatus, findings }: Overview): string {
  const kinds = new Set(applications.flatMap(({ changes }) => changes.map(({ kind }) => kind)));
  const statuses = [...byStatus].filter(([, count]) => count > 0).map(([status]) => status);
  const severities = ['error', 'warning', 'info'].filter((one) => findings.some(({ severity }) => severity === one));
  const select = (id: string, label: string, any: string, options: readonly string[]) =>
    `<label for="${id}">${label}<select id="${id}"><option value="">${any}</option>${options
      .map((option) => `<option>${line(option)}</option>`)
      .join('')}</select></label>`;
  return `<form id="filters" class="filters" role="search" aria-label="Filter the Applications" hidden>
<label for="name">Application<input id="name" type="search" autocomplete="off"></label>
${select('kind', 'Kind', 'any', [...kinds].sort(compareCodeUnits))}
${select('severity', 'Findings', 'any or none', severities)}
${select('status', 'Status', 'any', statuses)}
<fieldset aria-label="How diffs are shown"><label><input type="radio" name="view" value="unified" checked>Unified</label><label><input type="radio" name="view" value="sides">Side by side</label></fieldset>
<button type="reset">Reset</button>
<output id="count" aria-live="polite"></output>
</form>`;
}

function unknownsBlock(list: readonly Unknowns[]): string {
  if (list.length === 0) return '';
  return items(
    list.map(({ reason, helps, what }) => {
      const mend = helps.map((help) => `<p>→ ${line(help)}</p>`).join('');
      if (what.length === 1) return `${code(String(what[0]))}: ${line(reason)}${mend}`;
      return `${what.length}× ${line(reason)}${mend}<details><summary>Which</summary>${items(what.map(code))}</details>`;
    }),
  );
}

function idleBlock({ causes, label }: Overview): string {
  if (causes.idle.length === 0) return '';
  return items(
    causes.idle.map(
      ({ text, applications }) => `${line(text)}: ${applications.map((each) => code(label(each))).join(', ')}`,
    ),
  );
}

function othersBlock({ unchanged, knownBroken, label }: Overview): string {
  const list = (applications: readonly ApplicationReport[], what: string) =>
    applications.length === 0
      ? ''
      : `<details><summary>${phrases.plural(applications.length, 'Application')} ${what}</summary>${items(
          applications.map((application) => code(label(application))),
        )}</details>`;
  return [list(knownBroken, 'cannot be rendered, at base neither'), list(unchanged, 'unchanged')]
    .filter((part) => part !== '')
    .join('\n');
}

function footer({ hidden, notAsked, settings }: Report): string {
  const rows = settings.map(
    ({ name, value, from }) =>
      `<tr><th scope="row">${line(name)}</th><td>${line(value)}</td><td>${line(from)}</td></tr>`,
  );
  return [
    ...hidden.map((each) => `<p>Left out: ${line(phrases.leftOut(each))}</p>`),
    ...(notAsked.length > 0
      ? [`<p class="faint">Not asked for: ${notAsked.map(phrases.notAskedFor).map(line).join(' · ')}</p>`]
      : []),
    ...(rows.length > 0 ? [`<details><summary>Settings</summary><table>${rows.join('\n')}</table></details>`] : []),
  ].join('\n');
}
