import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DANGER_RULES } from '../../src/compare/danger/all-rules.ts';
import { ALL_RULES } from '../../src/validate/all-rules.ts';
import { FIXED_RULES, ruleNames } from '../../src/validate/rule-names.ts';

const pages = fileURLToPath(new URL('../../docs/rules/', import.meta.url));
const files = fileURLToPath(new URL('../../src/validate/rules/', import.meta.url));
const tests = fileURLToPath(new URL('./rules/', import.meta.url));
/** Rules that are not on one manifest and have a row of their own. */
const FURTHER = [{ id: 'helm-value-unknown', severity: 'warning' }, ...DANGER_RULES];
const ids = ALL_RULES.map(({ id }) => id);

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending) && file !== 'README.md')
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

test('every id is of its own, in kebab-case', () => {
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
});

test('every file is a rule that is run, under its own name, and has a page', () => {
  expect(namesIn(files, '.ts')).toEqual([...ids].sort());
  expect(namesIn(pages, '.md')).toEqual([...ruleNames(), ...FIXED_RULES].sort());
});

test('every rule has a table of hits, near misses and fixes', () => {
  const tables = new Set(namesIn(tests, '.test.ts'));
  const withoutTable = ids.filter((id) => {
    if (!tables.has(id)) return true;
    const variable = id.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
    return !readFileSync(`${tests}${id}.test.ts`, 'utf8').includes(`ruleCases(${variable}, {`);
  });
  expect(withoutTable).toEqual([]);
});

test('the index lists exactly these, with their severities', () => {
  const index = readFileSync(`${pages}README.md`, 'utf8');
  const rows = [...index.matchAll(/^\| \[([\w-]+)\]\(([\w-]+)\.md\) \| (\w+) \| \S.*\.[ ]\|$/gm)];
  expect(rows.map(([, id, page, severity]) => [id, page, severity])).toEqual(
    [...ALL_RULES, ...FURTHER].map(({ id, severity }) => [id, id, severity]),
  );
});

test.each([...ALL_RULES, ...FURTHER])('the page of $id says its severity, a fix and a source', ({ id, severity }) => {
  const page = readFileSync(`${pages}${id}.md`, 'utf8');
  expect(page).toContain(`**Severity:** ${severity}`);
  expect(page).toContain('**Fix:** ');
  expect(page).toContain('**Source:** ');
});
