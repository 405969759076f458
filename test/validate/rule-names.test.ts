import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FIXED_RULES, ruleNames } from '../../src/validate/rule-names.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Rules of findings that the source writes out: those on manifests have an id instead. */
function writtenRules(): string[] {
  const files = readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  return files.flatMap((path) =>
    [...readFileSync(`${root}/src/${path}`, 'utf8').matchAll(/\brule: '([^']+)',\s*severity/g)].map(
      ([, rule]) => rule as string,
    ),
  );
}

test('a policy may name every rule, but for those that tell of it', () => {
  const names = ruleNames();
  expect(writtenRules()).toEqual(expect.arrayContaining(['render-failed', 'waiver-expired', 'yaml-invalid']));
  expect(writtenRules().filter((rule) => !names.includes(rule) && !FIXED_RULES.includes(rule))).toEqual([]);
  expect(names.filter((name) => FIXED_RULES.includes(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test.each([...ruleNames(), ...FIXED_RULES])('%s has a page', (rule) => {
  const page = `${root}/docs/rules/${rule}.md`;
  expect(existsSync(page) && readFileSync(page, 'utf8')).toContain(`# ${rule}\n`);
});
