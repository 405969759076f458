import { InputError } from '../errors.ts';
import { objectAt, objectsAt, textAt } from '../model/fields.ts';
import { isJsonObject, type JsonObject } from '../model/kube-object.ts';
import type { ReadInputFile } from '../ports/files.ts';
import { parseYaml } from '../text/yaml.ts';
import type { InputValues } from './command-line.ts';

/** A kubeconfig as it was given: not yet judged beyond being one. */
export interface Kubeconfig {
  text: string;
  /** The file it stands in: paths in it are relative to that. */
  path: string | undefined;
}

/**
 * Reads the input `argocd-kubeconfig`: the text itself, or a file.
 * @returns with all in it that must never be shown, as far as it stands there.
 */
export async function readKubeconfig(
  values: InputValues,
  readFile: ReadInputFile,
): Promise<{ kubeconfig: Kubeconfig | undefined; secrets: string[]; errors: InputError[] }> {
  const given = values['argocd-kubeconfig'];
  const named = values['argocd-kubeconfig-file'];
  // On a CI host the input may name the file that an earlier step wrote. A long line is a secret in some other form
  const isPath = typeof given === 'string' && /^[^\n{]{1,255}$/.test(given.trim());
  const path = typeof named === 'string' ? named : isPath ? (given as string).trim() : undefined;
  try {
    const file = path === undefined ? undefined : await readFile({ input: 'argocd-kubeconfig', path });
    const text = file?.text ?? String(given);
    const value = parseYaml(text).documents[0]?.value;
    const from = file?.path ?? 'what was given';
    if (!isJsonObject(value) || !Array.isArray(value['clusters']) || !Array.isArray(value['contexts'])) {
      throw new InputError(`argocd-kubeconfig: ${from} is no kubeconfig`, {
        next: 'Give what `kubectl config view --raw --minify --flatten` prints.',
      });
    }
    return { kubeconfig: { text, path: file?.path }, secrets: secretsOf(value), errors: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kubeconfig: undefined, secrets: [], errors: [error] };
  }
}

const SECRET_FIELDS = ['token', 'password'];

/** A key in base64 is as secret as the key. */
function secretsOf(kubeconfig: JsonObject): string[] {
  return [...objectsAt(kubeconfig, 'users')].flatMap(([, each]) => {
    const user = objectAt(each, 'user');
    const provider = Object.entries(objectAt(user, 'auth-provider', 'config'));
    const variables = [...objectsAt(objectAt(user, 'exec'), 'env')];
    const key = textAt(user, 'client-key-data');
    const values = [
      ...SECRET_FIELDS.map((field) => user[field]),
      ...(key === '' ? [] : [key, Buffer.from(key, 'base64').toString('utf8')]),
      ...provider.flatMap(([name, value]) => (/token|secret/.test(name) ? [value] : [])),
      ...variables.flatMap(([, variable]) =>
        /token|secret|password|key/i.test(textAt(variable, 'name')) ? [variable['value']] : [],
      ),
    ];
    return values.filter((value) => typeof value === 'string' && value !== '') as string[];
  });
}
