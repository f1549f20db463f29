import type { Page } from 'playwright-core';

/** What the parts of the editor share (`editor-context.ts`), as far as a tour needs it. */
interface Editor {
  diagram: {
    open: { value: OpenDrawing | null };
    canUndo: { value: boolean };
    unselect(): void;
    xml(): Promise<string | null>;
  };
}
interface OpenDrawing {
  canvas: { getRootElements(): Drawn[]; setRootElement(root: Drawn): void; findRoot(element: Drawn): Drawn };
  registry: { getAll(): Drawn[] };
  selection: { select(element: Drawn): void };
}
interface Drawn {
  id: string;
  labelTarget?: unknown;
}
interface Importing {
  report: { value: unknown };
  unreadable: { value: unknown };
  takeImport: () => Promise<void>;
}

/** Components as Vue keeps them. */
interface Component {
  subTree: VNode;
  provides: Record<symbol, unknown>;
  props: Record<string, unknown>;
  type: { __asyncLoader?: () => Promise<unknown>; __asyncResolved?: unknown };
}
interface VNode {
  component: Component | null;
  el: unknown;
  suspense: { activeBranch: VNode } | null;
  children: unknown;
}

interface Tour {
  look(xml: string, said: Readonly<Record<string, string>>): Promise<Seen>;
}

/** What a file is once everything of it has been looked at. */
export interface Seen {
  xml: string;
  /** Ids of all that stands on a canvas, with the processes and folded sub-processes that have one. */
  shown: string[];
  /** Those whose panel changed the file by being shown. */
  written: string[];
}

/**
 * Opens files in the editor of the page, selects what is in each and unfolds every section of the panel. It stands in
 * the page, beside the editor's own parts, and waits for what is still to come instead of for frames: by the mouse, the
 * hundreds of files of the conformance tests would take half an hour. Nothing but the panel's look is left out.
 */
export class PanelTour {
  private constructor(private readonly page: Page) {}

  /** In the page of a definition that can be edited. */
  static async in(page: Page): Promise<PanelTour> {
    await page.addStyleTag({ content: '.properties-panel > * { display: none !important; }' });
    await page.evaluate(prepare);
    return new PanelTour(page);
  }

  /**
   * Selects every element that says something no other said before, and looks through its settings. `said`: what each
   * says by its id; one that is not there is always looked through.
   */
  look(xml: string, said: Readonly<Record<string, string>>): Promise<Seen> {
    return this.page.evaluate(([file, texts]) => (window as unknown as { tour: Tour }).tour.look(file, texts), [
      xml,
      said,
    ] as const);
  }
}

/** Runs in the page. */
function prepare(): void {
  const root = document.querySelector('#app') as unknown as { _vnode: VNode };
  /** All components at and below a place, from top to bottom. */
  function componentsOf(node: unknown, found: Component[] = []): Component[] {
    if (node === null || typeof node !== 'object') return found;
    const { component, suspense, children } = node as VNode;
    if (component) {
      found.push(component);
      componentsOf(component.subTree, found);
    }
    if (suspense) componentsOf(suspense.activeBranch, found);
    if (Array.isArray(children)) for (const child of children) componentsOf(child, found);
    return found;
  }
  const all = componentsOf(root._vnode);
  const editorIn = ({ provides }: Component) => {
    const key = Object.getOwnPropertySymbols(provides).find(({ description }) => description === 'editor');
    return key && (provides[key] as Editor);
  };
  const editor = all.map(editorIn).find((each) => each !== undefined);
  const importing = all.find(({ props }) => props['importing'])?.props['importing'] as Importing | undefined;
  if (!editor || !importing) throw new Error('Expected an editor that is open');
  const { diagram } = editor;
  const { report, unreadable, takeImport } = importing;
  /** There is one for each drawing that is opened. */
  let panel: { element: Element; component: Component };
  function findPanel(): void {
    const element = document.querySelector('.properties-panel');
    const component = componentsOf(root._vnode).find(({ subTree }) => subTree.el === element);
    if (!element || !component) throw new Error('Expected a panel beside the drawing');
    panel = { element, component };
  }

  /** What the panel asks the server for and does not have yet; checks and drafts are sent, not asked for. */
  const asked = new Set<Promise<unknown>>();
  const ask = window.fetch as (input: unknown, init?: RequestInit) => Promise<unknown>;
  window.fetch = ((input: unknown, init?: RequestInit) => {
    const answer = ask(input, init);
    if ((init?.method ?? 'GET') === 'GET') {
      asked.add(answer);
      void answer.catch(() => undefined).finally(() => setTimeout(() => asked.delete(answer)));
    }
    return answer;
  }) as typeof fetch;
  // nobody sees the frames between
  const { port1, port2 } = new MessageChannel();
  const frames: FrameRequestCallback[] = [];
  port1.onmessage = () => frames.shift()?.(performance.now());
  window.requestAnimationFrame = (callback) => {
    port2.postMessage(null);
    return frames.push(callback);
  };

  /** Parts of the panel whose code is on its way. */
  const toCome = () =>
    componentsOf(panel.component.subTree).filter(({ type }) => type.__asyncLoader && !type.__asyncResolved);
  const later = () => new Promise((resolve) => setTimeout(resolve));
  const afterFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => setTimeout(resolve))));
  async function settled(): Promise<void> {
    // first the panel asks for the frame after which it shows the rest
    await later();
    await afterFrame();
    for (let parts = toCome(); parts.length + asked.size > 0; parts = toCome()) {
      await Promise.allSettled([...asked, ...parts.map(({ type }) => type.__asyncLoader?.())]);
      await afterFrame();
    }
  }

  async function open(xml: string): Promise<OpenDrawing> {
    const before = diagram.open.value;
    report.value = { fileName: 'drawing.bpmn', report: { xml } };
    await takeImport();
    const until = performance.now() + 30_000;
    while (diagram.open.value === null || diagram.open.value === before) {
      if (performance.now() > until || unreadable.value) throw new Error('Expected a file that can be read');
      await later();
    }
    return diagram.open.value;
  }

  /** Everything the panel shows of what is selected: all sections, and of several events of one kind each. */
  async function lookThrough(): Promise<void> {
    await settled();
    const pressed = new Set<Element>();
    for (;;) {
      const folded = panel.element.querySelectorAll<HTMLElement>('button[aria-expanded="false"]');
      const others = panel.element.querySelectorAll<HTMLElement>('button[aria-label$=" 设置它"]');
      const next = [...folded, ...others].find((button) => !pressed.has(button));
      if (!next) return;
      pressed.add(next);
      next.click();
      await settled();
    }
  }

  const looked = new Set<string>();
  async function look(xml: string, said: Readonly<Record<string, string>>): Promise<Seen> {
    const { canvas, registry, selection } = await open(xml);
    await afterFrame();
    findPanel();
    const seen: Seen = { xml: '', shown: [], written: [] };
    const lookAt = async ({ id }: Drawn, select: () => void) => {
      const text = said[id];
      seen.shown.push(id);
      if (text !== undefined && looked.has(text)) return;
      if (text !== undefined) looked.add(text);
      const wasChanged = diagram.canUndo.value;
      select();
      await lookThrough();
      if (!panel.element.isConnected || !panel.element.querySelector('section'))
        throw new Error(`Expected settings of ${id}`);
      if (diagram.canUndo.value && !wasChanged) seen.written.push(id);
    };
    const elements = registry.getAll().filter(({ labelTarget }) => !labelTarget);
    const roots = canvas.getRootElements();
    for (const root of roots) {
      canvas.setRootElement(root);
      await lookAt(root, () => diagram.unselect());
      for (const element of elements) {
        if (element !== root && canvas.findRoot(element) === root)
          await lookAt(element, () => selection.select(element));
      }
    }
    return { ...seen, xml: (await diagram.xml()) ?? '' };
  }

  (window as unknown as { tour: Tour }).tour = { look };
}
