import { knownTexts } from './known-texts';

const reported = new Set<string>();

/** Texts of bpmn-js in Chinese. While developing, one that is missing is named in the console. */
export function translate(template: string, replacements: Readonly<Record<string, string>> = {}): string {
  const text = knownTexts[template];
  if (text === undefined && import.meta.env.DEV && !reported.has(template)) {
    reported.add(template);
    console.warn(`Expected a translation of "${template}" in locales/zh-CN/modeler-texts.ts, but there is none`);
  }
  return (text ?? template).replace(/{([^}]+)}/g, (placeholder, name: string) => replacements[name] ?? placeholder);
}
export type Translate = typeof translate;
