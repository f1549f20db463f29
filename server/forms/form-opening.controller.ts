import { Body, Controller, HttpCode, Post, SetMetadata } from '@nestjs/common';
import { formOpening, type FormOpening, formOpeningQuestion, type FormOpeningQuestion } from '../contract/forms.js';
import { ADMINISTERS } from '../http/administers.js';
import { Answers } from '../http/answers.js';
import { ApiFailure } from '../http/api-error.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { formMessages } from '../locales/zh-CN/forms.js';
import { OrganizationService } from '../organization/organization.service.js';
import { FormsService } from './forms.service.js';

/** How a form that is drawn now would open for somebody, asked while it is tried out (试运行). */
@Controller('api/forms')
export class FormOpeningController {
  constructor(
    private readonly forms: FormsService,
    private readonly organization: OrganizationService,
  ) {}

  @Post('opening')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'nothing')
  @Answers(formOpening)
  async open(@Body(new ZodPipe(formOpeningQuestion)) { form, applicantId }: FormOpeningQuestion): Promise<FormOpening> {
    const [applicant] = await this.organization.peopleByIds([applicantId]);
    if (!applicant) throw new ApiFailure(422, 'form.noApplicant', formMessages.noApplicant);
    return this.forms.opening(form, applicantId, new Date().toISOString());
  }
}
