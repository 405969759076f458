import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseConfiguration } from '../../src/config/configuration.ts';
import { CONFIGURATION_SCHEMA, type Schema } from '../../src/config/configuration-schema.ts';
import { FIXED_RULES, ruleNames } from '../../src/validate/rule-names.ts';

function read(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
}

/** The table of keys, as the schema has them. */
function rows({ properties = {}, required = [], items }: Schema, at = ''): string[] {
  const own = Object.entries(properties).flatMap(([key, schema]) => {
    const name = at === '' ? key : `${at}.${key}`;
    const needed = required.includes(key) ? ' Required.' : '';
    return [`| \`${name}\` | ${shownValue(schema)} | ${schema.description}${needed} |`, ...rows(schema, name)];
  });
  return [...own, ...(items ? rows(items, `${at}[]`) : [])];
}

function shownValue(schema: Schema): string {
  if (schema.enum) return schema.enum.map((each) => `\`${each}\``).join(', ');
  const [example] = schema.examples ?? [];
  if (example !== undefined) return `text, such as \`${example}\``;
  const type = [schema.type].flat()[0];
  if (type === 'array') return schema.items?.type === 'string' ? 'list of texts' : 'list';
  return schema.additionalProperties ? 'map of rule to `error`, `warning`, `info` or `off`' : 'map';
}

test('the reference has every key, as the schema has it', () => {
  expect(read('docs/reference/seatrial-yaml.md')).toContain(
    ['| Key | Value | What it says |', '|---|---|---|', ...rows(CONFIGURATION_SCHEMA)].join('\n'),
  );
});

test.each(['docs/reference/seatrial-yaml.md', 'docs/guide/policy.md'])('every file that %s shows is valid', (page) => {
  const shown = [...read(page).matchAll(/```yaml\n# \.seatrial\.yaml\n([\s\S]*?)```/g)].map(
    ([, text]) => text as string,
  );
  expect(shown).not.toEqual([]);
  for (const text of shown)
    expect(parseConfiguration(text, { known: ruleNames(), fixed: FIXED_RULES }).errors).toEqual([]);
});
