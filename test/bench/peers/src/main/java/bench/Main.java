package bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * `Main flowable|camunda jdbc:mariadb://…`: reads `concurrency operations` lines, completes that many tasks of cases
 * that were started before the clock runs, and answers each with `{"perSecond": …, "p95Ms": …}`.
 */
public final class Main {
  private static final int PREPARERS = 16;

  private Main() {}

  public static void main(String[] args) throws Exception {
    var pool = new HikariConfig();
    pool.setJdbcUrl(args[1]);
    pool.setMaximumPoolSize(32);
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    var peer = args[0].equals("flowable") ? new FlowablePeer(new HikariDataSource(pool)) : new CamundaPeer(new HikariDataSource(pool));
    var namespace = args[0].equals("flowable") ? "http://flowable.org/bpmn" : "http://camunda.org/schema/1.0/bpmn";
    peer.deploy("chain.bpmn20.xml", Chain.bpmn(namespace));
    System.out.println("ready");
    serve(peer);
    System.exit(0);
  }

  private static void serve(Peer peer) throws IOException, InterruptedException, ExecutionException {
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      var numbers = Arrays.stream(line.trim().split(" ")).mapToInt(Integer::parseInt).toArray();
      System.out.println(measure(peer, numbers[0], numbers[1]));
    }
  }

  private static String measure(Peer peer, int concurrency, int operations) throws InterruptedException, ExecutionException {
    var tasks = prepared(peer, operations);
    var times = new long[operations];
    var started = System.nanoTime();
    sideBySide(concurrency, operations, i -> {
      var before = System.nanoTime();
      peer.complete(tasks.get(i), Map.of("opinion", "同意"));
      times[i] = System.nanoTime() - before;
    });
    var seconds = (System.nanoTime() - started) / 1e9;
    Arrays.sort(times);
    return "{\"perSecond\": %f, \"p95Ms\": %f}".formatted(operations / seconds, times[(int) (operations * 0.95)] / 1e6);
  }

  /** Open tasks of as many cases: a case serves once a run. */
  private static List<String> prepared(Peer peer, int operations) throws InterruptedException, ExecutionException {
    var missing = operations - peer.openTasks(operations).size();
    if (missing > 0) sideBySide(PREPARERS, missing, i -> peer.startCase(filledIn()));
    return new ArrayList<>(peer.openTasks(operations));
  }

  private static Map<String, Object> filledIn() {
    return new HashMap<>(IntStream.range(0, 8).boxed().collect(Collectors.toMap(i -> "field" + i, i -> "内容 " + i)));
  }

  private interface Once {
    void at(int i) throws Exception;
  }

  private static void sideBySide(int workers, int operations, Once once) throws InterruptedException, ExecutionException {
    var next = new AtomicInteger();
    Callable<Void> worker = () -> {
      for (int i = next.getAndIncrement(); i < operations; i = next.getAndIncrement()) once.at(i);
      return null;
    };
    var threads = Executors.newFixedThreadPool(workers);
    try {
      for (var done : threads.invokeAll(Collections.nCopies(workers, worker))) done.get();
    } finally {
      threads.shutdown();
    }
  }
}
