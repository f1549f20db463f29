package bench;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.task.Task;

/** Camunda 7 as it comes: history as by default, no job executor, which nothing here needs. */
final class CamundaPeer implements Peer {
  private final ProcessEngine engine;

  CamundaPeer(DataSource dataSource) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(dataSource).setDatabaseSchemaUpdate("true").setJobExecutorActivate(false);
    configuration.setDatabaseType("mysql").setMetricsEnabled(false);
    configuration.setEnforceHistoryTimeToLive(false);
    // what its manual asks for when many work at once; the default refuses some of them
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
