import type { ModuleDeclaration } from 'didi';
import { AppendBlock } from './append-block';
import { ChangeProperties } from './change-properties';
import { ExecutableContextPad } from './context-pad';
import { DefinitionClipboard } from './definition-clipboard';
import { ElementKeys } from './element-keys';
import { ElementMenu } from './element-menu';
import { ReadableIdFactory } from './element-ids';
import { ExtensionCopy } from './extension-copy';
import { ExecutablePalette } from './palette';
import { translate } from './translate';

/** For every diagram, also those that are only shown. */
export const translateModule: ModuleDeclaration = { translate: ['value', translate] };

/** What makes bpmn-js's modeler ours. */
export const designModule: ModuleDeclaration = {
  __init__: [
    'executablePalette',
    'executableContextPad',
    'changeProperties',
    'extensionCopy',
    'elementKeys',
    'definitionClipboard',
  ],
  appendBlock: ['type', AppendBlock],
  elementMenu: ['type', ElementMenu],
  elementKeys: ['type', ElementKeys],
  definitionClipboard: ['type', DefinitionClipboard],
  bpmnFactory: ['type', ReadableIdFactory],
  executablePalette: ['type', ExecutablePalette],
  executableContextPad: ['type', ExecutableContextPad],
  changeProperties: ['type', ChangeProperties],
  extensionCopy: ['type', ExtensionCopy],
};
