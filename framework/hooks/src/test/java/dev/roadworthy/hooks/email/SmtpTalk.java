package dev.roadworthy.hooks.email;

import static dev.roadworthy.hooks.Receiver.write;

import dev.roadworthy.hooks.Receiver;
import dev.roadworthy.hooks.Receiver.Behaviour;
import dev.roadworthy.hooks.Receiver.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The polite half of a mail server: it takes everything, up to a moment. */
final class SmtpTalk {

  static final String GREETING = "";
  static final String MESSAGE = ".";
  private static final String GOODBYE = "QUIT";

  private SmtpTalk() {}

  /**
   * Talks until a command has been read that begins so, and leaves the answer to the behaviour.
   * What arrived is the commands, one a line.
   */
  static Receiver.Reading until(String command) {
    return (in, out) -> {
      List<String> heard = new ArrayList<>();
      if (!command.equals(GREETING)) {
        write(out, "220 mail.invalid ESMTP\r\n");
        talk(in, out, command, heard);
      }
      return new Request(String.join("\n", heard), Map.of(), new byte[0]);
    };
  }

  /** The same without a greeting, as after STARTTLS. */
  static Receiver.Reading silentlyUntil(String command) {
    return (in, out) -> {
      List<String> heard = new ArrayList<>();
      talk(in, out, command, heard);
      return new Request(String.join("\n", heard), Map.of(), new byte[0]);
    };
  }

  /** Answers that command, and goes on to the end. */
  static Behaviour takingFrom(String command) {
    return answering(command.equals(GREETING) ? "220 mail.invalid ESMTP" : answer(command));
  }

  /** Answers so, and goes on to the end. */
  static Behaviour answering(String line) {
    return (socket, in, out) -> {
      write(out, line + "\r\n");
      talk(in, out, GOODBYE, new ArrayList<>());
    };
  }

  private static void talk(InputStream in, OutputStream out, String end, List<String> heard)
      throws IOException {
    while (true) {
      String command = Receiver.line(in);
      heard.add(command);
      if (command.toUpperCase(Locale.ROOT).startsWith(end)) {
        return;
      }
      write(out, answer(command) + "\r\n");
      if (command.equals("DATA")) {
        while (!Receiver.line(in).equals(MESSAGE)) {
          // the message
        }
        if (end.equals(MESSAGE)) {
          return;
        }
        write(out, answer(MESSAGE) + "\r\n");
      }
    }
  }

  private static String answer(String command) {
    return switch (command.split(" ", 2)[0]) {
      case "EHLO" -> "250-mail.invalid\r\n250-AUTH PLAIN\r\n250 STARTTLS";
      case "AUTH" -> "235 welcome";
      case "DATA" -> "354 go on";
      case "STARTTLS" -> "220 go on";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }
}
