import { credentialScope } from '../argocd/repository-credentials.ts';
import { InputError } from '../errors.ts';
import { placeInYaml, type YamlDocument } from '../text/yaml.ts';

export type Path = readonly (string | number)[];

/** The text of the input `repository-credentials`, and what is found to be wrong with it. */
export interface CredentialInput {
  /** The file, or the variable of the environment. */
  from: string;
  text: string;
  environment: Readonly<Record<string, string | undefined>>;
  errors: InputError[];
  /** What was left out, and changes nothing that was asked for. */
  warnings: string[];
}

/** A place in the input. */
export interface Place {
  input: CredentialInput;
  document: YamlDocument;
  path: Path;
}

/** The place of a value that is further down. */
export function below(place: Place, ...steps: Path): Place {
  return { ...place, path: [...place.path, ...steps] };
}

/** @param message without any value: what stands in the input may be a secret, whatever it looks like. */
export function complain({ input, document, path }: Place, message: string, next?: string): void {
  const location = { file: input.from, ...placeInYaml(input.text, document, path) };
  input.errors.push(new InputError(message, next === undefined ? { location } : { location, next }));
}

/** A key for messages. A secret can slip into a key's place: only what is all letters, as fields are, is shown. */
export function shownKey(key: string): string {
  return /^[a-z]{1,40}$/i.test(key) ? `\`${key}\`` : 'a key';
}

/** The URL for messages: without a user, and nothing of what is no URL. */
export function shownUrl(url: unknown): string | undefined {
  const scope = typeof url === 'string' ? credentialScope(url) : undefined;
  if (scope === undefined) return undefined;
  return `${scope.transport}://${scope.authority}${scope.path.replace(/[?#].*$/s, '')}`;
}
