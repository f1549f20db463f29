import { pinyin } from 'pinyin-pro';
import type { FormSchema } from '../contract/forms.js';
import type { ItemData } from '../contract/items.js';

const spell = (text: string) => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' });

/** `gonghuikunnan ghkn` of 工会困难. */
export function spellings(text: string): string {
  const syllables = spell(text).map((syllable) => syllable.toLowerCase());
  return `${syllables.join('')} ${syllables.map((syllable) => syllable[0] ?? '').join('')}`;
}

/** Pinyin initial A–Z of a name; `#` for what has none. */
export function initialOf(name: string): string {
  const [first = ''] = spell(name);
  const letter = (first[0] ?? '').toUpperCase();
  return /^[A-Z]$/.test(letter) ? letter : '#';
}

/** What the designer's list is searched in. */
export function definitionSearchText(key: string, name: string): string {
  return `${key} ${name} ${spellings(name)}`.toLowerCase().slice(0, 600);
}

/** What the 办事中心 is searched in; the department's name is added when it is read, as it may change. */
export function itemSearchText(item: ItemData, form: FormSchema): string {
  const words = [item.name, spellings(item.name), item.topic, item.description, ...item.materials, form.title];
  return words.join(' ').toLowerCase();
}
