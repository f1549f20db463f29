import { type ModdleElement, type PropertyChange, textOf } from '../modeler/moddle';

export interface ScriptSettings {
  script: string;
  resultVariable: string;
}

/** The only script language that the engine runs. */
const scriptFormat = 'application/feel';

export const readScript = (task: ModdleElement): ScriptSettings => ({
  script: textOf(task, 'script'),
  resultVariable: textOf(task, 'xiaowu:resultVariable'),
});

export function changeScript(task: ModdleElement, { script, resultVariable }: ScriptSettings): PropertyChange[] {
  return [
    {
      target: task,
      properties: { scriptFormat, script: script || undefined, 'xiaowu:resultVariable': resultVariable || undefined },
    },
  ];
}
