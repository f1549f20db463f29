/** Properties of a `style` attribute. */
export function styles(style: string | undefined): Readonly<Record<string, string>> {
  const pairs = (style ?? '').split(';').map((part) => part.split(':').map((text) => text.trim()));
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name && value ? [[name, value] as const] : [])));
}
