import { useI18n } from 'vue-i18n';

/** What a path of the file is called on screen, part by part; a part without a name stays as the file has it. */
export function usePathName(): (path: string) => string {
  const { tm } = useI18n();
  return (path) => {
    const names = tm('compare.parts') as Record<string, string>;
    return path
      .split('.')
      .filter((part) => part !== 'body' && part !== 'extensionElements')
      .map((part) => (Object.hasOwn(names, part) ? names[part] : part))
      .join(' · ');
  };
}
