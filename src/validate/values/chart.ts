import type { Json, JsonObject } from '../../model/kube-object.ts';

/** What of a Helm chart tells which values it knows. */
export interface Chart {
  name: string;
  /** `values.yaml`. */
  values: JsonObject;
  /** `values.schema.json`; undefined without one, or when it cannot be read. */
  schema: Json | undefined;
  /** Templates, and every other text that may hold some: its own, not those of the charts within it. */
  texts: readonly string[];
  dependencies: readonly ChartDependency[];
  /** Charts within it, by name: unpacked and packed ones. */
  charts: ReadonlyMap<string, Chart>;
}

/** An entry of `dependencies` in Chart.yaml. */
export interface ChartDependency {
  name: string;
  alias: string | undefined;
  /** Paths of values that switch it on. */
  conditions: readonly string[];
  /** Paths in the chart's values where values of its own go (`import-values`); `.` is the top. */
  imported: readonly string[];
}
