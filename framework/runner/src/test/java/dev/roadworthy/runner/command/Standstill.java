package dev.roadworthy.runner.command;

import static java.util.Objects.requireNonNull;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** One thread of a JVM stands still, held by a debugger, while all others go on. */
final class Standstill implements AutoCloseable {

  /** Options of a JVM that lets a debugger in. */
  static final List<String> POSSIBLE =
      List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");

  private static final Pattern PORT = Pattern.compile("Listening for transport .*: (\\d+)");

  private final VirtualMachine jvm;

  private Standstill(VirtualMachine jvm) {
    this.jvm = jvm;
  }

  /**
   * Holds a thread where it holds nothing that others wait for.
   *
   * @param out what the JVM has printed
   * @param in the method in which it is to stand
   */
  static Standstill of(String out, String thread, String in)
      throws IOException, IllegalConnectorArgumentsException {
    Matcher port = PORT.matcher(out);
    if (!port.find()) {
      throw new AssertionError("no debugger is let in: " + out);
    }
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
    requireNonNull(arguments.get("port")).setValue(port.group(1));
    VirtualMachine jvm = connector.attach(arguments);
    ThreadReference held =
        jvm.allThreads().stream()
            .filter(each -> each.name().equals(thread))
            .findFirst()
            .orElseThrow();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> stands(held, in));
    return new Standstill(jvm);
  }

  private static boolean stands(ThreadReference thread, String in)
      throws IncompatibleThreadStateException {
    thread.suspend();
    if (thread.frames().stream().anyMatch(frame -> frame.location().method().name().equals(in))) {
      return true;
    }
    thread.resume();
    return false;
  }

  /** It goes on. */
  @Override
  public void close() {
    jvm.dispose();
  }
}
