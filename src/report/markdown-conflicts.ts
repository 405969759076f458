import { inlineCode } from '../text/sanitize.ts';
import * as drifts from './drift-phrases.ts';
import { proseWithPointers } from './markdown-prose.ts';
import type { Overview } from './overview.ts';
import * as phrases from './phrases.ts';

/** What was changed live and is changed by this change too, with what each side has: somebody has to decide. */
export function conflictItems({ withDrift, label }: Overview, named: number): string[] {
  const conflicts = withDrift.flatMap((application) =>
    application.drift.objects
      .filter(({ fate }) => fate === 'conflicts')
      .map((object) => {
        const merged = drifts.valuesAfterMerge(object);
        const values = (merged.length > 0 ? merged : (object.values ?? [])).map(drifts.driftedValue);
        const said = values.length > 0 ? values.join('; ') : object.why;
        const name = inlineCode(phrases.objectName(object));
        return `- ${inlineCode(label(application))}: ${name}${values.length > 0 ? '' : ':'} ${proseWithPointers(said)}`;
      }),
  );
  const { shown, more } = phrases.someOf(conflicts, named);
  return [...shown, ...(more > 0 ? [`- and ${phrases.plural(more, 'more conflict')}, below`] : [])];
}
