/**
 * What the HTML report does in a browser. Without it all is there, as plain diffs: each Application's details stand in a `noscript`,
 * which is one text while scripts run, so that thousands cost nothing until they are opened. Texts of the report only ever become
 * text nodes here, but for those details, whose HTML is the report's own.
 */
export const SCRIPT = String.raw`
'use strict';
const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
const MAXIMUM_LINES = 5000;
let view = 'unified';

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function unified(lines) {
  const made = element('pre', 'diff');
  for (const line of lines) {
    const sign = line[0];
    made.append(element(sign === '+' ? 'ins' : sign === '-' ? 'del' : 'span', line.startsWith('@@') ? 'at' : '', line || ' '));
  }
  return made;
}

function sideBySide(lines) {
  const table = element('table');
  const columns = element('colgroup');
  for (const className of ['number', '', 'number', '']) columns.append(element('col', className));
  const head = element('tr');
  for (const text of ['Base', 'Head']) {
    const cell = element('th', '', text);
    cell.colSpan = 2;
    cell.scope = 'colgroup';
    head.append(cell);
  }
  const top = element('thead');
  top.append(head);
  const rows = element('tbody');
  let old = 1, fresh = 1, was = [], is = [];
  const row = (left, right) => {
    const made = element('tr');
    made.append(
      element('td', 'no', left ? String(left.no) : ''), element('td', left && left.changed ? 'was' : '', left ? left.text : ''),
      element('td', 'no', right ? String(right.no) : ''), element('td', right && right.changed ? 'is' : '', right ? right.text : ''));
    rows.append(made);
  };
  const flush = () => {
    for (let i = 0; i < Math.max(was.length, is.length); i++) row(was[i], is[i]);
    was = []; is = [];
  };
  for (const line of lines) {
    const text = line.slice(1);
    if (line[0] === '-') was.push({ no: old++, text, changed: true });
    else if (line[0] === '+') is.push({ no: fresh++, text, changed: true });
    else {
      flush();
      const at = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line);
      if (at || line.startsWith('@@')) {
        if (at) { old = Number(at[1]); fresh = Number(at[2]); }
        const made = element('tr');
        const cell = element('td', 'at', line);
        cell.colSpan = 4;
        made.append(cell);
        rows.append(made);
      } else row({ no: old++, text }, { no: fresh++, text });
    }
  }
  flush();
  table.append(columns, top, rows);
  const made = element('div', 'sides');
  made.append(table);
  return made;
}

const textOf = new WeakMap();

function show(diff) {
  const text = textOf.get(diff) ?? diff.textContent;
  const lines = text.split('\n');
  if (lines.length > MAXIMUM_LINES || !/^[-+ @]/.test(text)) return;
  const made = view === 'unified' ? unified(lines) : sideBySide(lines);
  made.tabIndex = 0;
  made.setAttribute('role', 'group');
  made.setAttribute('aria-label', diff.getAttribute('aria-label') || 'Diff');
  textOf.set(made, text);
  diff.replaceWith(made);
}

const diffsIn = (within) => all('pre.diff, .sides', within);

function open(details) {
  const kept = details.querySelector(':scope > noscript');
  if (kept) {
    const body = document.createElement('template');
    body.innerHTML = kept.textContent;
    kept.replaceWith(body.content);
    filterObjects(details);
  }
  for (const diff of diffsIn(details)) if (diff.dataset.view !== view) { show(diff); }
  for (const diff of diffsIn(details)) diff.dataset.view = view;
}

const apps = all('.app');
const filters = byId('filters');
const found = apps.map((app) => ({ app, name: app.dataset.name.toLowerCase(), kinds: new Set((app.dataset.kinds || '').split(' ')),
  severities: new Set((app.dataset.severities || '').split(' ')), status: app.dataset.status }));

function filterObjects(app) {
  const kind = byId('kind') ? byId('kind').value : '';
  for (const object of all('.object', app)) object.hidden = kind !== '' && !(' ' + object.dataset.kinds + ' ').includes(' ' + kind + ' ');
}

function filter() {
  const name = byId('name').value.trim().toLowerCase();
  const [kind, severity, status] = ['kind', 'severity', 'status'].map((id) => byId(id).value);
  let shown = 0;
  for (const each of found) {
    const matches = each.name.includes(name) && (!kind || each.kinds.has(kind)) && (!severity || each.severities.has(severity)) &&
      (!status || each.status === status);
    each.app.hidden = !matches;
    if (matches) shown++;
    if (each.app.open) filterObjects(each.app);
  }
  for (const finding of all('#findings .finding')) {
    finding.hidden = (severity !== '' && finding.dataset.severity !== severity) || !(finding.dataset.name || '').toLowerCase().includes(name);
  }
  byId('count').value = shown + ' of ' + found.length + ' Applications shown';
}

document.addEventListener('toggle', (event) => { if (event.target.open) open(event.target); }, true);
if (filters) {
  filters.hidden = false;
  filters.addEventListener('submit', (event) => event.preventDefault());
  filters.addEventListener('reset', () => setTimeout(() => { view = 'unified'; refresh(); filter(); }));
  let waiting;
  filters.addEventListener('input', (event) => {
    if (event.target.name === 'view') { view = event.target.value; refresh(); return; }
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  filter();
}
function refresh() { for (const details of all('details[open]')) if (details.matches('.app, .shared')) open(details); }
function follow() {
  const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
  if (target && target.matches('.app')) { target.hidden = false; target.open = true; open(target); target.scrollIntoView(); target.querySelector('summary').focus(); }
}
addEventListener('hashchange', follow);
addEventListener('beforeprint', () => { for (const app of apps) if (app.open) open(app); });
refresh();
follow();
`;
