import { readFileSync } from 'node:fs';
import { CREDENTIAL_FIELDS } from '../../src/config/credential-fields.ts';
import { read, sshKey } from './credentials-fixture.ts';

const guide = readFileSync(new URL('../../docs/guide/credentials.md', import.meta.url), 'utf8');

test('the examples of the guide are read as they stand', () => {
  const examples = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text as string);
  expect(examples).toHaveLength(2);
  for (const text of examples) {
    const variables = [...text.matchAll(/(\w+)Env: (\w+)/g)].map(([, field, name]) => [
      name as string,
      field === 'sshPrivateKey' ? sshKey : 'a value',
    ]);
    const { credentials, errors, warnings } = read(text, Object.fromEntries(variables));
    expect([errors, warnings]).toEqual([[], []]);
    expect(credentials.length).toBeGreaterThan(2);
  }
});

test('the guide has every field', () => {
  const documented = [...guide.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].flatMap(([, names]) =>
    String(names)
      .split(', ')
      .map((name) => name.slice(1, -1)),
  );
  // Argo CD's second name of `insecure`
  const fields = Object.keys(CREDENTIAL_FIELDS).filter((name) => name !== 'insecureIgnoreHostKey');
  expect(documented.sort()).toEqual(fields.sort());
});
