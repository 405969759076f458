import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compactSchemas } from '../../scripts/compact-schemas.mjs';
import { schemaOf, versionsThatKnow } from '../../src/validate/schema.ts';

const path = fileURLToPath(new URL('../../src/validate/schemas/argo-cd.json', import.meta.url));

describe('the schemas of Argo CD', () => {
  test('every minor from 2.14 to 3.6, each different schema once', () => {
    const text = readFileSync(path, 'utf8');
    const { versions, schemas } = JSON.parse(text) as { versions: object; schemas: object[] };
    expect(Object.keys(versions)).toEqual(['2.14', '3.0', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6']);
    expect(new Set(schemas.map((schema) => JSON.stringify(schema))).size).toBe(schemas.length);
    expect(text.length).toBeLessThan(300_000);
  });

  test.each([
    [{ major: 2, minor: 10 }, '2.14', true],
    [{ major: 2, minor: 14 }, '2.14', true],
    [{ major: 3, minor: 4 }, '3.4', true],
    [{ major: 3, minor: 6 }, '3.6', true],
    [{ major: 3, minor: 7 }, '3.6', false],
    [{ major: 4, minor: 0 }, '3.6', false],
  ])('for %o that of %s', (asked, version, complete) => {
    expect(schemaOf('Application', asked)).toMatchObject({ version, complete });
  });

  test('which versions know a field, below lists and maps too', () => {
    expect(versionsThatKnow('Application', ['spec', 'syncPolicy', 'automated', 'enabled'])[0]).toBe('3.1');
    expect(versionsThatKnow('AppProject', ['spec', 'roles', 0, 'jwtTokens', 3, 'iat'])).toHaveLength(8);
    expect(versionsThatKnow('AppProject', ['metadata', 'labels', 'any'])).toHaveLength(8);
    expect(versionsThatKnow('AppProject', ['spec', 'constructor'])).toEqual([]);
  });
});

describe('compactSchemas', () => {
  const crd = (spec: object) => [
    { version: '9.1.7', kinds: { Thing: { type: 'object', properties: { kind: { type: 'string' }, spec } } } },
  ];

  test('equal parts become one, words and what Kubernetes knows itself go', () => {
    const name = { type: 'string', description: 'a name' };
    const pair = { type: 'object', properties: { a: name, b: { type: 'string' } }, required: ['b', 'a'] };
    expect(JSON.parse(compactSchemas(crd({ type: 'array', items: pair })))).toMatchObject({
      from: ['9.1.7'],
      versions: { '9.1': { Thing: 3 } },
      schemas: [
        { type: 'string' },
        { type: 'object', properties: { a: 0, b: 0 }, required: ['a', 'b'] },
        { type: 'array', items: 1 },
        { type: 'object', properties: { spec: 2 } },
      ],
    });
  });

  test.each([
    [{ type: 'string', format: 'date-time' }, 'the format date-time'],
    [{ type: 'object', 'x-kubernetes-validations': [] }, 'x-kubernetes-validations'],
    [{ anyOf: [{ type: 'string' }] }, 'anyOf'],
  ])('what the validation does not know is refused: %o', (spec, what) => {
    expect(() => compactSchemas(crd(spec))).toThrow(`Thing.spec: ${what} is not known`);
  });
});
