import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ArgoCdSettings, defaultSettings } from '../../src/argocd/settings.ts';
import type { KubeObject } from '../../src/model/kube-object.ts';
import type { Severity } from '../../src/model/report.ts';
import { parseYaml } from '../../src/text/yaml.ts';
import type { ArgoCdKind, Manifest } from '../../src/validate/manifest.ts';
import type { Issue, Rule } from '../../src/validate/rule.ts';

export interface RuleCase {
  /** Documents of Argo CD; the first is the one that the rule is asked about. */
  yaml: string;
  /** What is found: the field at fault, as `spec.source.path`, and a part of the message. Nothing for a near miss or a fix. */
  finds?: { at: string; message: string | RegExp; severity?: Severity }[];
  /** Default: the newest. */
  version?: { major: number; minor: number };
  /** Further settings of Argo CD. */
  settings?: Partial<ArgoCdSettings>;
  /** The Applications that render the first document. */
  chain?: string[];
  /** Whether a kustomization lists the first document. */
  fragment?: boolean;
  /** The files of the documents, in their order; default: all of one. */
  files?: string[];
}

/** A rule's hits, near misses and fixes, each named. A rule needs at least one of all three, and a page. */
export function ruleCases(
  rule: Rule,
  cases: { hit: Record<string, RuleCase>; nearMiss: Record<string, RuleCase>; fix: Record<string, RuleCase> },
): void {
  describe(rule.id, () => {
    const all = Object.entries(cases).flatMap(([what, named]) =>
      Object.entries(named).map(([name, each]) => [`${what}: ${name}`, each] as const),
    );
    test.each(all)('%s', (_name, ruleCase) => {
      const { finds = [] } = ruleCase;
      const found = issuesIn(rule, ruleCase);
      expect(found.map(({ at }) => at.join('.'))).toEqual(finds.map(({ at }) => at));
      for (const [index, { message, severity }] of finds.entries()) {
        if (severity) expect(found[index]?.severity ?? rule.severity).toBe(severity);
        if (typeof message === 'string') expect(found[index]?.message).toContain(message);
        else expect(found[index]?.message).toMatch(message);
        expect(found[index]?.help).toMatch(/\.$/);
      }
    });

    test('has hits, near misses and fixes, and only hits find', () => {
      for (const each of Object.values(cases)) expect(Object.keys(each)).not.toEqual([]);
      for (const each of Object.values(cases.hit)) expect(each.finds ?? []).not.toEqual([]);
      for (const each of [...Object.values(cases.nearMiss), ...Object.values(cases.fix)])
        expect(each.finds).toBeUndefined();
    });

    test('has a page that names it', () => {
      const page = fileURLToPath(new URL(`../../docs/rules/${rule.id}.md`, import.meta.url));
      expect(existsSync(page) && readFileSync(page, 'utf8')).toContain(`# ${rule.id}\n`);
    });
  });
}

function issuesIn(rule: Rule, ruleCase: RuleCase): Issue[] {
  const { documents, failures } = parseYaml(ruleCase.yaml);
  expect(failures).toEqual([]);
  const manifests = documents.map(({ value, line, column }, index): Manifest => {
    const object = value as KubeObject;
    const metadata = (object['metadata'] ?? {}) as { namespace?: string };
    const kind = object['kind'] as ArgoCdKind;
    const namespace = metadata.namespace ?? 'argocd';
    const file = ruleCase.files?.[index] ?? 'a.yaml';
    const place = { location: { file, line, column }, path: [] };
    const { chain = [], fragment = false } = index === 0 ? ruleCase : {};
    return { kind, object, namespace, place: chain.length > 0 ? undefined : place, chain, fragment };
  });
  const [first] = manifests;
  if (!first || !rule.kinds.includes(first.kind)) throw new Error(`${rule.id} is not for ${first?.kind}`);
  const settings = { ...defaultSettings(ruleCase.version), ...ruleCase.settings };
  return [...rule.check(first, { settings, manifests })];
}
