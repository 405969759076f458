import type { ArgoCdSettings } from '../argocd/settings.ts';
import type { Severity } from '../model/report.ts';
import type { ArgoCdKind, Manifest, Path } from './manifest.ts';

/** One thing that a rule found in one manifest. */
export interface Issue {
  /** What is wrong, with the value, in one sentence without a full stop. Never a secret. */
  message: string;
  /** What to do: one sentence. */
  help: string;
  /** The field that is at fault; the nearest one that is there, when it is missing. */
  at: Path;
  /** Instead of the rule's own. */
  severity?: Severity;
  /** Instead of the rule's own. */
  refuses?: boolean;
}

/** All manifests of one side: what rules on several of them look at. */
export interface Fleet {
  settings: ArgoCdSettings;
  manifests: readonly Manifest[];
}

/** A rule on one manifest, and on how it stands to the others. Pure; one a file; its page is `docs/rules/ID.md`. */
export interface Rule {
  /** Stable, kebab-case: waivers and severities name it. */
  id: string;
  severity: Severity;
  kinds: readonly ArgoCdKind[];
  /** True when Argo CD refuses to render what has this fault: that it could not be rendered is then not said again. */
  refuses?: boolean;
  check(manifest: Manifest, fleet: Fleet): Iterable<Issue>;
}
