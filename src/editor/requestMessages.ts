import type { FieldProblem, FieldRule } from '../backends/requestFields.ts';

/** One plain sentence for the fields of the user's own that cannot be sent to `service`; the log has them all. */
export function requestSentence([first, ...others]: readonly FieldProblem[], service: string): string {
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` The log has ${others.length} more.`;
  return `Nothing is sent: ${fieldSentence(first, service)}${more}`;
}

/** The same with every field in it, for the log. */
export function requestSentences(problems: readonly FieldProblem[], service: string): string {
  return `Nothing is sent: ${problems.map((problem) => fieldSentence(problem, service)).join(' ')}`;
}

function fieldSentence(problem: FieldProblem, service: string): string {
  switch (problem.problem) {
    case 'shape':
      return 'the setting qiskitInline.request is not an object of fields.';
    case 'owned':
      return `"${problem.field}" in qiskitInline.request is set by the extension itself.`;
    case 'unknown':
      return `${service} takes no field "${problem.field}". It takes ${problem.known.join(', ')}.`;
    case 'value':
      return `"${problem.field}" in qiskitInline.request must be ${ruleText(problem.rule)}.`;
    case 'range':
      return `"${problem.field}" in qiskitInline.request lies before "${problem.after}".`;
  }
}

function ruleText(rule: FieldRule): string {
  switch (rule.kind) {
    case 'any':
      return 'a value';
    case 'boolean':
      return 'true or false';
    case 'number':
      return 'a number';
    case 'object':
      return 'an object';
    case 'texts':
      return rule.values === undefined ? 'a list of texts' : `a list of some of ${rule.values.join(', ')}`;
    case 'time': {
      const [day] = new Date(rule.from * 1000).toISOString().split('T');
      return `a time in whole seconds since 1970, from ${rule.from} (${day ?? ''}) on`;
    }
  }
}
