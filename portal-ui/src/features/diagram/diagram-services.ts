/** The parts of diagram-js that are used here; its own types need the whole service map. */
export interface DiagramElement {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  businessObject: { name?: string };
  di: { set(name: string, value: string | undefined): void };
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Canvas {
  /** `centre` in pixels of the container, which stays where it is. */
  zoom(scale?: number, centre?: { x: number; y: number }): number;
  viewbox(box?: Box): Box & { inner: Box; outer: { width: number; height: number } };
  scroll(delta: { dx: number; dy: number }): void;
  resized(): void;
}

export interface ElementRegistry {
  get(id: string): DiagramElement | undefined;
  getGraphics(id: string): SVGElement | undefined;
}

export interface Overlays {
  clear(): void;
  add(
    elementId: string,
    type: string,
    overlay: { position: { top: number; right: number }; html: HTMLElement },
  ): string;
}

export interface EventBus {
  on(event: string, listener: (event: { element: DiagramElement }) => void): void;
  fire(event: string, data: { elements: DiagramElement[] }): void;
}
