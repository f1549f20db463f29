/** What people write of how to reach them; empty = nothing. */
export interface Contact {
  phone: string;
  email: string;
}
const fields = ['phone', 'email'] as const;

/** What was typed over what is known; null when nothing was. */
export function changedContact(known: Contact, typed: Contact): Partial<Contact> | null {
  const changed = fields.filter((field) => typed[field].trim() !== known[field]);
  return changed.length === 0 ? null : Object.fromEntries(changed.map((field) => [field, typed[field].trim()]));
}

/** What the fields show once `now` is known: what was typed stays, what was only read is read anew. */
export const reread = (typed: Contact, known: Contact, now: Contact): Contact => ({
  ...now,
  ...changedContact(known, typed),
});
