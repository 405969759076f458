import type { InputError } from '../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { Finding } from '../model/report.ts';
import { jsonText } from '../text/json-text.ts';
import { CONFIGURATION_FILE, type Configuration } from './configuration.ts';

const SECTIONS = [
  { rule: 'policy-changed', what: 'Policy changes count', keys: ['policy'] },
  { rule: 'settings-changed', what: 'Changes of argocd and clusters count', keys: ['argocd', 'clusters'] },
] as const;

const NAMED = 20;
const ABSENT = '(not set)';

/**
 * What a change does to the parts of `.seatrial.yaml` that are read from base, with old → new: it counts after the merge.
 * @param base with what is wrong in it: then nothing of it counted.
 */
export function configurationChanges(
  base: { configuration: Configuration; errors: readonly InputError[] },
  head: Configuration,
): Finding[] {
  const [error] = base.errors;
  if (error) {
    const place = error.location ? `${error.location.line}:${error.location.column}: ` : '';
    const message = `base's ${CONFIGURATION_FILE} is not valid (${place}${error.message}): nothing of it counted, and defaults did`;
    return [{ ...told('policy-changed', message), line: 1 }];
  }
  return SECTIONS.flatMap(({ rule, what, keys }) => {
    const changes = keys.flatMap((key) => changesOf(base.configuration.written[key], head.written[key], key));
    if (changes.length === 0) return [];
    const shown = changes.slice(0, NAMED);
    const more = changes.length > shown.length ? `; and ${changes.length - shown.length} more` : '';
    const at = keys.find((key) => head.written[key] !== undefined);
    const line = at === undefined ? {} : { line: head.lineOf([at]) };
    return [{ ...told(rule, `${what} after the merge: ${shown.join('; ')}${more}`), ...line }];
  });
}

function told(rule: string, message: string): Finding {
  return {
    rule,
    severity: 'info',
    new: true,
    message,
    help: 'This review went by what base says.',
    file: CONFIGURATION_FILE,
  };
}

function changesOf(base: Json | undefined, head: Json | undefined, key: string): string[] {
  if (jsonText(base ?? null) === jsonText(head ?? null)) return [];
  const [before, after] = [entriesOf(base, key), entriesOf(head, key)];
  const changes: string[] = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name) ?? ABSENT, after.get(name) ?? ABSENT];
    if (was !== is) changes.push(`${name} ${was} → ${is}`);
  }
  const isEmpty = before.size === 0 && after.size === 0;
  return changes.length > 0 || isEmpty ? changes : [`the order of ${key}`];
}

/** What a section says, by names that stay equal when its lists grow. */
function entriesOf(section: Json | undefined, key: string): Map<string, string> {
  const entries = new Map<string, string>();
  if (Array.isArray(section)) {
    for (const item of section.filter(isJsonObject)) add(entries, `${key} ${shown(item['match'])}`, clusterText(item));
    return entries;
  }
  for (const [name, value] of Object.entries(isJsonObject(section) ? section : {})) {
    if (name === 'waivers') {
      for (const waiver of (Array.isArray(value) ? value : []).filter(isJsonObject))
        add(entries, waiverName(waiver), `until ${waiver['expires']} (${String(waiver['reason']).trim()})`);
    } else if (isJsonObject(value)) {
      for (const [rule, severity] of Object.entries(value)) entries.set(`${name}.${rule}`, severityText(severity));
    } else if (value !== null) entries.set(key === 'policy' ? name : `${key}.${name}`, shown(value));
  }
  return entries;
}

function add(entries: Map<string, string>, name: string, text: string): void {
  const known = entries.get(name);
  entries.set(name, known === undefined ? text : `${known} and ${text}`);
}

function waiverName({ rule, application, file }: JsonObject): string {
  const where = [application === undefined ? '' : ` of ${application}`, file === undefined ? '' : ` in ${file}`];
  return `waiver of ${rule}${where.join('')}`;
}

function clusterText({ kubeVersion, apiVersions }: JsonObject): string {
  const parts = [
    kubeVersion === undefined ? '' : `Kubernetes ${kubeVersion}`,
    apiVersions === undefined ? '' : shown(apiVersions),
  ];
  return parts.filter((part) => part !== '').join(', ') || 'nothing';
}

function severityText(severity: Json | undefined): string {
  return severity === false ? 'off' : shown(severity);
}

function shown(value: Json | undefined): string {
  if (typeof value === 'string') return value === '' ? '""' : value;
  if (Array.isArray(value)) return value.map(shown).join(',');
  if (isJsonObject(value))
    return Object.entries(value)
      .map(([key, each]) => `${key} ${shown(each)}`)
      .join(', ');
  return String(value);
}
