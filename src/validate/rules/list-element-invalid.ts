import { generatorsIn } from '../../argocd/generators.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/kube-object.ts';
import { listAt, objectAt } from '../fields.ts';
import type { Path } from '../manifest.ts';
import type { Rule } from '../rule.ts';

/** Without Go templates every value is a string, and those below `values` as well (applicationset/generators/list.go). */
export const listElementInvalid: Rule = {
  id: 'list-element-invalid',
  severity: 'error',
  kinds: ['ApplicationSet'],
  *check({ object, fragment }) {
    if (fragment) return;
    const spec = objectAt(object, 'spec');
    for (const { entry, at } of generatorsIn(spec['generators'])) {
      for (const [index, element] of listAt(objectAt(entry, 'list'), 'elements').entries()) {
        const place = ['spec', ...at, 'list', 'elements', index];
        if (element === null) continue;
        if (!isJsonObject(element)) {
          const message = 'the element is no mapping of parameters; Argo CD refuses the list';
          yield { message, help: 'Write `- name: value`.', at: place };
        } else if (spec['goTemplate'] !== true) {
          for (const { at: below, message } of notStrings(element)) {
            yield { message, help: 'Put it in quotes, or set goTemplate: true.', at: [...place, ...below] };
          }
        }
      }
    }
  },
};

function* notStrings(element: JsonObject): Generator<{ at: Path; message: string }> {
  for (const [key, value] of Object.entries(element)) {
    if (key !== 'values') {
      if (typeof value !== 'string') yield { at: [key], message: wrong(key, value) };
    } else if (!isJsonObject(value)) {
      yield { at: [key], message: 'values is no mapping; Argo CD refuses the list' };
    } else {
      for (const [name, each] of Object.entries(value)) {
        if (typeof each !== 'string') yield { at: [key, name], message: wrong(`values.${name}`, each) };
      }
    }
  }
}

function wrong(key: string, value: Json | undefined): string {
  const what = typeof value === 'object' ? 'no string' : `${String(value)}, which is no string`;
  return `${key} is ${what}; without goTemplate Argo CD refuses the list`;
}
