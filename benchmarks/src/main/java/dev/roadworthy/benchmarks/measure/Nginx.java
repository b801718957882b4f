package dev.roadworthy.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** nginx with a configuration of its own and one worker process, on a port of this machine. */
public final class Nginx implements AutoCloseable {

  /** What answers every request with "Welcome". */
  public static final String WELCOME =
      """
      access_log off;
      server {
        listen 127.0.0.1:PORT;
        location / {
          return 200 "Welcome";
        }
      }
      """;

  private static final String CONFIGURATION =
      """
      daemon off;
      worker_processes 1;
      worker_rlimit_nofile 16384;
      pid FOLDER/nginx.pid;
      error_log FOLDER/error.log warn;
      events {
        worker_connections 8192;
      }
      http {
        client_body_temp_path FOLDER/body;
        proxy_temp_path FOLDER/proxy;
        fastcgi_temp_path FOLDER/fastcgi;
        uwsgi_temp_path FOLDER/uwsgi;
        scgi_temp_path FOLDER/scgi;
        default_type text/plain;
      HTTP
      }
      """;

  private final Path program;
  private final Path folder;
  private final int port;
  private final Process master;

  private Nginx(Path program, Path folder, int port, Process master) {
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.master = master;
  }

  /**
   * Starts it, and waits until it listens.
   *
   * @param program where it is installed
   * @param parent gets a folder for its files
   * @param before what stands before the command, such as {@code taskset -c 0}
   * @param http what its configuration has in {@code http}; {@code PORT} and {@code FOLDER} are
   *     replaced
   */
  public static Nginx start(Path program, Path parent, List<String> before, String http)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(parent, "nginx").toAbsolutePath();
    int port = Program.freePort();
    Path configuration =
        Files.writeString(
            folder.resolve("nginx.conf"),
            CONFIGURATION
                .replace("HTTP", http)
                .replace("FOLDER", folder.toString())
                .replace("PORT", String.valueOf(port)));
    Path log = folder.resolve("nginx.log");
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of(program.toString(), "-c", configuration.toString()));
    Process master =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Program.awaitListening(master, port, log);
    return new Nginx(program, folder, port, master);
  }

  /** Without a slash at its end. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Where its files are. */
  public Path folder() {
    return folder;
  }

  /** The process that answers. */
  public Proc worker() throws IOException {
    List<Proc> workers = new Proc(master.pid()).children();
    if (workers.size() != 1) {
      throw new IOException("nginx has " + workers.size() + " worker processes, and not one");
    }
    return workers.get(0);
  }

  /** What it has used of processors so far. */
  public Duration cpu() throws IOException {
    Proc process = new Proc(master.pid());
    Duration all = process.cpu();
    for (Proc worker : process.children()) {
      all = all.plus(worker.cpu());
    }
    return all;
  }

  /** By its pid file, as its operator ends it. */
  @Override
  public void close() throws IOException, InterruptedException {
    Path log = folder.resolve("stop.log");
    int status =
        new ProcessBuilder(
                program.toString(), "-c", folder.resolve("nginx.conf").toString(), "-s", "stop")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (status != 0) {
      Program.end(master);
      throw new IOException("nginx -s stop ended with " + status + ":\n" + Files.readString(log));
    }
    master.waitFor();
  }
}
