import dictionary from 'bpmn-js-i18n-zh/lib/bpmn-js/index.js';
import { modelerTexts } from '../locales/zh-CN/modeler-texts';

/** bpmn-js's texts in Chinese: the community's dictionary, with what it lacks and what is called otherwise here. */
export const knownTexts: Readonly<Record<string, string>> = { ...dictionary, ...modelerTexts };
