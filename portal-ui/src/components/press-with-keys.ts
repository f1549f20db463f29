const pressable = ':is([role="button"], [role="radio"], [role="checkbox"], [role="switch"], [role="tab"])';

/** What Vant draws as a button or a choice answers to a finger alone: Enter and the space bar press it, too. */
export function pressWithKeys(): void {
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.isComposing || (key !== 'Enter' && key !== ' ')) return;
    if (!(target instanceof HTMLElement) || !target.matches(`[class*="van-"]${pressable}`)) return;
    if (target.matches('button, a, input')) return;
    event.preventDefault();
    target.click();
  });
}
