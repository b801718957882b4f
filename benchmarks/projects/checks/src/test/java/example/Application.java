package example;

import com.sun.net.httpserver.HttpServer;
import dev.roadworthy.junit.EmbeddedApplication;
import java.io.IOException;
import java.net.URI;

public class Application implements EmbeddedApplication {

  private HttpServer server;

  @Override
  public URI start() throws IOException {
    server = Answers.open();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
