/**
 * Entries of the replace menu for what the engine executes; the rest of BPMN is refused by name when the file is
 * compiled, so it is not offered. Entries come with the engine's elements.
 */
export const executableEntries: ReadonlySet<string> = new Set([
  'replace-with-none-start',
  'replace-with-none-intermediate-throw',
  'replace-with-none-intermediate-throwing',
  'replace-with-message-intermediate-catch',
  'replace-with-timer-intermediate-catch',
  'replace-with-none-end',
  'replace-with-error-end',
  'replace-with-terminate-end',
  'replace-with-message-boundary',
  'replace-with-timer-boundary',
  'replace-with-error-boundary',
  'replace-with-non-interrupting-message-boundary',
  'replace-with-non-interrupting-timer-boundary',
  'replace-with-exclusive-gateway',
  'replace-with-parallel-gateway',
  'replace-with-inclusive-gateway',
  'replace-with-task',
  'replace-with-user-task',
  'replace-with-manual-task',
  'replace-with-service-task',
  'replace-with-script-task',
  'replace-with-send-task',
  'replace-with-receive-task',
  'replace-with-rule-task',
  'replace-with-call-activity',
  'replace-with-collapsed-subprocess',
  'replace-with-expanded-subprocess',
  'replace-with-subprocess',
  'replace-with-sequence-flow',
  'replace-with-default-flow',
  'replace-with-conditional-flow',
]);

/** Switches in the head of the replace menu. */
export const executableSwitches: ReadonlySet<string> = new Set([
  'toggle-parallel-mi',
  'toggle-sequential-mi',
  'toggle-loop',
  'toggle-non-interrupting',
]);
