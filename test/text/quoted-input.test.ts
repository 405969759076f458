import { withoutQuotedInput } from '../../src/text/quoted-input.ts';

test.each([
  [`Object 'Kind' is missing in '{"data":{"password":"hunter2"}}'`, `Object 'Kind' is missing`],
  [
    'error converting YAML to JSON: yaml: unmarshal errors:\n  line 3: cannot unmarshal !!str `hunter2` into int',
    'error converting YAML to JSON: yaml: unmarshal errors:\n  line 3: cannot unmarshal !!str into int',
  ],
  [
    `- at '/password': 'hunter2' does not match pattern '^[a-z]+$'`,
    `- at '/password': the value does not match pattern '^[a-z]+$'`,
  ],
  [`at '/mail': "hunter2" is not valid email: no @`, `at '/mail': the value is not valid email: no @`],
  [
    `trouble with patch {"password":"hunter2","and":"${'x'.repeat(90)}"}: no target`,
    'trouble with patch {…}: no target',
  ],
  ['failed parsing --set data: key "hunter2" has no value', 'failed parsing --set data: a parameter cannot be read'],
  ['unable to reach https://user:hunter2@example.com/x', 'unable to reach https://example.com/x'],
  [
    'templates/a.yaml:12:3: nil pointer evaluating interface {}.name',
    'templates/a.yaml:12:3: nil pointer evaluating interface {}.name',
  ],
])('%j', (message, expected) => {
  expect(withoutQuotedInput(message)).toBe(expected);
});
