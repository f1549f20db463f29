import type { FieldType } from '@xiaowu/server/contract/forms';
import type { Component } from 'vue';
import AttachmentField from './fields/attachment/AttachmentField.vue';
import CascadePhone from './fields/cascade/CascadePhone.vue';
import CheckboxPhone from './fields/checkbox/CheckboxPhone.vue';
import DatePhone from './fields/date/DatePhone.vue';
import DateRangePhone from './fields/date-range/DateRangePhone.vue';
import DatetimePhone from './fields/datetime/DatetimePhone.vue';
import DepartmentPhone from './fields/department/DepartmentPhone.vue';
import MoneyPhone from './fields/money/MoneyPhone.vue';
import NumberPhone from './fields/number/NumberPhone.vue';
import PersonPick from './fields/person/PersonPick.vue';
import RadioPhone from './fields/radio/RadioPhone.vue';
import ReviewerPhone from './fields/reviewer/ReviewerPhone.vue';
import RichTextField from './fields/rich-text/RichTextField.vue';
import SelectPhone from './fields/select/SelectPhone.vue';
import SignatureField from './fields/signature/SignatureField.vue';
import StaticText from './fields/static/StaticText.vue';
import TextPhone from './fields/text/TextPhone.vue';
import TextareaPhone from './fields/textarea/TextareaPhone.vue';
import TimePhone from './fields/time/TimePhone.vue';

/** Vant. `table` is no control but a layout of controls: DetailCards.vue Formulas and the 流水号 are only shown. */
export const phoneWidgets = {
  text: TextPhone,
  textarea: TextareaPhone,
  richText: RichTextField,
  number: NumberPhone,
  money: MoneyPhone,
  date: DatePhone,
  time: TimePhone,
  datetime: DatetimePhone,
  dateRange: DateRangePhone,
  select: SelectPhone,
  radio: RadioPhone,
  checkbox: CheckboxPhone,
  cascade: CascadePhone,
  person: PersonPick,
  reviewer: ReviewerPhone,
  department: DepartmentPhone,
  attachment: AttachmentField,
  picture: AttachmentField,
  signature: SignatureField,
  static: StaticText,
} satisfies Record<Exclude<FieldType, 'table' | 'formula' | 'serial'>, Component>;
