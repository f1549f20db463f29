package bench;

import java.util.List;
import java.util.Map;

/** What is measured of an engine. Calls may come from many threads; each is a transaction of the engine's own. */
interface Peer {
  void deploy(String fileName, String bpmn);

  void startCase(Map<String, Object> variables);

  /** Ids of open tasks that are not the last of their case, at most as many. */
  List<String> openTasks(int most);

  void complete(String taskId, Map<String, Object> variables);
}
