import { maskSecrets } from '../../src/compare/mask-secrets.ts';
import { configMap } from './objects.ts';

describe('a longer text', () => {
  test.each([
    'if [ "$token" == hunter2 ]; then\n',
    'if [[ $TOKEN =~ hunter2 ]]\n',
    '{\n  "token": {\n    "aud": "hunter2"\n  }\n}\n',
    'token:\n  hunter2: x\n',
    'if test "$TOKEN"=="hunter2"; then hunter2; fi',
    'grant_type=password&user=hunter2',
    '--token-file=hunter2 --password=$(DB_PASSWORD)',
    '{"token": true, "tokens": "hunter2", "password": "${PASSWORD}", "password": null}',
    'dsn: tcp://${env:hunter2}:${env:PASSWORD}@db\n',
  ])('%j holds none, and is shown', (f) => {
    expect(maskSecrets(undefined, configMap('c', { f })).head?.['data']).toEqual({ f });
  });

  test('what follows a masked block is shown', () => {
    const f = 'a:\n  api-key: |\n    hunter2\n  b: c\n';
    expect(maskSecrets(undefined, configMap('c', { f })).head?.['data']).toEqual({
      f: 'a:\n  api-key: |\n    ++++++++\n  b: c\n',
    });
  });

  test('long lines cost no more than their length', () => {
    const texts = [
      ' '.repeat(300_000),
      'token '.repeat(50_000),
      `x://${'${a}'.repeat(50_000)}`,
      `token: |\n${' \n'.repeat(99_999)}`,
      `"${'token'.repeat(60_000)}`,
      `,${' '.repeat(300_000)}`,
      `${'token.'.repeat(50_000)}=`,
      `token="${'\\\\"'.repeat(90_000)}`,
    ];
    for (const text of texts) expect(maskSecrets(undefined, configMap('c', { f: `a\n${text}\n` })).head).toBeDefined();
  });

  test('only the value is masked, and once', () => {
    const f = 'a:\n  "password": "one"\n  x: {password: two, y: z} # password=three;\n';
    expect(maskSecrets(undefined, configMap('c', { f })).head?.['data']).toEqual({
      f: 'a:\n  "password": ++++++++\n  x: {password: ++++++++++++++++, y: z} # password=++++++++++++;\n',
    });
  });
});
