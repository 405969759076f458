import { withoutQuotedInput } from '../../src/text/quoted-input.ts';

const CALL = 'template: c/t.yaml:1:9: executing "x" at <include "x" .>: error calling include: ';

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
    'executing "c/s.yaml" at <tpl .Values.password .>: error calling tpl: cannot parse template "super{{hunter2": template: gotpl:1: function "hunter2" not defined',
    'executing "c/s.yaml" at <tpl .Values.password .>: error calling tpl: cannot parse template "…": template: gotpl:1: function "…" not defined',
  ],
  [
    'error calling include: template: c/_h.tpl:3:5: executing "c.name" at <tpl .x>: error calling tpl: "a \\"hunter2\\" b": executing "gotpl" at <"hunter2">: it can\'t be \'hunter2\', don\'t',
    'error calling include: template: c/_h.tpl:3:5: executing "c.name" at <tpl .x>: error calling tpl: "…": executing "gotpl" at <"…">: it can\'t be \'…\', don\'t',
  ],
  [
    'error calling include: template: no template "c.nme" associated with template "gotpl"',
    'error calling include: template: no template "c.nme" associated with template "gotpl"',
  ],
  [
    'template: c/templates/a.yaml:1: function "fo" not defined',
    'template: c/templates/a.yaml:1: function "fo" not defined',
  ],
  [
    'error calling mustToDate: parsing time "hunter2" as "2006-01-02": cannot parse "hunter2" as "2006"',
    'error calling mustToDate: parsing time "…" as "…": cannot parse "…" as "…"',
  ],
  ['strconv.ParseInt: parsing "hunter2": invalid syntax', 'strconv.ParseInt: parsing "…": invalid syntax'],
  [
    'error calling mustRegexMatch: error parsing regexp: missing closing ): `(hunter2`',
    'error calling mustRegexMatch: error parsing regexp: missing closing ): `…`',
  ],
  [
    'loading KV pairs: literal sources [a=b hunter2]: invalid literal source hunter2, expected key=value',
    'loading KV pairs: literal sources …: invalid literal source …, expected key=value',
  ],
  ['"hunter2!" is not a valid key name: a valid key', 'what stands there is not a valid key name: a valid key'],
  [
    'RUNTIME ERROR: std.parseInt: "hunter2" is not a base 10 integer\n\ta.jsonnet:1:1-5',
    'RUNTIME ERROR: std.parseInt: "…" is not a base 10 integer\n\ta.jsonnet:1:1-5',
  ],
  [
    `RUNTIME ERROR: couldn't open import "lib.libsonnet": no match locally`,
    `RUNTIME ERROR: couldn't open import "lib.libsonnet": no match locally`,
  ],
  [
    `a: error calling include: ${CALL.repeat(900)}nesting too deep`,
    `a: error calling include: ${CALL}(900 times) nesting too deep`,
  ],
  [`${CALL}no such value`, `${CALL}no such value`],
  [
    'templates/a.yaml:12:3: nil pointer evaluating interface {}.name',
    'templates/a.yaml:12:3: nil pointer evaluating interface {}.name',
  ],
])('%j', (message, expected) => {
  expect(withoutQuotedInput(message)).toBe(expected);
});

test.each(['a-', '.a', '{"'])('a long message of %j stays as it is', (part) => {
  const message = `execution error: ${part.repeat(200_000)}`;
  expect(withoutQuotedInput(message)).toBe(message);
});
