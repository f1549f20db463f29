import { nextTick } from 'vue';

/** A text that is still being typed becomes part of what is edited: it does when its field is left. */
export async function leaveField(): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await nextTick();
}
