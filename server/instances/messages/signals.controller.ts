import { Body, Controller, HttpCode, Post, Req, SetMetadata } from '@nestjs/common';
import type { Variables } from '@xiaowu/engine';
import type { z } from 'zod';
import { auditLog } from '../../audit/audit-log.js';
import { conditionsRequest, signalRequest, conditionsResult } from '../../contract/instances.js';
import { done } from '../../contract/plain-answers.js';
import { Answers } from '../../http/answers.js';
import type { AuthenticatedRequest } from '../../http/authenticated-request.js';
import { PERMISSION } from '../../http/permission.js';
import { ZodPipe } from '../../http/zod-pipe.js';
import { SignalsService } from './signals.service.js';
import { SignedInService } from '../signed-in.service.js';
import { StartEventsService } from './start-events.service.js';

/** What happens outside and concerns more than one case. */
@Controller('api')
export class SignalsController {
  constructor(
    private readonly signedIn: SignedInService,
    private readonly signals: SignalsService,
    private readonly starts: StartEventsService,
  ) {}

  @Post('signals')
  @HttpCode(202)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @Answers(done)
  signal(
    @Req() request: AuthenticatedRequest,
    @Body(new ZodPipe(signalRequest)) body: z.infer<typeof signalRequest>,
  ): Promise<Record<string, never>> {
    return this.signedIn.act(request, body, async (tx, { id }) => {
      const signal = { name: body.name, variables: body.variables as Variables, senderId: null, actorId: id };
      this.signals.throw(tx, signal, new Date().toISOString());
      auditLog(tx, { personId: id, action: 'signal.throw', target: body.name });
      return {};
    });
  }

  @Post('conditions')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @Answers(conditionsResult)
  conditions(
    @Req() request: AuthenticatedRequest,
    @Body(new ZodPipe(conditionsRequest)) body: z.infer<typeof conditionsRequest>,
  ): Promise<{ started: number }> {
    return this.signedIn.act(request, body, async (tx, actor) => {
      const started = await this.starts.byCondition(tx, body.variables as Variables, actor, new Date().toISOString());
      auditLog(tx, { personId: actor.id, action: 'conditions.evaluate', target: '', detail: { started } });
      return { started };
    });
  }
}
