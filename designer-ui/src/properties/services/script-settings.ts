import { type ModdleElement, type PropertyChange, textOf } from '../../modeler/moddle';

export const scriptLanguages = ['feel', 'javascript'] as const;

export interface ScriptSettings {
  language: (typeof scriptLanguages)[number];
  script: string;
  resultVariable: string;
}

const formats = { feel: 'application/feel', javascript: 'application/javascript' };

/** A task that is called has another name for it. */
const formatOf = ({ $type }: ModdleElement) => ($type === 'bpmn:GlobalScriptTask' ? 'scriptLanguage' : 'scriptFormat');

export const readScript = (task: ModdleElement): ScriptSettings => ({
  language: /javascript|ecmascript/i.test(textOf(task, formatOf(task))) ? 'javascript' : 'feel',
  script: textOf(task, 'script'),
  resultVariable: textOf(task, 'xiaowu:resultVariable'),
});

export function changeScript(
  task: ModdleElement,
  { language, script, resultVariable }: ScriptSettings,
): PropertyChange[] {
  return [
    {
      target: task,
      properties: {
        [formatOf(task)]: formats[language],
        script: script || undefined,
        'xiaowu:resultVariable': resultVariable || undefined,
      },
    },
  ];
}
