package bench;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/** Flowable as it comes: history as by default, no asynchronous executor, which nothing here needs. */
final class FlowablePeer implements Peer {
  private final ProcessEngine engine;

  FlowablePeer(DataSource dataSource) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(dataSource).setDatabaseSchemaUpdate("true").setAsyncExecutorActivate(false);
    configuration.setIdGenerator(new StrongUuidGenerator());
    engine = configuration.buildProcessEngine();
  }

  @Override
  public void deploy(String fileName, String bpmn) {
    engine.getRepositoryService().createDeployment().addString(fileName, bpmn).deploy();
  }

  @Override
  public void startCase(Map<String, Object> variables) {
    engine.getRuntimeService().startProcessInstanceByKey(Chain.KEY, variables);
  }

  @Override
  public List<String> openTasks(int most) {
    var query = engine.getTaskService().createTaskQuery().taskNameLike(Chain.ANSWERED);
    return query.listPage(0, most).stream().map(Task::getId).toList();
  }

  @Override
  public void complete(String taskId, Map<String, Object> variables) {
    engine.getTaskService().complete(taskId, variables);
  }
}
