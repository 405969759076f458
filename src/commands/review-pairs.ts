import { settingsFor } from '../argocd/settings.ts';
import { settingsReasons } from '../argocd/settings-layers.ts';
import { reportPair } from '../compare/application-report.ts';
import { otherApplications } from '../compare/danger/other-applications.ts';
import type { DeletePath } from '../compare/ignored-fields.ts';
import type { Subject } from '../compare/subject.ts';
import { customScopes } from '../desired/custom-scopes.ts';
import type { DesiredApplication, DesiredContext, DesiredState } from '../desired/desired-state.ts';
import type { FindIdle } from '../desired/idle-values.ts';
import { isReached, type Pair } from '../desired/pairs.ts';
import { reasonsOf } from '../desired/reasons.ts';
import { writtenInputsReader } from '../desired/written-inputs.ts';
import { UndeterminedError } from '../errors.ts';
import type { Application } from '../model/application.ts';
import { isJsonObject, type JsonObject } from '../model/kube-object.ts';
import type { ApplicationReview } from '../model/report.ts';
import type { Renderer } from '../ports/renderer.ts';
import { parseJson } from '../text/json.ts';

/**
 * Compares the sides of each Application.
 *
 * @param findIdle finds the changed values of which nothing is rendered
 * @returns one review for each pair, in their order
 */
export async function reviewPairs(
  pairs: Pair[],
  base: DesiredState,
  head: DesiredState,
  { renderer, trees }: DesiredContext,
  findIdle: FindIdle,
): Promise<ApplicationReview[]> {
  const scopes = { base: await scopesOf(pairs, base), head: await scopesOf(pairs, head) };
  const settingsOf = ({ destination }: Application, side: 'base' | 'head') =>
    settingsFor((side === 'base' ? base : head).side.settings, destination);
  const subject = (each: DesiredApplication | undefined, side: 'base' | 'head'): Subject | undefined =>
    each && { ...each, ...each.record, scopes: scopes[side], settings: settingsOf(each.application, side) };
  const written = writtenInputsReader(trees.isOurs, findIdle);
  const subjects = new Map(
    pairs.map((pair) => [pair, { base: subject(pair.base, 'base'), head: subject(pair.head, 'head') }]),
  );
  const others = otherApplications([...subjects.values()]);
  return Promise.all(
    [...subjects].map(async ([pair, sides]) => {
      const reasons = reasonsOf(pair.base, pair.head, {
        base: base.side.snapshot,
        head: head.side.snapshot,
        isOurs: trees.isOurs,
      });
      const inputs = {
        ...sides,
        others,
        reached: isReached(pair),
        reasons: reasons.length > 0 ? reasons : settingsReasons(base.side.settings, head.side.settings),
        written: await written(pair),
        deletePath: deletePathWith(renderer, (pair.head ?? pair.base)?.application.name ?? ''),
      };
      return reportPair(inputs).catch((error: unknown) => {
        if (!(error instanceof UndeterminedError)) throw error;
        // One object that cannot be compared costs its own Application the answer, not the others.
        const obstacle = { kind: 'undetermined' as const, reason: error.message, detail: undefined, help: error.next };
        const withoutAnswer = (side: Subject | undefined) => side && { ...side, rendered: undefined, obstacle };
        return reportPair({ ...inputs, base: withoutAnswer(inputs.base), head: withoutAnswer(inputs.head) });
      });
    }),
  );
}

/** jq runs in the engine, in the dialect of Argo CD. */
function deletePathWith(renderer: Renderer, application: string): DeletePath {
  return async (expression, object) => {
    const jq: JsonObject = { expressions: [expression], object };
    const outcome = await renderer.call({ operation: 'jq.delete', arguments: jq, files: [], application });
    if (!outcome.ok || !isJsonObject(outcome.result)) return undefined;
    const { errors } = outcome.result;
    const rest = Array.isArray(errors) && errors[0] === null ? parseJson(outcome.output) : undefined;
    return isJsonObject(rest) ? rest : undefined;
  };
}

function scopesOf(pairs: Pair[], state: DesiredState) {
  const rendered = pairs.flatMap(({ base, head }) =>
    [base, head].flatMap((each) =>
      each && state.applications.get(each.id) === each ? (each.rendered?.objects ?? []) : [],
    ),
  );
  return customScopes(rendered, state.side.snapshot);
}
