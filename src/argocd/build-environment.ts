import type { Application, ApplicationSource } from '../model/application.ts';
import { instanceName } from './application.ts';

/**
 * Stands in for a commit where an Application substitutes its revision, so that base and head
 * do not differ by the commit alone.
 */
const REVISION_PLACEHOLDER = '0000000000000000000000000000000000000000';

export type BuildEnvironment = ReadonlyMap<string, string>;

/**
 * The variables that Argo CD substitutes (reposerver/repository newEnv; argocd-semantics B3).
 * @param revision the commit, version or digest, where it is known before the merge.
 */
export function buildEnvironment(
  application: Application,
  source: ApplicationSource,
  argoCdNamespace: string,
  revision: string = REVISION_PLACEHOLDER,
): BuildEnvironment {
  return new Map([
    ['ARGOCD_APP_NAME', instanceName(application, argoCdNamespace)],
    ['ARGOCD_APP_NAMESPACE', application.destination.namespace ?? ''],
    ['ARGOCD_APP_PROJECT_NAME', application.project],
    ['ARGOCD_APP_REVISION', revision],
    ['ARGOCD_APP_REVISION_SHORT', revision.slice(0, 7)],
    ['ARGOCD_APP_REVISION_SHORT_8', revision.slice(0, 8)],
    ['ARGOCD_APP_SOURCE_REPO_URL', source.repoURL ?? ''],
    ['ARGOCD_APP_SOURCE_PATH', source.path ?? ''],
    ['ARGOCD_APP_SOURCE_TARGET_REVISION', source.targetRevision ?? ''],
  ]);
}

const SPECIAL = /[*#$@!?\-0-9]/;

/**
 * Substitutes `$X` and `${X}` as Go's os.Expand over the environment alone: unknown names become empty, `$$` becomes `$`
 * (util/env Envsubst of Argo CD). A `$` that starts no name is dropped or kept exactly as os.Expand does.
 */
export function expand(text: string, environment: BuildEnvironment): string {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const dollar = text.indexOf('$', at);
    if (dollar < 0 || dollar === text.length - 1) return out + text.slice(at);
    out += text.slice(at, dollar);
    const { name, width } = shellName(text.slice(dollar + 1));
    if (name === '' && width === 0) out += '$';
    else if (name === '$') out += '$';
    else if (name !== '') out += environment.get(name) ?? '';
    at = dollar + 1 + width;
  }
  return out;
}

/** os.getShellName: the name after a `$`, and how many characters it takes; a bad `${` takes what Go takes and yields nothing. */
function shellName(rest: string): { name: string; width: number } {
  if (rest[0] === '{') {
    if (rest.length > 2 && SPECIAL.test(rest[1] as string) && rest[2] === '}')
      return { name: rest[1] as string, width: 3 };
    const close = rest.indexOf('}', 1);
    if (close < 0) return { name: '', width: 1 };
    return close === 1 ? { name: '', width: 2 } : { name: rest.slice(1, close), width: close + 1 };
  }
  if (SPECIAL.test(rest[0] as string)) return { name: rest[0] as string, width: 1 };
  const name = /^[A-Za-z0-9_]*/.exec(rest)?.[0] ?? '';
  return { name, width: name.length };
}
