import { InputError } from '../errors.ts';
import type { InputValues } from './command-line.ts';

const BINARIES = ['helm-path', 'kustomize-path'] as const;
const CREDENTIALS = [
  'repository-credentials',
  'repository-credentials-file',
  'docker-config',
  'argocd-token',
  'argocd-token-file',
  'argocd-kubeconfig',
  'argocd-kubeconfig-file',
] as const;

/**
 * A Helm or Kustomize of the user's runs outside the sandbox, and what a pull request gives it to render may start programs or
 * read files: what opens private repositories or Argo CD is not to lie beside it unless somebody says so.
 *
 * @returns an error for each such program.
 */
export function binaryErrors(values: InputValues): InputError[] {
  const credentials = CREDENTIALS.find((name) => values[name] !== undefined);
  if (credentials === undefined || values['allow-binaries-with-credentials'] === true) return [];
  return BINARIES.filter((name) => values[name] !== undefined).map(
    (name) =>
      new InputError(
        `${name} is refused beside ${credentials}: what it renders is not sandboxed, and could read them`,
        {
          next: `Leave ${name} out, or add --allow-binaries-with-credentials where every author of a change may have them.`,
        },
      ),
  );
}
