import type { ModuleDeclaration } from 'didi';
import { AppendBlock } from './append-block';
import { ChangeProperties } from './change-properties';
import { ExecutableContextPad } from './context-pad';
import { ConnectMenu } from './connect-menu';
import { DefinitionClipboard } from './definition-clipboard';
import { ElementColours } from './element-colours';
import { ElementKeys } from './element-keys';
import { ElementMenu } from './element-menu';
import { ReadableIdFactory } from './element-ids';
import { ExtensionCopy } from './extension-copy';
import { LabelPad } from './label-pad';
import { MinimapToggle } from './minimap-toggle';
import { PadMenu } from './pad-menu';
import { ExecutablePalette } from './palette';
import { PopupNames } from './popup-names';
import { SearchInput } from './search-input';
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
    'elementColours',
    'elementKeys',
    'definitionClipboard',
    'labelPad',
    'searchInput',
    'minimapToggle',
    'popupNames',
  ],
  appendBlock: ['type', AppendBlock],
  elementMenu: ['type', ElementMenu],
  elementColours: ['type', ElementColours],
  elementKeys: ['type', ElementKeys],
  padMenu: ['type', PadMenu],
  connectMenu: ['type', ConnectMenu],
  definitionClipboard: ['type', DefinitionClipboard],
  labelPad: ['type', LabelPad],
  searchInput: ['type', SearchInput],
  minimapToggle: ['type', MinimapToggle],
  popupNames: ['type', PopupNames],
  bpmnFactory: ['type', ReadableIdFactory],
  executablePalette: ['type', ExecutablePalette],
  executableContextPad: ['type', ExecutableContextPad],
  changeProperties: ['type', ChangeProperties],
  extensionCopy: ['type', ExtensionCopy],
};
