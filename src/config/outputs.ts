/** What a task leaves for later steps. Names as on GitHub; Azure Pipelines has them without dashes. */
export const OUTPUTS = [
  { name: 'verdict', help: '`passed`, `failed`, or `unknown` when something could not be determined.' },
  { name: 'changed', help: 'How many Applications are affected.' },
  { name: 'report', help: 'The path of the JSON report.' },
  { name: 'comment-url', help: 'The address of the comment on the pull request.' },
] as const;
