import type { MessageContext, MessageFunction } from 'vue-i18n';

/**
 * Our messages are text with `{names}`; for these few lines pages need not load the whole compiler of vue-i18n. Its
 * other syntax (plurals, links to other messages) is not used.
 */
export function compileMessage(message: unknown): MessageFunction<string> {
  const parts = String(message).split(/\{(\w+)\}/);
  const filled = ({ named }: MessageContext<string>): string =>
    parts.map((part, i) => (i % 2 === 0 ? part : String(named(part) ?? ''))).join('');
  return filled as MessageFunction<string>;
}
