package dev.roadworthy.store;

import dev.roadworthy.run.Round;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Opens one new database after the other at the same moment as its twin, and appends to each what
 * is its own and what both have.
 */
final class WriterBesideAnother {

  private WriterBesideAnother() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    String me = arguments[1];
    String twin = arguments[2];
    int databases = Integer.parseInt(arguments[3]);
    int rounds = Integer.parseInt(arguments[4]);
    String places = arguments[5];
    for (int i = 0; i < databases; i++) {
      meet(folder, me + i, twin + i);
      try (Store store = StorePlace.open(places + i)) {
        for (String name : names(me, rounds)) {
          append(store, name);
        }
      }
    }
  }

  private static void meet(Path folder, String me, String twin) throws IOException {
    Files.createFile(folder.resolve(me));
    while (!Files.exists(folder.resolve(twin))) {
      Thread.onSpinWait();
    }
  }

  private static List<String> names(String me, int rounds) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      names.add(me + "-" + i);
      names.add("both-" + i);
    }
    Collections.shuffle(names, new Random(me.hashCode()));
    return names;
  }

  private static void append(Store store, String name) {
    Round round = Rounds.in("ci").branch("main").id(name).build();
    Ingests ingests = Ingests.of(round);
    for (int i = 0; i < 3; i++) {
      ingests.waiting(Runs.passed("landing").of(round).id(name + "-" + i).build());
    }
    store.history().append(ingests.build());
  }
}
