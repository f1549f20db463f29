import type { Directive } from 'vue';

export interface ControlLook {
  /** Name of the control where no `<label>` stands beside it (cells of a table). */
  label?: string;
  /** Id of the label, for groups that `for` cannot point at. */
  labelledBy?: string;
  describedBy: string;
  isInvalid: boolean;
  isRequired: boolean;
}

const controls =
  'input:not([type=file], [type=radio], [type=checkbox], [type=hidden]), textarea, [role=radiogroup], [role=group], button';

/** What takes the focus: the marked one (chips with buttons of their own may stand before it), else the first. */
export const controlIn = (root: Element): HTMLElement | null =>
  root.querySelector<HTMLElement>('[data-focus]') ?? root.querySelector<HTMLElement>(controls);

function set(element: Element, name: string, value: string): void {
  if (value === '') element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function apply(root: HTMLElement, { label, labelledBy, describedBy, isInvalid, isRequired }: ControlLook): void {
  const control = controlIn(root);
  if (!control) return;
  const isGroup = control.hasAttribute('role') && control.getAttribute('role') !== 'combobox';
  if (label !== undefined) {
    set(control, 'aria-label', label);
    control.removeAttribute('aria-labelledby');
  } else if (labelledBy !== undefined && (isGroup || control.tagName === 'BUTTON')) {
    set(
      control,
      'aria-labelledby',
      control.tagName === 'BUTTON' && control.id ? `${labelledBy} ${control.id}` : labelledBy,
    );
  } else control.removeAttribute('aria-labelledby');
  set(control, 'aria-describedby', describedBy);
  if (control.tagName === 'BUTTON' || control.getAttribute('role') === 'group') return;
  set(control, 'aria-invalid', isInvalid ? 'true' : '');
  set(control, 'aria-required', isRequired ? 'true' : '');
}

/**
 * On what is around a control of either library: tells assistive technology about it, as neither passes all of these
 * attributes on itself, and some have no element of their own that could have them. Null: there is only text.
 */
export const vControl: Directive<HTMLElement, ControlLook | null> = {
  mounted: (root, { value }) => value && apply(root, value),
  updated: (root, { value }) => value && apply(root, value),
};
