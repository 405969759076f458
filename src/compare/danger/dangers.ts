import type { SourceLocation } from '../../model/location.ts';
import type { Finding } from '../../model/report.ts';
import { DANGER_RULES } from './all-rules.ts';
import type { ApplicationChange } from './rule.ts';

/** What merging would do to an Application that is dangerous: findings of the change itself, so all of them are new. */
export function dangersOf(change: ApplicationChange): Finding[] {
  const one = change.head ?? change.base;
  if (!one) return [];
  const { application } = one;
  // Of a removed one, the file may be gone: what is said of it stands at the Application.
  const place: Partial<SourceLocation> =
    change.head && application.origin.found === 'file' ? application.origin.location : {};
  return DANGER_RULES.flatMap(({ id, severity, check }) =>
    [...check(change)].map((danger) => ({
      rule: id,
      severity: danger.severity ?? severity,
      new: true,
      // What is only worth a look has no place among what is dangerous
      ...(danger.severity !== 'info' && { danger: true as const }),
      message: danger.message,
      help: danger.help,
      application: application.name,
      ...place,
    })),
  );
}
