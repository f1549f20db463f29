import { useEditor } from '../editor/editor-context';
import { newElementId } from '../modeler/element-ids';

/** Ids of root elements, which bpmn-js's factory does not make for us. */
export function useNewId(): (prefix: string) => string {
  const { diagram } = useEditor();
  return (prefix) =>
    newElementId(prefix.replace(/_$/, ''), (id) => diagram.open.value?.moddle.ids?.assigned(id) !== false);
}
