import { gitRepositories } from '../../../src/adapters/git/repositories.ts';
import { parseArgoCdVersion, parseKubeVersion } from '../../../src/argocd/bundled-tools.ts';
import { asRepoServer, postProcess } from '../../../src/argocd/post-process.ts';
import { isExcluded } from '../../../src/argocd/resource-exclusions.ts';
import { configure } from '../../../src/commands/configure.ts';
import { type CommandContext, desiredContext, sideOf } from '../../../src/commands/context.ts';
import { namespaceMissing } from '../../../src/compare/subject.ts';
import { readCredentials } from '../../../src/config/read-credentials.ts';
import { readSettings } from '../../../src/config/settings.ts';
import { customScopes } from '../../../src/desired/custom-scopes.ts';
import { type DesiredApplication, loadDesired } from '../../../src/desired/desired-state.ts';
import { renderDesired } from '../../../src/desired/pairs.ts';
import type { KubeObject } from '../../../src/model/kube-object.ts';
import { planHead } from '../../../src/plan/comparison.ts';
import { openTools } from '../../../src/program/open-tools.ts';
import { openEngineUnderTest } from '../../adapters/engine/engine-under-test.ts';
import type { ServerFacts } from './argocd-rendering.ts';

/** What became of an Application: its objects, or why there are none. */
export type Outcome<T> = { refused: string } | { undetermined: string } | T;

export interface OurObjects {
  /** As the repo server returns them. */
  rendered: KubeObject[];
  /** As the controller compares them with the cluster. */
  compared: KubeObject[];
}

/** Renders every Application of a clone, those that others render too, as `seatrial render` does. @returns outcomes by `namespace/name`. */
export async function renderAll(clone: string, facts: ServerFacts): Promise<Map<string, Outcome<OurObjects>>> {
  const environment = process.env;
  const values = { repo: clone, 'allow-hosts': [new URL(facts.gitUrl).host, new URL(facts.chartsUrl).host] };
  const credentials = await readCredentials(values, { environment: {}, readFile: async () => undefined });
  const { downloads, errors } = await openTools(values, credentials, environment);
  if (!downloads) throw new AggregateError(errors);
  const repositories = gitRepositories({ offline: false, environment });
  const renderer = await openEngineUnderTest();
  try {
    const from = 'server';
    const given = readSettings(values);
    const settings = {
      ...given,
      argocd: {
        version: { value: parseArgoCdVersion(facts.version), from },
        kubeVersion: { value: parseKubeVersion(facts.kubeVersion), from },
        apiVersions: { value: facts.apiVersions, from },
        kustomizeBuildOptions: { value: facts.kustomizeBuildOptions, from },
      },
    };
    const comparison = await planHead(repositories, {
      repo: clone,
      base: undefined,
      head: undefined,
      targetBranch: undefined,
    });
    const { head } = await configure({ settings }, comparison);
    const context = {
      values,
      repositories,
      renderer,
      ...downloads,
      renderCache: undefined,
      version: '0.0.0',
    } as unknown as CommandContext;
    const desired = await desiredContext(context, comparison);
    const { applications } = await loadDesired(sideOf('head', comparison.head, [], head), desired);
    const outcomes = new Map<string, Outcome<OurObjects>>();
    for (const each of applications.values()) {
      await renderDesired(each, desired);
      outcomes.set(each.id, await outcomeOf(each));
    }
    return outcomes;

    async function outcomeOf({ application, obstacle, rendered }: DesiredApplication): Promise<Outcome<OurObjects>> {
      if (obstacle?.kind === 'refused') return { refused: obstacle.message };
      if (obstacle || !rendered) return { undetermined: `${obstacle?.reason}: ${obstacle?.detail ?? ''}` };
      const scopes = await customScopes(rendered.objects, comparison.head);
      const { objects, withoutNamespace } = postProcess(rendered.objects, application, scopes, head);
      const [missing] = withoutNamespace;
      if (missing) return { refused: namespaceMissing(missing) };
      const { server } = application.destination;
      return {
        rendered: asRepoServer(rendered.objects, application, head),
        compared: objects.filter((object) => !isExcluded(object, head.resourceExclusions, server)),
      };
    }
  } finally {
    await Promise.allSettled([renderer.close(), repositories.dispose(), downloads.close()]);
  }
}
