/** Does the choice lead to nothing? It stays where the keyboard finds it; what is chosen can still be taken back. */
export const isOff = (
  { value, isEmpty }: { readonly value: string; readonly isEmpty?: boolean },
  chosen: string | null | undefined,
): boolean => isEmpty === true && value !== chosen;
