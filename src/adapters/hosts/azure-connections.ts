import { InputError } from '../../errors.ts';

/** A service connection, as the agent gives it to a step that names it. */
export interface ServiceConnection {
  url: string | undefined;
  /** A parameter of its authorization, such as `password`: a secret. */
  authorization(parameter: string): string | undefined;
  /** A parameter that is no secret, such as `authorizationType`. */
  data(parameter: string): string | undefined;
}

export interface ConnectionInputs {
  /** Inputs by their names, which the connections stand for. */
  values: Readonly<Record<string, string>>;
  /** What is masked in all that is written. */
  secrets: string[];
  errors: InputError[];
}

type ReadInput = (name: string) => string | undefined;
type OpenConnection = (id: string) => ServiceConnection;

/**
 * What the service connections of a step open: a generic one the API of Argo CD, one of Kubernetes the cluster that Argo CD runs in.
 *
 * @param read an input by its name, as it was given.
 * @param open a connection by its id, which is what the agent gives for its name.
 */
export function connectionInputs(read: ReadInput, open: OpenConnection): ConnectionInputs {
  const found: ConnectionInputs[] = [];
  for (const [input, inputsOf] of Object.entries(KINDS)) {
    const id = read(input)?.trim();
    if (id) found.push(withoutOthers(input, read, inputsOf(input, open(id))));
  }
  return {
    values: Object.assign({}, ...found.map(({ values }) => values)),
    secrets: found.flatMap(({ secrets }) => secrets),
    errors: found.flatMap(({ errors }) => errors),
  };
}

const KINDS = { 'argocd-connection': serverInputs, 'argocd-kubernetes-connection': clusterInputs };

/** Generic: a URL, and a user (which Argo CD does not need) with a password, which is the token. */
function serverInputs(input: string, { url, authorization }: ServiceConnection): ConnectionInputs {
  const token = authorization('password');
  if (!url || !token) {
    return refused(
      `${input}: the service connection has no ${url ? 'password' : 'URL'}`,
      'It is of the type Generic: the URL of Argo CD is its server URL, and a token of Argo CD is its password.',
    );
  }
  return { values: { 'argocd-server': url, 'argocd-token': token }, secrets: [token], errors: [] };
}

/** As Microsoft's own tasks read it (azure-pipelines-tasks: KubernetesV1, kubectlutility). */
function clusterInputs(input: string, connection: ServiceConnection): ConnectionInputs {
  const { authorization, data } = connection;
  const type = data('authorizationType') || 'Kubeconfig';
  if (type === 'Kubeconfig') {
    const kubeconfig = authorization('kubeconfig');
    if (!kubeconfig) return refused(`${input}: the service connection has no kubeconfig`, NEXT);
    const context = authorization('clusterContext');
    const values = { 'argocd-kubeconfig': kubeconfig, ...(context && { 'argocd-kube-context': context }) };
    return { values, secrets: [], errors: [] };
  }
  if (type !== 'ServiceAccount' && type !== 'AzureSubscription')
    return refused(`${input}: the service connection is of a kind that is not known (${type})`, NEXT);
  return serviceAccountInputs(input, connection);
}

/** Both are given as they stand in a Secret: in base64. */
function serviceAccountInputs(input: string, { url, authorization }: ServiceConnection): ConnectionInputs {
  const encoded = authorization('apiToken');
  if (!url || !encoded) return refused(`${input}: the service connection has no ${url ? 'token' : 'URL'}`, NEXT);
  const token = Buffer.from(encoded, 'base64').toString();
  const ca = authorization('serviceAccountCertificate');
  const name = 'service-connection';
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server: url, ...(ca && { 'certificate-authority-data': ca }) } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  };
  return { values: { 'argocd-kubeconfig': JSON.stringify(kubeconfig) }, secrets: [encoded, token], errors: [] };
}

const NEXT =
  'It is of the type Kubernetes, with a kubeconfig, a service account or an Azure subscription: edit it in the settings of the project.';

/** What is given twice could be meant for two. */
function withoutOthers(input: string, read: ReadInput, found: ConnectionInputs): ConnectionInputs {
  const twice = Object.keys(found.values).filter((name) => name !== 'argocd-kube-context' && read(name)?.trim());
  const errors = twice.map(
    (name) => new InputError(`${input} and ${name} are both given`, { next: 'Give one of them.' }),
  );
  return errors.length === 0 ? found : { ...found, errors: [...found.errors, ...errors] };
}

function refused(message: string, next: string): ConnectionInputs {
  return { values: {}, secrets: [], errors: [new InputError(message, { next })] };
}
