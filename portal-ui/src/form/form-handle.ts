/** What `FormView.vue` offers by template ref: `useTemplateRef<FormHandle>('form')`. */
export interface FormHandle {
  /** Shows what is missing and goes to the first of it. Null when the form may be sent, else one line to say. */
  validate: () => string | null;
  focusFirst: () => Promise<void>;
}
