import { Module } from '@nestjs/common';
import { ScriptSandbox } from './script-sandbox.js';

@Module({ providers: [ScriptSandbox], exports: [ScriptSandbox] })
export class ScriptsModule {}
