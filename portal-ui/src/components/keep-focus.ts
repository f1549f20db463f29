import { nextTick } from 'vue';

/**
 * What had the focus may be gone with the page or the row that it stood in: then the main part has it, so that the next
 * Tab goes on there and not at the top, and screen readers tell of the new page.
 */
export async function keepFocus(): Promise<void> {
  await nextTick();
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) document.getElementById('main')?.focus({ preventScroll: true });
}
