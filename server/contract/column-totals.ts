import type { FormColumn } from './forms.js';

type Summed = Pick<FormColumn, 'type' | 'resultType' | 'total'>;

/** Does the field or column hold an amount of money, in cents? */
export const isMoney = ({ type, resultType }: Omit<Summed, 'total'>): boolean =>
  type === 'money' || (type === 'formula' && resultType === 'money');

/** Does the table show what the column adds up to? As the form says; where it says nothing, amounts of money are summed. */
export const hasTotal = (column: Summed): boolean => column.total ?? isMoney(column);
