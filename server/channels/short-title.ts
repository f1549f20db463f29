/** A variable of a template takes so many characters. */
const longest = 35;

/** The title in one variable of a text message: of a long one the beginning, and the 流水号 at its end. */
export function shortTitle(title: string): string {
  const characters = [...title.replace(/\s+/g, ' ')];
  if (characters.length <= longest) return characters.join('');
  const [end = ''] = / - \d{6,}$/.exec(title) ?? [];
  return `${characters.slice(0, longest - 1 - end.length).join('')}…${end}`;
}
