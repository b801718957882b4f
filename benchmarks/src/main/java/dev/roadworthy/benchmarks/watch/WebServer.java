package dev.roadworthy.benchmarks.watch;

import dev.roadworthy.benchmarks.AnswerServer;
import dev.roadworthy.benchmarks.measure.Nginx;
import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is checked: it answers every request with status 200. */
interface WebServer extends AutoCloseable {

  /** Without a slash at its end. */
  String url();

  /** What it has used of processors so far. */
  Duration cpu() throws IOException;

  @Override
  void close() throws IOException, InterruptedException;

  /** nginx if it is installed, otherwise a server in this JVM, which is said. */
  static WebServer start(Path folder, PrintStream out) throws IOException, InterruptedException {
    Optional<Path> nginx = Program.find("nginx");
    if (nginx.isPresent()) {
      return new OfNginx(Nginx.start(nginx.get(), folder, List.of(), Nginx.WELCOME));
    }
    out.println(
        "nginx is not installed (apt-get install nginx): the JDK's server in this JVM stands in");
    return new InThisJvm(new AnswerServer().start().toString());
  }

  /** The real one. */
  record OfNginx(Nginx nginx) implements WebServer {

    @Override
    public String url() {
      return nginx.url();
    }

    @Override
    public Duration cpu() throws IOException {
      return nginx.cpu();
    }

    @Override
    public void close() throws IOException, InterruptedException {
      nginx.close();
    }
  }

  /** Its processor time is that of this whole JVM. */
  record InThisJvm(String url) implements WebServer {

    @Override
    public Duration cpu() throws IOException {
      return Proc.self().cpu();
    }

    @Override
    public void close() {}
  }
}
