/** Where something that an Application is rendered from was found, exactly enough to find the same bytes again. */
export interface ResolvedSource {
  kind: 'git' | 'helm' | 'oci' | 'file';
  /** Repository or file, without user and password. */
  url: string;
  chart?: string;
  /** What it is to the Application: `source`, `values` (a `$ref`), `value file`, `dependency`, `kustomization`, `submodule`. */
  role: string;
  /** The revision as written: a branch, tag, version or range; empty when nothing was. */
  asked: string;
  /** The commit, or the exact version or tag. */
  revision: string;
  /** `sha256:…` of the packed chart, OCI manifest or file. */
  digest?: string;
  /** Set when the same words may mean other bytes tomorrow: why, and what to write instead. */
  movable?: { why: string; pin: string };
}
