/** A field that cannot be changed and is. */
export interface ImmutableChange {
  /** As `spec.selector`. */
  field: string;
  /** Set where the cluster may have the new value already, which base does not say: what to make sure of. */
  unless?: string;
}
