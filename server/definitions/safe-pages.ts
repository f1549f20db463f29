import type { DefinitionContent } from '../contract/definitions.js';
import { sanitizePrint } from '../printing/sanitize-print.js';

/** The content with print pages in which nothing can act and nothing is loaded from elsewhere. */
export function withSafePages(content: DefinitionContent): DefinitionContent {
  const { print, printTemplates } = content;
  return {
    ...content,
    print: sanitizePrint(print),
    ...(printTemplates && {
      printTemplates: printTemplates.map((page) => ({ ...page, html: sanitizePrint(page.html) })),
    }),
  };
}
