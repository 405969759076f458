import { metadataString } from '../model/kube-object.ts';
import type { Finding } from '../model/report.ts';
import { ALL_RULES } from './all-rules.ts';
import type { Manifest, Path } from './manifest.ts';
import type { Fleet, Issue, Rule } from './rule.ts';

/** A finding of one side, before both sides are held against each other. */
export interface RuleFinding {
  finding: Omit<Finding, 'new' | 'line' | 'column'>;
  manifest: Manifest;
  /** The field at fault, from the top of the document. */
  at: Path;
  issue: Issue;
  /** Whether Argo CD refuses to render what has this fault. */
  refuses: boolean;
}

/** Runs every rule on every manifest of a side. */
export function validate(fleet: Fleet, rules: readonly Rule[] = ALL_RULES): RuleFinding[] {
  return fleet.manifests.flatMap((manifest) =>
    rules
      .filter(({ kinds }) => kinds.includes(manifest.kind))
      .flatMap((rule) => [...findingsOf(rule, manifest, fleet)]),
  );
}

function* findingsOf(rule: Rule, manifest: Manifest, fleet: Fleet): Generator<RuleFinding> {
  const { kind, object, chain } = manifest;
  const place = manifest.place ?? manifest.madeFrom;
  const name = metadataString(object, 'name');
  for (const issue of rule.check(manifest, fleet)) {
    const rendered = chain.length > 0 ? ` (rendered by ${chain.join(' → ')})` : '';
    yield {
      finding: {
        rule: rule.id,
        severity: issue.severity ?? rule.severity,
        message: `${kind} ${name || '(without a name)'}${rendered}: ${issue.message}`,
        help: issue.help,
        ...(kind === 'Application' && { application: name }),
        ...(place && { file: place.location.file }),
      },
      manifest,
      at: [...(place?.path ?? []), ...issue.at],
      issue,
      refuses: issue.refuses ?? rule.refuses ?? false,
    };
  }
}
