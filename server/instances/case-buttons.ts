import type { ActionSetting, Approval } from '@xiaowu/engine';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { caseButtonLabels } from '../locales/zh-CN/case-buttons.js';

/** What the applicant does with the case as a whole; switched and named at the applicant's own step. */
export const caseButtons = ['withdraw', 'terminate', 'urge', 'print', 'reapply'] as const;
export type CaseButton = (typeof caseButtons)[number];

/** What 流程配置 says of a button of a step. */
export const buttonOf = ({ actions }: Approval, button: ActionSetting['action']): ActionSetting | undefined =>
  actions.find(({ action }) => action === button);

/** Whether the applicant has the button; where the process begins without a step of theirs, all of them. */
export const applicantMay = (definition: CompiledDefinition, button: CaseButton): boolean =>
  applicantsButton(definition, button)?.enabled ?? true;

/** 403 when 流程配置 does not give the applicant this button. */
export function assertApplicantMay(definition: CompiledDefinition, button: CaseButton): void {
  if (applicantMay(definition, button)) return;
  const label = applicantsButton(definition, button)?.label ?? caseButtonLabels[button];
  throw new ApiFailure(403, 'action.notAllowed', caseMessages.caseActionNotAllowed(label));
}

/** Captions of the applicant's buttons that have one of their own. */
export function ownCaptions(definition: CompiledDefinition): { [button in CaseButton]?: string } {
  return Object.fromEntries(
    caseButtons.flatMap((button) => {
      const label = applicantsButton(definition, button)?.label;
      return label ? [[button, label]] : [];
    }),
  );
}

function applicantsButton({ process }: CompiledDefinition, button: CaseButton): ActionSetting | undefined {
  const step = process.nodes[process.applicantTaskId ?? ''];
  return step?.kind === 'userTask' ? buttonOf(step.approval, button) : undefined;
}
