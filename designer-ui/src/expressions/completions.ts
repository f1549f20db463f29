import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { type FeelBuiltin, feelBuiltins, feelKeywords } from './feel-builtins';
import type { KnownName } from './known-names';

/** What can stand here: after a comparison with a choice its values, else names, functions and words of FEEL. */
export function completeFeel(
  names: () => readonly KnownName[],
  explain: (builtin: FeelBuiltin) => string,
): (context: CompletionContext) => CompletionResult | null {
  const functions = (Object.keys(feelBuiltins) as FeelBuiltin[]).map((name): Completion => ({
    label: name,
    detail: explain(name),
    type: 'function',
    apply: `${name}(`,
    boost: -1,
  }));
  const keywords = feelKeywords.map((label): Completion => ({ label, type: 'keyword', boost: -2 }));

  return (context) => {
    const value = context.matchBefore(/[A-Za-z]\w*\s*(?:!?=|in\s*\((?:[^()]*,)?)\s*"?[^"\s,]*/);
    const [, field = ''] = /^([A-Za-z]\w*)/.exec(value?.text ?? '') ?? [];
    const options = names().find(({ name }) => name === field)?.options;
    if (value && options) {
      const typed = /"?[^"\s,=(]*$/.exec(value.text)?.[0] ?? '';
      return {
        from: context.pos - typed.length,
        options: options.map((option) => ({ label: `"${option.value}"`, detail: option.label, type: 'constant' })),
        filter: false,
      };
    }
    const path = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*\.[\p{L}\p{N}_]*/u);
    const members = path && names().find(({ name }) => name === path.text.split('.')[0])?.members;
    if (path && members)
      return {
        from: path.from + path.text.indexOf('.') + 1,
        options: members.map(({ name, label }) => ({ label: name, detail: label, type: 'property' })),
      };
    const word = context.matchBefore(/[\w\u4e00-\u9fa5]+/);
    if (!word && !context.explicit) return null;
    const known = names().flatMap(({ name, label }): Completion[] => {
      const plain: Completion = { label: name, detail: label, type: 'variable' };
      // Found by what people call it, too.
      return label === '' || label === name
        ? [plain]
        : [plain, { label, detail: name, apply: name, type: 'variable', boost: -3 }];
    });
    return {
      from: word?.from ?? context.pos,
      options: [...known, ...functions, ...keywords],
      validFor: /^[\w\u4e00-\u9fa5 ]*$/,
    };
  };
}
