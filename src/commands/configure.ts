import { layerOfArgoCdCm } from '../argocd/argocd-cm.ts';
import type { ArgoCdSettings } from '../argocd/settings.ts';
import { layeredSettings, originsOfBoth, type SettingOrigin, type SettingsLayer } from '../argocd/settings-layers.ts';
import { type Configuration, NO_CONFIGURATION } from '../config/configuration.ts';
import { configurationChanges } from '../config/configuration-changes.ts';
import { findArgoCdCm } from '../config/find-argocd-cm.ts';
import { readConfiguration } from '../config/read-configuration.ts';
import { InputErrors } from '../errors.ts';
import type { FailOn, Policy } from '../model/policy.ts';
import type { Finding } from '../model/report.ts';
import type { Snapshot } from '../ports/repository.ts';
import { FIXED_RULES, ruleNames } from '../validate/rule-names.ts';
import type { CommandContext } from './context.ts';

/** What inputs, `.seatrial.yaml` and argocd-cm say together. */
export interface Configured {
  base: ArgoCdSettings;
  head: ArgoCdSettings;
  /** The settings, with where each came from. */
  origins: SettingOrigin[];
  policy: Policy;
  failOn: FailOn;
  /** What the change does to `.seatrial.yaml`. */
  findings: Finding[];
}

/**
 * Reads `.seatrial.yaml` and argocd-cm. Of the file, base counts: a pull request cannot weaken the policy for itself, nor say that
 * the world is another one. An argocd-cm is what Argo CD will really read, so each side has its own.
 *
 * @throws InputErrors with all that is wrong in head's file.
 */
export async function configure(
  { settings }: Pick<CommandContext, 'settings'>,
  { base, head }: { base: Snapshot; head: Snapshot },
): Promise<Configured> {
  const rules = { known: ruleNames(), fixed: FIXED_RULES };
  const read = (snapshot: Snapshot) => readConfiguration(snapshot, rules);
  const after = await read(head);
  if (after.errors.length > 0) throw new InputErrors(after.errors);
  const before = base.tree === head.tree ? after : await read(base);
  const counting: Configuration = before.errors.length > 0 ? NO_CONFIGURATION : before.configuration;
  const layers = [settings.argocd, counting.settings];
  const ofHead = await settingsOf(head, layers);
  const ofBase = base.tree === head.tree ? ofHead : await settingsOf(base, layers);
  const { policy } = counting;
  const failOn = settings.failOn ?? {
    value: policy.failOn ?? 'error',
    from: policy.failOn ? '.seatrial.yaml' : 'default',
  };
  return {
    base: ofBase.settings,
    head: ofHead.settings,
    origins: [
      ...originsOfBoth(ofBase.origins, ofHead.origins),
      ...(failOn.from === 'default' ? [] : [{ name: 'fail-on', ...failOn }]),
      ...settings.programs,
    ],
    policy,
    failOn: failOn.value,
    findings: configurationChanges(before, after.configuration),
  };
}

async function settingsOf(
  snapshot: Snapshot,
  layers: readonly SettingsLayer[],
): Promise<{ settings: ArgoCdSettings; origins: SettingOrigin[] }> {
  const namespace = layers.find((layer) => layer.namespace)?.namespace?.value ?? 'argocd';
  const found = layerOfArgoCdCm(await findArgoCdCm(snapshot, namespace));
  const { settings, origins } = layeredSettings([...layers, found.layer]);
  return { settings, origins: [...origins, ...found.origins] };
}
