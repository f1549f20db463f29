import { Body, Controller, HttpCode, Post, SetMetadata } from '@nestjs/common';
import {
  scriptTestAnswer,
  scriptTestRequest,
  type ScriptTestAnswer,
  type ScriptTestRequest,
} from '../../contract/script-tests.js';
import { Answers } from '../../http/answers.js';
import { ADMINISTERS } from '../../http/administers.js';
import { PERMISSION } from '../../http/permission.js';
import { ZodPipe } from '../../http/zod-pipe.js';
import { ScriptSandbox } from '../../scripts/script-sandbox.js';
import { testScript } from './test-script.js';

/** A script task's JavaScript, run once while it is written. */
@Controller('api/definitions/:key/script-test')
export class ScriptTestController {
  constructor(private readonly sandbox: ScriptSandbox) {}

  @Post()
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(scriptTestAnswer)
  test(@Body(new ZodPipe(scriptTestRequest)) body: ScriptTestRequest): Promise<ScriptTestAnswer> {
    return testScript(body, (source, input) => this.sandbox.run(source, input));
  }
}
