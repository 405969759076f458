import { isAmong, type Parameters, parametersOf } from '../../argocd/generator-parameters.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import { nearest } from '../../text/nearest.ts';
import { objectAt, objectsAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { actionsIn, hasControlFlow, identityFields } from '../template-fields.ts';

/** What no generator gives stays in braces, or becomes `<no value>` or an error (applicationset/utils Replace). */
export const templateParameterUnknown: Rule = {
  id: 'template-parameter-unknown',
  severity: 'error',
  kinds: ['ApplicationSet'],
  *check({ object, fragment }) {
    const spec = objectAt(object, 'spec');
    const goTemplate = spec['goTemplate'] === true;
    if (fragment) return;
    const generators = [...objectsAt(spec, 'generators')].filter(
      ([, entry]) => !Object.values(entry).some((each) => isJsonObject(each) && isJsonObject(each['template'])),
    );
    for (const [index, entry] of generators) {
      const given = parametersOf(entry, goTemplate);
      if (!given) continue;
      const named = new Set<string>();
      for (const { text, at } of identityFields(object)) {
        if (goTemplate && hasControlFlow(text)) continue;
        for (const name of actionsIn(text).map((action) => parameterIn(action, goTemplate))) {
          if (name === undefined || named.has(name)) continue;
          const missing = missingIn(name, given, goTemplate);
          if (missing === undefined) continue;
          named.add(name);
          const meant = nearest(name, [...given.some]);
          yield {
            message: `generators[${index}] gives no parameter ${name}${missing}`,
            help: meant
              ? `Write ${meant}, or add the parameter.`
              : 'Add the parameter to the generator, or remove it here.',
            at,
          };
        }
      }
    }
  },
};

/** @returns which sets lack it, as the end of a sentence; nothing when none does. */
function missingIn(name: string, { some, every }: Parameters, goTemplate: boolean): string | undefined {
  if (!isAmong(name, some)) return '';
  return goTemplate || isAmong(name, every) ? undefined : ' in some of its sets';
}

/** @returns the parameter that an action is, unless it is more than that. */
function parameterIn(action: string, goTemplate: boolean): string | undefined {
  if (!goTemplate) return /^[A-Za-z_][\w.[\]/-]*$/.test(action) ? action : undefined;
  if (/\b(default|coalesce|ternary|empty|dig|get|hasKey|index)\b/.test(action)) return undefined;
  return /^\.([A-Za-z_]\w*)(\.\w+)*(\s*\|.*)?$/.exec(action)?.[1];
}
