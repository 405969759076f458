import { layerOfServer, type ServerFacts } from '../argocd/server-settings.ts';
import type { SettingOrigin, SettingsLayer } from '../argocd/settings-layers.ts';
import { UndeterminedError } from '../errors.ts';
import type { NotChecked } from '../model/report.ts';
import { type ArgoCd, isNotTold, type NotTold } from '../ports/argocd.ts';

export interface ServerSettings {
  layer: SettingsLayer;
  /** What is not taken of it, and why. */
  origins: SettingOrigin[];
  /** What is known to be wrong with its version, one line each. */
  warnings: string[];
  notChecked: NotChecked[];
}

const NOTHING: ServerSettings = { layer: {}, origins: [], warnings: [], notChecked: [] };

/**
 * Asks a live Argo CD for what shapes what it renders: its version, its settings, and the versions of its clusters. What it does not
 * tell is left to the defaults, and said; when it does not answer, nobody knows what was rendered with.
 */
export async function readServerSettings(argoCd: ArgoCd | undefined): Promise<ServerSettings> {
  if (argoCd === undefined) return NOTHING;
  const from = argoCd.route === 'rest' ? 'the server' : "Argo CD's cluster";
  let answers: [string | NotTold, ServerFacts['settings'] | NotTold, ServerFacts['clusters'] | NotTold];
  try {
    // One at first: what does not answer is not asked three times
    const version = await argoCd.version();
    answers = [version, ...(await Promise.all([argoCd.settings(), argoCd.clusters()]))];
  } catch (error) {
    if (!(error instanceof UndeterminedError)) throw error;
    const { message, next } = error;
    const what = `the settings of Argo CD at ${argoCd.label}, and the versions of its clusters`;
    return {
      ...NOTHING,
      notChecked: [{ what, reason: message, reached: true, ...(next !== undefined && { help: next }) }],
    };
  }
  const [version, settings, clusters] = answers;
  const { layer, origins, warnings } = layerOfServer(
    { version: told(version), settings: told(settings), clusters: told(clusters) },
    from,
  );
  const named = { 'argocd-version': version, settings, clusters };
  const untold = Object.entries(named).flatMap(([name, answer]): SettingOrigin[] =>
    isNotTold(answer) ? [{ name, value: `not told: ${answer.notTold}`, from: argoCd.label }] : [],
  );
  return { layer, origins: [...origins, ...untold], warnings, notChecked: [] };
}

function told<T>(answer: T | NotTold): T | undefined {
  return isNotTold(answer) ? undefined : answer;
}
