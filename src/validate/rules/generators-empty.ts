import { objectAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** An ApplicationSet that generates nothing deletes what it generated before (applicationset_controller.go). */
export const generatorsEmpty: Rule = {
  id: 'generators-empty',
  severity: 'warning',
  kinds: ['ApplicationSet'],
  *check({ object, fragment }) {
    const { generators } = objectAt(object, 'spec');
    if (fragment || !Array.isArray(generators) || generators.length > 0) return;
    yield {
      message: 'generators is empty: the ApplicationSet generates nothing, and deletes what it generated before',
      help: 'Add a generator, or remove the ApplicationSet.',
      at: ['spec', 'generators'],
    };
  },
};
