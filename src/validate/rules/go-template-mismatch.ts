import { objectAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { actionsIn, identityFields } from '../template-fields.ts';

/** Words that stand alone in a Go template, and functions that take no argument. */
const NO_PARAMETER =
  /^(end|else|break|continue|nil|true|false|now|uuidv4|list|tuple|dict|hello|cat|coalesce|all|any|concat|fail|print|println|and|or)$/;

/** `{{ .name }}` is Go's; without goTemplate it stays as it is, and `{{ name }}` is an unknown function to Go (applicationset/utils Replace). */
export const goTemplateMismatch: Rule = {
  id: 'go-template-mismatch',
  severity: 'error',
  kinds: ['ApplicationSet'],
  *check({ object, fragment }) {
    const isGo = objectAt(object, 'spec')['goTemplate'] === true;
    if (fragment) return;
    for (const { text, at } of identityFields(object)) {
      const wrong = actionsIn(text).find((action) => (isGo ? isName(action) : /^\.[A-Za-z_]/.test(action)));
      if (wrong === undefined) continue;
      yield {
        message: isGo
          ? `{{ ${wrong} }} is a function to Go's templates, which does not exist`
          : `{{ ${wrong} }} is a Go template, and goTemplate is not set: it stays as it is`,
        help: isGo ? `Write {{ .${wrong} }}.` : `Set goTemplate: true, or write {{ ${wrong.slice(1)} }}.`,
        at,
      };
    }
  },
};

function isName(action: string): boolean {
  return /^[A-Za-z_]\w*([.[][\w.[\]-]*)?$/.test(action) && !NO_PARAMETER.test(action);
}
