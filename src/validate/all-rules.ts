import type { Rule } from './rule.ts';
import { allowEmpty } from './rules/allow-empty.ts';
import { annotationAsLabel } from './rules/annotation-as-label.ts';
import { annotationUnknown } from './rules/annotation-unknown.ts';
import { applicationNamespace } from './rules/application-namespace.ts';
import { automatedEnabledUnsupported } from './rules/automated-enabled-unsupported.ts';
import { chartWithoutRevision } from './rules/chart-without-revision.ts';
import { childWithoutFinalizer } from './rules/child-without-finalizer.ts';
import { compareOptionUnknown } from './rules/compare-option-unknown.ts';
import { createNamespaceWithoutNamespace } from './rules/create-namespace-without-namespace.ts';
import { destinationInvalid } from './rules/destination-invalid.ts';
import { destinationNotPermitted } from './rules/destination-not-permitted.ts';
import { duplicateName } from './rules/duplicate-name.ts';
import { finalizerUnknown } from './rules/finalizer-unknown.ts';
import { generatorNesting } from './rules/generator-nesting.ts';
import { generatorUnknown } from './rules/generator-unknown.ts';
import { generatorsEmpty } from './rules/generators-empty.ts';
import { gitGeneratorPaths } from './rules/git-generator-paths.ts';
import { goTemplateMismatch } from './rules/go-template-mismatch.ts';
import { goTemplateMissingkey } from './rules/go-template-missingkey.ts';
import { goTemplateOptionUnknown } from './rules/go-template-option-unknown.ts';
import { helmParameterRepeated } from './rules/helm-parameter-repeated.ts';
import { helmValuesIgnored } from './rules/helm-values-ignored.ts';
import { helmVersionUnsupported } from './rules/helm-version-unsupported.ts';
import { ignoreDifferencesEmpty } from './rules/ignore-differences-empty.ts';
import { ignoreDifferencesGroup } from './rules/ignore-differences-group.ts';
import { invalidValue } from './rules/invalid-value.ts';
import { jsonPointerInvalid } from './rules/json-pointer-invalid.ts';
import { kindNotPermitted } from './rules/kind-not-permitted.ts';
import { labelTrackingName } from './rules/label-tracking-name.ts';
import { listElementInvalid } from './rules/list-element-invalid.ts';
import { managedMetadataWithoutCreateNamespace } from './rules/managed-metadata-without-create-namespace.ts';
import { manifestGeneratePaths } from './rules/manifest-generate-paths.ts';
import { matrixGenerators } from './rules/matrix-generators.ts';
import { mergeGenerators } from './rules/merge-generators.ts';
import { missingField } from './rules/missing-field.ts';
import { multipleTools } from './rules/multiple-tools.ts';
import { nameInvalid } from './rules/name-invalid.ts';
import { nestedGeneratorSeveral } from './rules/nested-generator-several.ts';
import { pathInvalid } from './rules/path-invalid.ts';
import { pathWithChart } from './rules/path-with-chart.ts';
import { preserveResourcesIgnored } from './rules/preserve-resources-ignored.ts';
import { projectGroupInvalid } from './rules/project-group-invalid.ts';
import { projectKindGroup } from './rules/project-kind-group.ts';
import { projectPatternInvalid } from './rules/project-pattern-invalid.ts';
import { projectPatternMatchesNothing } from './rules/project-pattern-matches-nothing.ts';
import { projectPermitsNothing } from './rules/project-permits-nothing.ts';
import { projectPolicyInvalid } from './rules/project-policy-invalid.ts';
import { projectRepeatedEntry } from './rules/project-repeated-entry.ts';
import { projectRoleNameInvalid } from './rules/project-role-name-invalid.ts';
import { projectServiceAccountInvalid } from './rules/project-service-account-invalid.ts';
import { projectUnknown } from './rules/project-unknown.ts';
import { refInSingleSource } from './rules/ref-in-single-source.ts';
import { refInvalid } from './rules/ref-invalid.ts';
import { refUnknown } from './rules/ref-unknown.ts';
import { refUnused } from './rules/ref-unused.ts';
import { refWithChart } from './rules/ref-with-chart.ts';
import { refreshAnnotation } from './rules/refresh-annotation.ts';
import { releaseNameInvalid } from './rules/release-name-invalid.ts';
import { retryDurationInvalid } from './rules/retry-duration-invalid.ts';
import { revisionHistoryLimit } from './rules/revision-history-limit.ts';
import { rollingSyncInvalid } from './rules/rolling-sync-invalid.ts';
import { runtimeFields } from './rules/runtime-fields.ts';
import { skipReconcile } from './rules/skip-reconcile.ts';
import { sourceHydratorIncomplete } from './rules/source-hydrator-incomplete.ts';
import { sourceIgnored } from './rules/source-ignored.ts';
import { sourceIncomplete } from './rules/source-incomplete.ts';
import { sourceMissing } from './rules/source-missing.ts';
import { sourceNotPermitted } from './rules/source-not-permitted.ts';
import { syncOptionUnknown } from './rules/sync-option-unknown.ts';
import { syncWaveInvalid } from './rules/sync-wave-invalid.ts';
import { syncWindowInvalid } from './rules/sync-window-invalid.ts';
import { syncWindowMatchesNothing } from './rules/sync-window-matches-nothing.ts';
import { syncWindowNegation } from './rules/sync-window-negation.ts';
import { syncWindowTimeZone } from './rules/sync-window-time-zone.ts';
import { templateNameConstant } from './rules/template-name-constant.ts';
import { templateNamespaceIgnored } from './rules/template-namespace-ignored.ts';
import { templateParameterUnknown } from './rules/template-parameter-unknown.ts';
import { unknownField } from './rules/unknown-field.ts';
import { wrongApiVersion } from './rules/wrong-api-version.ts';
import { wrongType } from './rules/wrong-type.ts';

/** Every rule on manifests, in the order in which findings of one place are listed. */
export const ALL_RULES: readonly Rule[] = [
  wrongApiVersion,
  unknownField,
  wrongType,
  missingField,
  invalidValue,
  sourceMissing,
  sourceIncomplete,
  sourceIgnored,
  sourceHydratorIncomplete,
  pathInvalid,
  pathWithChart,
  chartWithoutRevision,
  multipleTools,
  refInvalid,
  refUnknown,
  refWithChart,
  refInSingleSource,
  refUnused,
  releaseNameInvalid,
  helmVersionUnsupported,
  helmValuesIgnored,
  helmParameterRepeated,
  destinationInvalid,
  createNamespaceWithoutNamespace,
  managedMetadataWithoutCreateNamespace,
  syncOptionUnknown,
  automatedEnabledUnsupported,
  allowEmpty,
  retryDurationInvalid,
  revisionHistoryLimit,
  ignoreDifferencesEmpty,
  ignoreDifferencesGroup,
  jsonPointerInvalid,
  nameInvalid,
  duplicateName,
  labelTrackingName,
  applicationNamespace,
  annotationUnknown,
  annotationAsLabel,
  compareOptionUnknown,
  syncWaveInvalid,
  manifestGeneratePaths,
  refreshAnnotation,
  skipReconcile,
  finalizerUnknown,
  childWithoutFinalizer,
  runtimeFields,
  projectUnknown,
  sourceNotPermitted,
  destinationNotPermitted,
  kindNotPermitted,
  projectPatternInvalid,
  projectRepeatedEntry,
  projectRoleNameInvalid,
  projectPolicyInvalid,
  projectGroupInvalid,
  projectServiceAccountInvalid,
  projectKindGroup,
  projectPermitsNothing,
  projectPatternMatchesNothing,
  syncWindowInvalid,
  syncWindowTimeZone,
  syncWindowNegation,
  syncWindowMatchesNothing,
  generatorsEmpty,
  generatorUnknown,
  matrixGenerators,
  mergeGenerators,
  generatorNesting,
  nestedGeneratorSeveral,
  gitGeneratorPaths,
  listElementInvalid,
  goTemplateMismatch,
  goTemplateMissingkey,
  goTemplateOptionUnknown,
  templateParameterUnknown,
  templateNameConstant,
  templateNamespaceIgnored,
  preserveResourcesIgnored,
  rollingSyncInvalid,
];
