import type { DriftedObject } from '../../model/drift.ts';
import * as drifts from '../drift-phrases.ts';
import type { ApplicationWithDrift, Overview } from '../overview.ts';
import * as phrases from '../phrases.ts';
import { chip, code, diff, items, line } from './pieces.ts';

/** Which of the colours a fate has. */
const COLOURS = { conflicts: 'error', unknown: 'unknown', overwritten: 'changed', kept: 'info' } as const;

/** Applications that are open at first. */
const OPEN = 3;

/** What had drifted, Application by Application, apart from what the change does. */
export function driftBlocks({ withDrift, label }: Overview): string {
  const hasDiffs = withDrift.some(({ drift }) => drift.objects.some(({ diff: text }) => text !== ''));
  const legend = hasDiffs ? ['<p class="faint">In these diffs, − is live, and + is what Git has.</p>'] : [];
  return [...legend, ...withDrift.map((each, i) => applicationBlock(each, label(each), i < OPEN))].join('\n');
}

function applicationBlock(application: ApplicationWithDrift, label: string, isOpen: boolean): string {
  const { drift } = application;
  const orphaned = drifts.orphanedObjects(drift);
  const restored = drifts.whoRestores(drift);
  const terms: [string, string][] = [
    ['Live', line(drifts.liveState(drift))],
    ...(drift.url === undefined ? [] : [['In Argo CD', code(drift.url)] as [string, string]]),
    ...drift.notes.map((note): [string, string] => ['Note', line(note)]),
    ...(orphaned === undefined ? [] : [['Orphaned', line(orphaned)] as [string, string]]),
  ];
  const overridden = drift.overridden.map((each) => line(drifts.overriddenField(each)));
  return [
    `<details class="shared"${isOpen ? ' open' : ''}><summary><h3>${line(label)}</h3> ${line(drifts.driftInShort(application))}</summary>`,
    '<div class="body">',
    `<dl>${terms.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('\n')}</dl>`,
    overridden.length > 0 ? `<p>Set in Argo CD by hand:</p>${items(overridden)}` : '',
    restored === undefined ? '' : `<p>${line(restored)}</p>`,
    ...drifts.driftedObjects(drift).map(objectBlock),
    '</div></details>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function objectBlock(object: DriftedObject): string {
  const name = phrases.objectName(object);
  const health = object.health === undefined || object.health === 'Healthy' ? '' : ` ${line(object.health)}`;
  const values = drifts.valuesAfterMerge(object);
  const fields = object.diff === '' && object.fields.length > 0 ? `<p>${line(drifts.driftedFields(object))}</p>` : '';
  return [
    `<details class="object" open><summary>${line(drifts.DRIFT_WORDS[object.drift])} <h4>${line(name)}</h4>${health} ${chip(
      drifts.fateWord(object),
      COLOURS[object.fate],
    )}</summary>`,
    `<p>${line(object.why)}</p>${fields}`,
    values.length > 0 ? items(values.map((value) => line(drifts.driftedValue(value)))) : '',
    object.diff === '' ? '' : diff(object.diff, `what is live of ${name}`),
    '</details>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}
