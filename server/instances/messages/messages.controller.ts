import { Body, Controller, HttpCode, Post, Req, SetMetadata } from '@nestjs/common';
import type { Variables } from '@xiaowu/engine';
import { auditLog } from '../../audit/audit-log.js';
import { messageRequest, type MessageRequest, messageResult } from '../../contract/instances.js';
import { Database } from '../../database/database.js';
import { Answers } from '../../http/answers.js';
import type { AuthenticatedRequest } from '../../http/authenticated-request.js';
import { idempotent } from '../../http/idempotency.js';
import { PERMISSION } from '../../http/permission.js';
import { ZodPipe } from '../../http/zod-pipe.js';
import { MessagesService } from './messages.service.js';

@Controller('api/messages')
export class MessagesController {
  constructor(
    private readonly database: Database,
    private readonly messages: MessagesService,
  ) {}

  @Post()
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @Answers(messageResult)
  deliver(@Req() { person }: AuthenticatedRequest, @Body(new ZodPipe(messageRequest)) body: MessageRequest) {
    const { name, messageId, correlationKey = null, applicationId = null } = body;
    const message = {
      ...{ name, messageId, correlationKey, applicationId, senderId: null },
      variables: body.variables as Variables,
      timeToLiveMs: body.timeToLiveMs,
    };
    // the id of the message is the key: also its repetition gets the answer of the first
    const call = { personId: person.id, key: `message ${messageId}`, body };
    return idempotent(this.database, call, (tx) => {
      auditLog(tx, {
        personId: person.id,
        action: 'message.send',
        target: name,
        detail: { correlationKey, messageId },
      });
      return this.messages.deliver(tx, message, person, new Date().toISOString());
    });
  }
}
