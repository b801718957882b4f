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
    assertThat(Piece.of("a line", List.of(PAGE))).containsExactly(new Piece("a line", null));
  }

  @Test
  void ofTwoLinksThatBeginAlikeEachIsFoundWhole() {
    assertThat(Piece.of("First: " + RUNBOOK + "; look at " + PAGE, List.of(PAGE, RUNBOOK)))
        .containsExactly(
            new Piece("First: ", null),
            new Piece(RUNBOOK.toString(), RUNBOOK),
            new Piece("; look at ", null),
            new Piece(PAGE.toString(), PAGE));
  }

  @Test
  void onlyTheLastLineOfALetterHasLinks() {
    LetterText text =
        new LetterText("title", List.of("GET " + PAGE, "look at " + PAGE), List.of(PAGE), null);
    assertThat(text.pieces())
        .containsExactly(
            List.of(new Piece("GET " + PAGE, null)),
            List.of(new Piece("look at ", null), new Piece(PAGE.toString(), PAGE)));
  }
}
