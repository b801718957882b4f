package dev.roadworthy.runner.command;

import dev.roadworthy.runner.server.ServerSettings;
import dev.roadworthy.runner.server.StatusServer;
import dev.roadworthy.runner.server.Token;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a watch answers over HTTP, where, and whom. */
@SuppressWarnings("NullAway.Init")
final class StatusOptions {

  private static final String VARIABLE = "ROADWORTHY_STATUS_TOKEN";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Answers over HTTP how the watch stands: API, metrics, health. Default: not.")
  private @Nullable Integer port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where the status server listens. Default: 127.0.0.1; others need a token.")
  private String address;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The status server's token. Default: ROADWORTHY_STATUS_TOKEN, else none.")
  private @Nullable Path tokenFile;

  /**
   * Starts the server that was asked for; empty if none was.
   *
   * @param history opens it for whoever asks for closed incidents
   */
  Optional<StatusServer> start(Supplier<Store> history) throws IOException {
    if (port == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StatusServer.start(
              new ServerSettings(InetAddress.getByName(address), port, token().orElse(null)),
              history));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    } catch (UnknownHostException e) {
      throw new RefusedException(
          "--bind is an address of this host, but was \""
              + address
              + "\". Example: --bind 0.0.0.0");
    }
  }

  private Optional<Token> token() throws IOException {
    if (tokenFile != null) {
      if (!Files.isReadable(tokenFile)) {
        throw new RefusedException(
            "--token-file "
                + tokenFile
                + " cannot be read. Example: --token-file /run/secrets/status");
      }
      return Optional.of(Token.of(Files.readString(tokenFile).strip()));
    }
    return Optional.ofNullable(System.getenv(VARIABLE))
        .filter(text -> !text.isBlank())
        .map(Token::of);
  }
}
