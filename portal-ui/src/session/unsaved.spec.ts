import { effectScope } from 'vue';
import { hasUnsaved, useUnsaved } from './unsaved';

it('asks the pages that are open', () => {
  const page = effectScope();
  let isDirty = false;
  page.run(() => useUnsaved(() => isDirty));
  expect(hasUnsaved()).toBe(false);
  isDirty = true;
  expect(hasUnsaved()).toBe(true);
  page.stop();
  expect(hasUnsaved()).toBe(false);
});
