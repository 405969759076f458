import type { InputValues } from '../config/command-line.ts';
import type { ApplicationTree } from '../desired/side.ts';
import { allInputs, InputError, inputErrorsOf } from '../errors.ts';
import { comparisonFor } from '../plan/ci-comparison.ts';
import {
  type Comparison,
  type ComparisonInputs,
  folderOf,
  openNamed,
  type planComparison,
} from '../plan/comparison.ts';
import { type CommandContext, listValue, textValue } from './context.ts';
import { FROM_ARGO_CD } from './live-applications.ts';

/** What inputs are held against. */
type World = Pick<CommandContext, 'values' | 'repositories' | 'renderCache' | 'host' | 'ci'>;

/**
 * Opens all that the inputs of a command name, before any work.
 * @param plan what is compared: `planComparison` or `planHead`.
 * @throws all that is wrong together, see `allInputs`.
 */
export async function openInputs(
  world: World,
  plan: typeof planComparison,
): Promise<{ comparison: Comparison; further: ApplicationTree[] }> {
  const inputs = comparisonInputs(world.values);
  const comparing = plan(world.repositories, world.ci ? comparisonFor(world.ci.event, inputs) : inputs);
  const [comparison, further] = await allInputs([comparing, elsewhere(world), checkWritable(world)]);
  return { comparison, further };
}

/** What is wrong with the inputs beside those that are known to be bad, which may have been meant for others. */
export async function furtherInputErrors(world: World): Promise<InputError[]> {
  const { values } = world;
  const isNamed = ['repo', 'base', 'head', 'target-branch'].some((name) => Object.hasOwn(values, name));
  const looking = isNamed ? openNamed(world.repositories, comparisonInputs(values)) : undefined;
  const settled = await Promise.allSettled([looking, elsewhere(world), checkWritable(world)]);
  return inputErrorsOf(settled.map((each) => (each.status === 'rejected' ? each.reason : undefined)));
}

/** Folders of Applications that are kept elsewhere: the same on both sides. */
async function elsewhere({ values, repositories }: World): Promise<ApplicationTree[]> {
  return allInputs(
    foldersAmong(listValue(values, 'applications')).map(async (written) => {
      const folder = folderOf(written);
      if (folder === undefined) {
        throw new InputError(`applications: "${written}" is not a folder`, {
          next: `Write it as dir:${written}; \`argocd\` stands for those that a live Argo CD has.`,
        });
      }
      return { snapshot: await repositories.folder(folder), prefix: `${written}/` };
    }),
  );
}

function foldersAmong(written: string[]): string[] {
  return written.filter((each) => each !== FROM_ARGO_CD);
}

async function checkWritable({ values, host, renderCache }: World): Promise<void> {
  await allInputs([...listValue(values, 'output').map((path) => host.checkFile(path)), renderCache?.prepare()]);
}

function comparisonInputs(values: InputValues): ComparisonInputs {
  return {
    repo: textValue(values, 'repo'),
    base: textValue(values, 'base'),
    head: textValue(values, 'head'),
    targetBranch: textValue(values, 'target-branch'),
  };
}
