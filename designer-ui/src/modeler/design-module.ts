import type { ModuleDeclaration } from 'didi';
import { AppendBlock } from './menus/append-block';
import { ClearLabels } from './layout/clear-labels';
import { ClearWays } from './layout/clear-ways';
import { ChangeProperties } from './change-properties';
import { ExecutableContextPad } from './menus/context-pad';
import { ConnectMenu } from './menus/connect-menu';
import { DefinitionClipboard } from './definition-clipboard';
import { ElementColours } from './element-colours';
import { ElementKeys } from './element-keys';
import { ElementMenu } from './menus/element-menu';
import { ReadableIdFactory } from './element-ids';
import { ExtensionCopy } from './extension-copy';
import { LabelPad } from './menus/label-pad';
import { MinimapToggle } from './menus/minimap-toggle';
import { PadMenu } from './menus/pad-menu';
import { ExecutablePalette } from './menus/palette';
import { PopupNames } from './menus/popup-names';
import { RoomOnFlow } from './layout/room-on-flow';
import { SearchInput } from './menus/search-input';
import { translate } from './translate';
import { ThroughWay } from './layout/through-way';
import { UndoWhileNaming } from './undo-while-naming';

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
    'roomOnFlow',
    'clearWays',
    'clearLabels',
    'throughWay',
    'undoWhileNaming',
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
  roomOnFlow: ['type', RoomOnFlow],
  clearWays: ['type', ClearWays],
  clearLabels: ['type', ClearLabels],
  throughWay: ['type', ThroughWay],
  undoWhileNaming: ['type', UndoWhileNaming],
  bpmnFactory: ['type', ReadableIdFactory],
  executablePalette: ['type', ExecutablePalette],
  executableContextPad: ['type', ExecutableContextPad],
  changeProperties: ['type', ChangeProperties],
  extensionCopy: ['type', ExtensionCopy],
};
