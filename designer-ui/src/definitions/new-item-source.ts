import type { ItemArchive } from '../exchange/item-archive';

/** What a new item begins with: an item from elsewhere or another one's, or only the name of a drawing to come. */
export type NewItemSource =
  | { readonly kind: 'import' | 'clone'; readonly archive: ItemArchive }
  | { readonly kind: 'drawing'; readonly name: string };
