import type { FieldType } from '@xiaowu/server/contract/forms';
import type { Component } from 'vue';
import AttachmentField from './fields/attachment/AttachmentField.vue';
import CheckboxPhone from './fields/checkbox/CheckboxPhone.vue';
import DatePhone from './fields/date/DatePhone.vue';
import DatetimePhone from './fields/datetime/DatetimePhone.vue';
import DepartmentPhone from './fields/department/DepartmentPhone.vue';
import MoneyPhone from './fields/money/MoneyPhone.vue';
import NumberPhone from './fields/number/NumberPhone.vue';
import PersonPick from './fields/person/PersonPick.vue';
import RadioPhone from './fields/radio/RadioPhone.vue';
import ReviewerPhone from './fields/reviewer/ReviewerPhone.vue';
import SelectPhone from './fields/select/SelectPhone.vue';
import StaticText from './fields/static/StaticText.vue';
import TextPhone from './fields/text/TextPhone.vue';
import TextareaPhone from './fields/textarea/TextareaPhone.vue';

/** Vant. `table` is no control but a layout of controls: DetailCards.vue. */
export const phoneWidgets = {
  text: TextPhone,
  textarea: TextareaPhone,
  number: NumberPhone,
  money: MoneyPhone,
  date: DatePhone,
  datetime: DatetimePhone,
  select: SelectPhone,
  radio: RadioPhone,
  checkbox: CheckboxPhone,
  person: PersonPick,
  reviewer: ReviewerPhone,
  department: DepartmentPhone,
  attachment: AttachmentField,
  static: StaticText,
} satisfies Record<Exclude<FieldType, 'table'>, Component>;
