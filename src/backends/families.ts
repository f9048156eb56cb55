import type { Infill } from '../completion/types.ts';

/** A way to put the text after the cursor into a prompt. */
export type Template = Extract<Infill, { kind: 'template' }>;

/** The control tokens of a family of models. */
export interface Family {
  /** What the names of such models contain; a hint where to look first, and no proof. */
  readonly names: RegExp;
  readonly template: Template;
}

const psm = (prefix: string, suffix: string, middle: string): Template => {
  return { kind: 'template', prefix, suffix, middle, suffixFirst: false };
};

/** Every family known to have control tokens for filling in the middle. */
export const families: readonly Family[] = [
  {
    names: /granite|starcoder|santacoder/i,
    template: psm('<fim_prefix>', '<fim_suffix>', '<fim_middle>'),
  },
  {
    names: /qwen/i,
    template: psm('<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>'),
  },
  {
    names: /code-?llama/i,
    template: psm('<PRE> ', ' <SUF>', ' <MID>'),
  },
  {
    names: /deepseek/i,
    template: psm('<｜fim▁begin｜>', '<｜fim▁hole｜>', '<｜fim▁end｜>'),
  },
  {
    names: /codestral/i,
    template: { kind: 'template', prefix: '[PREFIX]', suffix: '[SUFFIX]', middle: '', suffixFirst: true },
  },
];

/** The families, those first whose name `model` bears. */
export function familiesFor(model: string): readonly Family[] {
  return families.toSorted((a, b) => Number(b.names.test(model)) - Number(a.names.test(model)));
}

/** A prompt for the code between `before` and `after`. */
export function filled(template: Template, before: string, after: string): string {
  const { prefix, suffix, middle, suffixFirst } = template;
  return (suffixFirst ? suffix + after + prefix + before : prefix + before + suffix + after) + middle;
}
