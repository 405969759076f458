import { layerOfArgoCdCm } from '../argocd/argocd-cm.ts';
import { contradictions, serverLayerFor } from '../argocd/server-settings.ts';
import type { ArgoCdSettings } from '../argocd/settings.ts';
import { layeredSettings, originsOfBoth, type SettingOrigin } from '../argocd/settings-layers.ts';
import { type Configuration, NO_CONFIGURATION } from '../config/configuration.ts';
import { configurationChanges } from '../config/configuration-changes.ts';
import { findArgoCdCm } from '../config/find-argocd-cm.ts';
import { readConfiguration } from '../config/read-configuration.ts';
import { InputErrors } from '../errors.ts';
import type { FailOn, Policy } from '../model/policy.ts';
import type { Finding, NotChecked } from '../model/report.ts';
import type { ArgoCd } from '../ports/argocd.ts';
import type { Snapshot } from '../ports/repository.ts';
import { FIXED_RULES, ruleNames } from '../validate/rule-names.ts';
import type { CommandContext } from './context.ts';
import { readServerSettings } from './server-settings.ts';

/** What inputs, `.seatrial.yaml`, argocd-cm and a live Argo CD say together. */
export interface Configured {
  base: ArgoCdSettings;
  head: ArgoCdSettings;
  /** The settings, with where each came from. */
  origins: SettingOrigin[];
  policy: Policy;
  failOn: FailOn;
  /** What the change does to `.seatrial.yaml`. */
  findings: Finding[];
  /** A live Argo CD that was to say, and did not. */
  notChecked: NotChecked[];
  /** What is known to be wrong with its version, one line each. */
  warnings: string[];
}

/**
 * Reads `.seatrial.yaml` and argocd-cm. Of the file, base counts: a pull request cannot weaken the policy for itself, nor say that
 * the world is another one. An argocd-cm is what Argo CD will really read, so each side has its own. What a live Argo CD says is the
 * same for both, and counts where nothing is written down.
 *
 * @throws InputErrors with all that is wrong in head's file.
 */
export async function configure(
  { settings, argoCd }: Pick<CommandContext, 'settings'> & { argoCd?: ArgoCd | undefined },
  { base, head }: { base: Snapshot; head: Snapshot },
): Promise<Configured> {
  const rules = { known: ruleNames(), fixed: FIXED_RULES };
  const read = (snapshot: Snapshot) => readConfiguration(snapshot, rules);
  const after = await read(head);
  if (after.errors.length > 0) throw new InputErrors(after.errors);
  const before = base.tree === head.tree ? after : await read(base);
  const counting: Configuration = before.errors.length > 0 ? NO_CONFIGURATION : before.configuration;
  const server = await readServerSettings(argoCd);
  const layers = [settings.argocd, counting.settings];
  const namespace = [...layers, server.layer].find((layer) => layer.namespace)?.namespace?.value ?? 'argocd';
  const inHead = layerOfArgoCdCm(await findArgoCdCm(head, namespace));
  const inBase = base.tree === head.tree ? inHead : layerOfArgoCdCm(await findArgoCdCm(base, namespace));
  const together = (own: typeof inHead, other: typeof inHead) => {
    const below = serverLayerFor(server.layer, own.layer, other.layer);
    const { settings: settled, origins } = layeredSettings([...layers, own.layer, below]);
    return { settings: settled, origins: [...origins, ...own.origins] };
  };
  const ofHead = together(inHead, inBase);
  const ofBase = together(inBase, inHead);
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
      ...server.origins,
    ],
    policy,
    failOn: failOn.value,
    findings: configurationChanges(before, after.configuration),
    notChecked: server.notChecked,
    warnings: [...server.warnings, ...contradictions(layers, server.layer)],
  };
}
