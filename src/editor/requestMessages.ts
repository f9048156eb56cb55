import type { FieldProblem, FieldRule } from '../backends/requestFields.ts';
import { t } from './words.ts';

/** One plain sentence for the fields of the user's own that cannot be sent to `service`; the log has them all. */
export function requestSentence([first, ...others]: readonly FieldProblem[], service: string): string {
  if (first === undefined) return '';
  const more = others.length === 0 ? [] : [t('The log has {0} more.', others.length)];
  return [t('Nothing is sent: {0}', fieldSentence(first, service)), ...more].join(' ');
}

/** The same with every field in it, for the log. */
export function requestSentences(problems: readonly FieldProblem[], service: string): string {
  return t('Nothing is sent: {0}', problems.map((problem) => fieldSentence(problem, service)).join(' '));
}

function fieldSentence(problem: FieldProblem, service: string): string {
  switch (problem.problem) {
    case 'shape':
      return t('the setting qiskitInline.request is not an object of fields.');
    case 'owned':
      return t('"{0}" in qiskitInline.request is set by the extension itself.', problem.field);
    case 'unknown':
      return t('{0} takes no field "{1}". It takes {2}.', service, problem.field, problem.known.join(', '));
    case 'value':
      return t('"{0}" in qiskitInline.request must be {1}.', problem.field, ruleText(problem.rule));
    case 'range':
      return t('"{0}" in qiskitInline.request lies before "{1}".', problem.field, problem.after);
  }
}

function ruleText(rule: FieldRule): string {
  switch (rule.kind) {
    case 'any':
      return t('a value');
    case 'boolean':
      return t('true or false');
    case 'number':
      return t('a number');
    case 'object':
      return t('an object');
    case 'texts':
      return rule.values === undefined
        ? t('a list of texts')
        : t('a list of some of {0}', rule.values.join(', '));
    case 'time': {
      const [day] = new Date(rule.from * 1000).toISOString().split('T');
      return t('a time in whole seconds since 1970, from {0} ({1}) on', rule.from, day ?? '');
    }
  }
}
