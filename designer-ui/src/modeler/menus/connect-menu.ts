import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Element, Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type Rules from 'diagram-js/lib/features/rules/Rules';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import { i18n } from '../../locales/i18n';
import { connectTexts } from '../../locales/zh-CN/modeler-texts';
import { elementTypeKey } from '../../properties/element-type';
import { type ModdleElement, textOf } from '../moddle';
import { placeBeside } from '../layout/place-beside';

/** What a connection from one element to another would be; false where there may be none. */
type Allowed = { type: string } | false | null;

/** Draws a connection by keyboard: what it leads to is chosen by its name, the nearest first. */
export class ConnectMenu {
  static readonly $inject = ['popupMenu', 'elementRegistry', 'rules', 'modeling', 'selection', 'canvas'];

  constructor(
    private readonly popupMenu: PopupMenu,
    private readonly registry: ElementRegistry,
    private readonly rules: Rules,
    private readonly modeling: Modeling,
    private readonly selection: Selection,
    private readonly canvas: Canvas,
  ) {
    popupMenu.registerProvider('xiaowu-connect', {
      getPopupMenuEntries: (source: Element) => this.entries(source),
      getEmptyPlaceholder: () => connectTexts.none,
    } as never);
  }

  open(source: Element): void {
    const place = placeBeside(this.canvas, [source]);
    const title = connectTexts.title;
    this.popupMenu.open(source, 'xiaowu-connect', place, { title, width: 300, search: true });
  }

  private entries(source: Element): Record<string, unknown> {
    const shapes = this.registry.filter((each) => !('waypoints' in each) && !('labelTarget' in each)) as Shape[];
    const middle = ({ x, y, width, height }: Shape) => ({ x: x + width / 2, y: y + height / 2 });
    const from = middle(source as Shape);
    const distance = (shape: Shape) => Math.hypot(middle(shape).x - from.x, middle(shape).y - from.y);
    const reached = new Set<unknown>(source.outgoing.map(({ target }) => target));
    const targets = shapes
      .filter((target) => target !== source && !reached.has(target) && this.allowed(source, target))
      .sort((one, other) => distance(one) - distance(other));
    return Object.fromEntries(
      targets.map((target) => {
        const { businessObject } = target as { businessObject: ModdleElement };
        const kind = i18n.global.t(`properties.types.${elementTypeKey(businessObject)}`);
        const id = textOf(businessObject, 'id');
        const label = textOf(businessObject, 'name') || textOf(businessObject, 'text') || kind;
        const action = () => {
          this.popupMenu.close();
          this.connect(source, target);
        };
        return [`connect-${target.id}`, { label, description: `${kind}#${id}`, search: id, action }];
      }),
    );
  }

  private allowed(source: Element, target: Element): Allowed {
    return this.rules.allowed('connection.create', { source, target }) as unknown as Allowed;
  }

  private connect(source: Element, target: Element): void {
    const made = this.modeling.connect(source as never, target as never, this.allowed(source, target) as never);
    this.selection.select(made as Connection);
  }
}
