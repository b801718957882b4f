package dev.roadworthy.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class PieceTest {

  private static final URI PAGE = URI.create("https://status.example");
  private static final URI RUNBOOK = URI.create("https://status.example/runbooks/1");

  @Test
  void aLineWithoutALinkIsOnePiece() {
    assertThat(Piece.of("a line", List.of(PAGE), null)).containsExactly(text("a line"));
  }

  @Test
  void ofTwoLinksThatBeginAlikeEachIsFoundWhole() {
    assertThat(Piece.of("First: " + RUNBOOK + "; look at " + PAGE, List.of(PAGE, RUNBOOK), null))
        .containsExactly(text("First: "), link(RUNBOOK), text("; look at "), link(PAGE));
  }

  @Test
  void theCommandIsAPieceOfItsOwnAndHasNoLinkInIt() {
    String command = "show --home /srv/" + PAGE;
    assertThat(Piece.of("look at " + PAGE + " or by: " + command, List.of(PAGE), command))
        .containsExactly(
            text("look at "), link(PAGE), text(" or by: "), new Piece(Piece.Kind.COMMAND, command));
  }

  @Test
  void onlyTheLastLineOfALetterHasLinks() {
    LetterText text =
        new LetterText("title", List.of("GET " + PAGE, "look at " + PAGE), List.of(PAGE), null);
    assertThat(text.pieces())
        .containsExactly(List.of(text("GET " + PAGE)), List.of(text("look at "), link(PAGE)));
  }

  private static Piece text(String text) {
    return new Piece(Piece.Kind.TEXT, text);
  }

  private static Piece link(URI page) {
    return new Piece(Piece.Kind.LINK, page.toString());
  }
}
