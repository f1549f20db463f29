import { type ModdleElement, type PropertyChange, textOf } from '../modeler/moddle';

export const scriptLanguages = ['feel', 'javascript'] as const;

export interface ScriptSettings {
  language: (typeof scriptLanguages)[number];
  script: string;
  resultVariable: string;
}

const formats = { feel: 'application/feel', javascript: 'application/javascript' };

export const readScript = (task: ModdleElement): ScriptSettings => ({
  language: /javascript|ecmascript/i.test(textOf(task, 'scriptFormat')) ? 'javascript' : 'feel',
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
        scriptFormat: formats[language],
        script: script || undefined,
        'xiaowu:resultVariable': resultVariable || undefined,
      },
    },
  ];
}
