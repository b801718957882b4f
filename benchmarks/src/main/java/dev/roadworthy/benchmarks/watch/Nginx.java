package dev.roadworthy.benchmarks.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** nginx with a configuration of its own: one worker process that answers "Welcome". */
final class Nginx implements WebServer {

  private static final String CONFIGURATION =
      """
      daemon off;
      worker_processes 1;
      pid FOLDER/nginx.pid;
      error_log FOLDER/error.log warn;
      events {
        worker_connections 2048;
      }
      http {
        access_log off;
        client_body_temp_path FOLDER/body;
        proxy_temp_path FOLDER/proxy;
        fastcgi_temp_path FOLDER/fastcgi;
        uwsgi_temp_path FOLDER/uwsgi;
        scgi_temp_path FOLDER/scgi;
        default_type text/plain;
        server {
          listen 127.0.0.1:PORT;
          location / {
            return 200 "Welcome";
          }
        }
      }
      """;

  private final Path program;
  private final Path configuration;
  private final int port;
  private final Process master;

  private Nginx(Path program, Path configuration, int port, Process master) {
    this.program = program;
    this.configuration = configuration;
    this.port = port;
    this.master = master;
  }

  static Nginx start(Path program, Path parent) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(parent, "nginx").toAbsolutePath();
    int port = Program.freePort();
    Path configuration =
        Files.writeString(
            folder.resolve("nginx.conf"),
            CONFIGURATION
                .replace("FOLDER", folder.toString())
                .replace("PORT", String.valueOf(port)));
    Path log = folder.resolve("nginx.log");
    Process master =
        new ProcessBuilder(program.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Program.awaitListening(master, port, log);
    return new Nginx(program, configuration, port, master);
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
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
    int status =
        new ProcessBuilder(program.toString(), "-c", configuration.toString(), "-s", "stop")
            .redirectErrorStream(true)
            .redirectOutput(configuration.resolveSibling("stop.log").toFile())
            .start()
            .waitFor();
    if (status != 0) {
      Program.end(master);
      throw new IOException(
          "nginx -s stop ended with "
              + status
              + ":\n"
              + Files.readString(configuration.resolveSibling("stop.log")));
    }
    master.waitFor();
  }
}
