import { isJsonObject, type JsonObject } from '../../model/kube-object.ts';
import { isTemplated, listAt, objectAt, objectsAt, textAt } from '../fields.ts';
import type { Path } from '../manifest.ts';
import type { Issue, Rule } from '../rule.ts';
import { isTemplateChanged } from '../template.ts';

/** Applications that no step selects are not synced at all (applicationset/progressivesync buildAppDependencyList). */
export const rollingSyncInvalid: Rule = {
  id: 'rolling-sync-invalid',
  severity: 'warning',
  kinds: ['ApplicationSet'],
  *check({ kind, object }) {
    const strategy = objectAt(object, 'spec')['strategy'];
    if (!isJsonObject(strategy)) return;
    const at = ['spec', 'strategy'];
    const type = textAt(strategy, 'type');
    const rolling = strategy['rollingSync'];
    if (isJsonObject(rolling) && type !== 'RollingSync') {
      yield {
        message: `rollingSync is ignored, because the strategy's type is ${type === '' ? 'not set' : `"${type}"`}`,
        help: 'Set type: RollingSync.',
        at: [...at, 'rollingSync'],
      };
    } else if (type === 'RollingSync' && listAt(objectAt(strategy, 'rollingSync'), 'steps').length === 0) {
      yield {
        message: 'RollingSync has no steps, so there is no order in which Applications are synced',
        help: 'Add rollingSync.steps, or remove the strategy.',
        at: [...at, 'type'],
      };
    } else if (type === 'RollingSync' && isJsonObject(rolling)) {
      const labels = isTemplateChanged(kind, object)
        ? undefined
        : objectAt(object, 'spec', 'template', 'metadata', 'labels');
      for (const [index, step] of objectsAt(rolling, 'steps')) {
        yield* wrongStep(step, labels, [...at, 'rollingSync', 'steps', index]);
      }
    }
  },
};

/** @param labels of the template; nothing when they may come out otherwise. */
function* wrongStep(step: JsonObject, labels: JsonObject | undefined, at: Path): Generator<Issue> {
  const limit = step['maxUpdate'];
  if (typeof limit === 'string' && !/^\d+%$/.test(limit) && !isTemplated(limit)) {
    const help = 'Write a number without quotes, or a percentage such as "25%".';
    yield { message: `maxUpdate "${limit}" is neither a number nor a percentage`, help, at: [...at, 'maxUpdate'] };
  }
  const keys = Object.keys(labels ?? {});
  for (const [index, expression] of objectsAt(step, 'matchExpressions')) {
    const place = [...at, 'matchExpressions', index];
    const operator = textAt(expression, 'operator');
    const key = textAt(expression, 'key');
    if (operator !== 'In' && operator !== 'NotIn') {
      yield {
        message: `the operator "${operator}" is neither In nor NotIn; the step selects no Application that has the label`,
        help: 'Write In or NotIn.',
        at: 'operator' in expression ? [...place, 'operator'] : place,
      };
    } else if (operator === 'In' && labels && !keys.includes(key) && !keys.some(isTemplated)) {
      yield {
        message: `the template has no label ${key}, so this step selects no Application`,
        help: `Add the label ${key} to spec.template.metadata.labels.`,
        at: [...place, ...('key' in expression ? ['key'] : [])],
      };
    }
  }
}
