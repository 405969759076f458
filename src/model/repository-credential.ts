/**
 * What opens a repository: one entry of the input `repository-credentials`, or one repository Secret of Argo CD.
 * Secret are `password`, `bearerToken`, `sshPrivateKey`, `tlsClientKey`, and the user and password in `proxy`.
 */
export interface RepositoryCredential {
  /** The repository's URL, or what the URLs of several begin with. */
  url: string;
  /** For the very repository that `url` names, as Argo CD's Secrets of the type `repository` are. */
  exact?: boolean;
  /** `git`, `helm`, `oci`: the kind of repository that it is for; absent for any. */
  type?: 'git' | 'helm' | 'oci';
  username?: string;
  /** A password, or a token that stands for one (Azure DevOps PAT, GitHub token). */
  password?: string;
  /** Sent as `Authorization: Bearer`. */
  bearerToken?: string;
  /** PEM or OpenSSH private key. */
  sshPrivateKey?: string;
  /** Lines of a known_hosts file; those of the public forges are built in. */
  sshKnownHosts?: string;
  /** PEM client certificate and key. */
  tlsClientCert?: string;
  tlsClientKey?: string;
  /** PEM of further authorities that may sign the server's certificate. */
  ca?: string;
  /** Neither the certificate nor the host key of the server is checked. */
  insecure?: boolean;
  /** Also send user and password to other hosts that a chart repository's index names (`helm repo add --pass-credentials`). */
  passCredentials?: boolean;
  /** A Helm repository that is an OCI registry though its URL does not begin with `oci://`. */
  enableOCI?: boolean;
  /** The OCI registry speaks HTTP without TLS. */
  insecureOCIForceHttp?: boolean;
  /** Argo CD fetches the real files of Git LFS for this repository. */
  enableLfs?: boolean;
  /** URL of the proxy for this repository alone. */
  proxy?: string;
  /** Hosts that are reached without it, as in NO_PROXY. */
  noProxy?: string;
  /** The way of signing in that Argo CD uses here and Seatrial does not have, such as `a GitHub App`: for the message when access is refused. */
  unsupported?: string;
}

/** All that an operator gave for repositories. */
export interface RepositoryCredentials {
  credentials: readonly RepositoryCredential[];
  /** Lines of known_hosts for every repository (ConfigMap argocd-ssh-known-hosts-cm). */
  sshKnownHosts?: string;
  /** PEM of the authorities of a host, by its name in lower case without a port (ConfigMap argocd-tls-certs-cm). */
  authorities: ReadonlyMap<string, string>;
}
