import { postProcess } from '../argocd/post-process.ts';
import { describe } from '../compare/application-findings.ts';
import { maskSecrets } from '../compare/mask-secrets.ts';
import { namespaceMissing } from '../compare/subject.ts';
import { customScopes } from '../desired/custom-scopes.ts';
import { type DesiredApplication, loadDesired } from '../desired/desired-state.ts';
import { renderDesired } from '../desired/pairs.ts';
import { FailedError, InputError, UndeterminedError } from '../errors.ts';
import type { KubeObject } from '../model/kube-object.ts';
import { planHead } from '../plan/comparison.ts';
import { nearest } from '../text/nearest.ts';
import { printYaml } from '../text/print-yaml.ts';
import { configure } from './configure.ts';
import { type CommandContext, desiredContext, sideOf } from './context.ts';
import { addLiveApplications } from './live-applications.ts';
import { openInputs } from './open-inputs.ts';

/** @returns what Argo CD would apply for one Application, as YAML documents; the values of Secrets are masked. */
export async function render(context: CommandContext, name: string): Promise<string> {
  const { comparison, further } = await openInputs(context, planHead);
  const { head: settings, warnings, notChecked } = await configure(context, comparison);
  for (const warning of warnings) context.host.log(`warning: ${warning}`);
  for (const { what, reason, help } of notChecked)
    throw new UndeterminedError(`${what}: ${reason}`, help === undefined ? {} : { next: help });
  const desired = await desiredContext(context, comparison);
  const side = sideOf('head', comparison.head, further, settings);
  const state = await loadDesired(side, desired);
  const others = await addLiveApplications(context, [state], desired, true);
  for (const { what, reason } of others.notChecked) context.host.log(`note: not looked at: ${what}: ${reason}`);
  const { applications } = state;
  const each = find(name, [...applications.values()]);
  await renderDesired(each, desired);
  const { obstacle, rendered } = each;
  if (obstacle?.kind === 'refused') {
    throw new FailedError(`Application ${name}: ${obstacle.message}`, {
      next: 'Argo CD would show this as a ComparisonError.',
    });
  }
  if (!rendered) {
    throw new UndeterminedError(`Application ${name}: ${obstacle?.reason ?? 'it was not rendered'}`, {
      ...(obstacle?.help !== undefined && { next: obstacle.help }),
    });
  }
  for (const note of each.record.notes) context.host.log(`note: ${note}`);
  const scopes = await customScopes(rendered.objects, comparison.head);
  const processed = postProcess(rendered.objects, each.application, scopes, settings);
  const { objects, repeated, unknownKinds } = processed;
  const [homeless] = processed.withoutNamespace;
  if (homeless) {
    throw new FailedError(`Application ${name}: ${namespaceMissing(homeless)}`, {
      next: 'Set spec.destination.namespace, or metadata.namespace of the object.',
    });
  }
  for (const identity of repeated)
    context.host.log(`note: ${describe(identity)} is rendered more than once; Argo CD keeps the last one, shown here.`);
  if (unknownKinds.length > 0)
    context.host.log(`note: taken for namespaced, for nothing here tells their scope: ${unknownKinds.join(', ')}.`);
  const shown = objects.map((object) => maskSecrets(undefined, object));
  const masked = shown.reduce((sum, { outsideSecrets }) => sum + outsideSecrets.length, 0);
  if (masked > 0)
    context.host.log(
      `note: masked outside Secrets, for they look like credentials: ${masked} field${masked === 1 ? '' : 's'}.`,
    );
  return shown.map(({ head }) => `---\n${printYaml(head as KubeObject)}`).join('');
}

function find(name: string, applications: DesiredApplication[]): DesiredApplication {
  const found = applications.filter(({ id, application }) => application.name === name || id === name);
  const [one] = found;
  if (one && found.length === 1) return one;
  if (found.length > 1) {
    throw new InputError(`${found.length} Applications are named ${name}`, {
      next: `Give one of: ${found.map(({ id }) => id).join(', ')}.`,
    });
  }
  const names = applications.map(({ application }) => application.name);
  const suggestion = nearest(name, names);
  throw new InputError(`There is no Application ${name} among the ${names.length} that were found`, {
    next: suggestion === undefined ? '`seatrial check --all` lists them.' : `Did you mean ${suggestion}?`,
  });
}
