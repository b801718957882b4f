package dev.roadworthy.samples.demo;

import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.samples.shop.Shop;
import dev.roadworthy.samples.shop.ShopFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the shop and a receiver of letters, runs the suite round by round as an operator would,
 * breaks the shop, waits for the letter, repairs it, waits for the resolved notice, and makes the
 * report. Ends with exit code 1 if anything is not as it should be.
 */
public final class Demo {

  private final Stage stage;
  private final Shop shop;
  private final Receiver receiver;
  private final Operator operator;
  private final List<String> disappointments = new ArrayList<>();

  private Demo(Stage stage, Shop shop, Receiver receiver, Operator operator) {
    this.stage = stage;
    this.shop = shop;
    this.receiver = receiver;
    this.operator = operator;
  }

  /**
   * Plays the demo.
   *
   * @param args the build folders of the checks and of the load tests, and the folder for
   *     everything that the demo leaves
   */
  public static void main(String[] args) throws IOException {
    Stage stage = new Stage(System.out);
    Operator.Suites suites = new Operator.Suites(folder(args[0]), folder(args[1]));
    Path folder = folder(args[2]);
    boolean well;
    try (Shop shop = Shop.start();
        Receiver receiver = Receiver.start(stage)) {
      Folder prepared = Folder.prepare(folder, shop, receiver);
      well = new Demo(stage, shop, receiver, new Operator(prepared, suites, stage.stream())).play();
    }
    System.exit(well ? 0 : 1);
  }

  private static Path folder(String name) {
    return Path.of(name).toAbsolutePath().normalize();
  }

  private boolean play() throws IOException {
    stage.says(
        "A shop is open at " + shop.https() + ". Its suite runs against it, round by round.");
    rounds(5, 0);

    stage.says("The shop becomes slow: answers come after 900 ms. The check allows 800 ms.");
    shop.fault(ShopFault.SLOW, Duration.ofMillis(900));
    rounds(1, 0);

    stage.says(
        "It recovers, and then its application dies behind the proxy. 3 failures of 5 open an incident.");
    shop.recover();
    rounds(2, 0);
    shop.fault(ShopFault.BAD_GATEWAY_502);
    rounds(3, 1);
    expect(receiver.letters("incident.opened") > 0, "a letter about the fault arrived");

    stage.says("Somebody repairs it. 2 passes in a row close the incident.");
    shop.recover();
    rounds(2, 0);
    expect(
        receiver.letters("incident.resolved") == receiver.letters("incident.opened"),
        "every incident that was opened is resolved");
    rounds(2, 0);

    stage.says(
        "A newsletter goes out: twenty visitors a second, for six seconds; the first two do not count.");
    int held = operator.load("catalogue-spike");
    if (held == ExitCode.INCONCLUSIVE) {
      stage.says("This machine is busy with other things, and cannot tell. Once more:");
      held = operator.load("catalogue-spike");
    }
    expect(held == 0, "the shop held the spike (exit code " + held + ")");
    stage.remark(LoadFigures.of(operator.journals()));

    stage.says("What is known now:");
    operator.command("status");
    stage.says("What the code in the letter means (roadworthy explain W0502):");
    operator.command("explain", "W0502");
    stage.says("The report, with all rounds in its trends:");
    expect(operator.command("report") == 0, "the report was made");
    return applause();
  }

  private void rounds(int count, int expected) {
    for (int i = 0; i < count; i++) {
      int exit = operator.round();
      expect(
          exit == expected, "a round ended with exit code " + expected + " (it was " + exit + ")");
    }
  }

  private void expect(boolean seen, String what) {
    if (!seen) {
      disappointments.add(what);
    }
  }

  private boolean applause() {
    disappointments.forEach(what -> stage.says("NOT AS IT SHOULD BE: expected that " + what));
    if (disappointments.isEmpty()) {
      stage.says("Open " + operator.report() + " in a browser.");
    }
    return disappointments.isEmpty();
  }
}
