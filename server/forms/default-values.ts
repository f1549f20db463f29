import { DateTime } from 'luxon';
import { holdsList } from '../contract/form-logic.js';
import type { FormData, FormField, FormSchema } from '../contract/forms.js';
import { fieldsOf } from './field-lookup.js';

/** What defaults take from the applicant. */
export interface FormApplicant {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly department_id: string | null;
  readonly department_name: string | null;
}

/** When the form is opened: an ISO instant, and the zone in which it becomes a date. */
export interface OpeningTime {
  readonly at: string;
  readonly timeZone: string;
}

/** First values of a new document: what the fields' `default` says. */
export function defaultValues(form: FormSchema, applicant: FormApplicant, time: OpeningTime): FormData {
  const values = fieldsOf(form).map((field) => [field.key, defaultValue(field, applicant, time)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

function defaultValue(field: FormField, applicant: FormApplicant, time: OpeningTime): unknown {
  if (!field.default) return null;
  if ('value' in field.default) return field.type === 'checkbox' ? [field.default.value] : field.default.value;
  if (field.type === 'person') return [applicant.id];
  if (field.type === 'department') {
    const { department_id: own } = applicant;
    return holdsList(field) && own !== null ? [own] : own;
  }
  switch (field.default.from) {
    case 'applicant.name':
      return applicant.name;
    case 'applicant.number':
      return applicant.number;
    case 'applicant.department':
      return applicant.department_name;
    case 'applicant.phone':
      return applicant.phone;
    case 'applicant.email':
      return applicant.email;
    case 'now':
      return field.type === 'date' ? DateTime.fromISO(time.at, { zone: time.timeZone }).toISODate() : time.at;
  }
}
