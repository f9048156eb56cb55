const { InlineCompletionItem, Range, languages } = require('vscode');

/** Suggests the same text after `other = ` and nothing anywhere else. */
exports.activate = (context) => {
  const provider = {
    provideInlineCompletionItems(document, position) {
      const typed = document.lineAt(position).text.slice(0, position.character);
      if (!typed.endsWith('other = ')) return [];
      return [new InlineCompletionItem('from_the_other_extension()', new Range(position, position))];
    },
  };
  context.subscriptions.push(
    languages.registerInlineCompletionItemProvider({ language: 'python' }, provider),
  );
};
