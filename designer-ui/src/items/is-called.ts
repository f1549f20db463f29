import type { Department } from '@xiaowu/server/contract/organization';

/** Does somebody look for this department: by a part of its name, the beginning of its pinyin, or of its initials? */
export function isCalled(
  { name, pinyin, initials }: Pick<Department, 'name' | 'pinyin' | 'initials'>,
  wanted: string,
): boolean {
  const text = wanted.toLowerCase().replaceAll(/\s/g, '');
  return name.toLowerCase().includes(text) || pinyin.startsWith(text) || initials.startsWith(text);
}
