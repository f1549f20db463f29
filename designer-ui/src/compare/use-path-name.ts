import { useI18n } from 'vue-i18n';

/**
 * What a path of the file, or of its form, is called on screen, part by part; a part without a name stays as the file
 * has it.
 */
export function usePathName(of: 'file' | 'form' = 'file'): (path: string) => string {
  const { tm } = useI18n();
  return (path) => {
    const parts = tm('compare.parts') as Record<string, string>;
    const names = of === 'form' ? { ...parts, ...(tm('compare.formParts') as Record<string, string>) } : parts;
    return path
      .split('.')
      .filter((part) => part !== 'body' && part !== 'extensionElements')
      .map((part) => (Object.hasOwn(names, part) ? names[part] : part))
      .join(' · ');
  };
}
