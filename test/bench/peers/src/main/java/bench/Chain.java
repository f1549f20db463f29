package bench;

/** The process: user tasks one after the other, from handler to handler. The last one is left open. */
final class Chain {
  static final String KEY = "bench_chain";
  static final String ANSWERED = "answered %";
  private static final int STEPS = 12;

  private Chain() {}

  /** `namespace` is how the engine calls its own attributes. */
  static String bpmn(String namespace) {
    var steps = new StringBuilder();
    for (int i = 1; i <= STEPS + 1; i++) {
      var name = i <= STEPS ? "answered " + i : "last";
      steps.append(
          """
          <userTask id="Step_%d" name="%s" x:assignee="handler%d" />
          <sequenceFlow id="Flow_%d" sourceRef="%s" targetRef="Step_%d" />
          """
              .formatted(i, name, i, i, i == 1 ? "Start" : "Step_" + (i - 1), i));
    }
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="%s" targetNamespace="urn:xiaowu:bench">
          <process id="%s" isExecutable="true">
            <startEvent id="Start" />
            %s
            <endEvent id="End" />
            <sequenceFlow id="Flow_end" sourceRef="Step_%d" targetRef="End" />
          </process>
        </definitions>
        """
        .formatted(namespace, KEY, steps, STEPS + 1);
  }
}
