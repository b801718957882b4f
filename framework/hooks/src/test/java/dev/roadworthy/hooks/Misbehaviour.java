package dev.roadworthy.hooks;

import static dev.roadworthy.hooks.Receiver.write;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.roadworthy.hooks.Receiver.Behaviour;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What receivers do that they should not. */
public final class Misbehaviour {

  private Misbehaviour() {}

  /** Reads the request and says nothing. */
  public static Behaviour silent() {
    return (socket, in, out) -> {
      int unused = in.read(); // until the sender goes
    };
  }

  public static Behaviour hangingUp() {
    return (socket, in, out) -> {};
  }

  public static Behaviour resetting() {
    return (socket, in, out) -> socket.setSoLinger(true, 0);
  }

  /** Hangs up in the middle of its answer. */
  public static Behaviour cuttingShort(String part) {
    return (socket, in, out) -> write(out, part);
  }

  /** A byte now and then, for ever: no silence is long enough for a socket's timeout. */
  public static Behaviour trickling(String beginning) {
    return (socket, in, out) -> {
      write(out, beginning);
      while (true) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        write(out, "a");
      }
    };
  }

  /** The same text over and over, as fast as it goes. */
  public static Behaviour repeating(String beginning, String text) {
    return (socket, in, out) -> {
      write(out, beginning);
      forever(out, text);
    };
  }

  /** Does the same, a byte at a time. */
  public static Behaviour slowly(Behaviour behaviour) {
    return (socket, in, out) ->
        behaviour.answer(
            socket,
            in,
            new FilterOutputStream(out) {
              @Override
              public void write(int next) throws IOException {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                out.write(next);
                out.flush();
              }
            });
  }

  public static Behaviour speakingSsh() {
    return (socket, in, out) -> write(out, "SSH-2.0-OpenSSH_9.6\r\n".repeat(10));
  }

  private static void forever(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(ISO_8859_1);
    while (true) {
      out.write(bytes);
    }
  }
}
