package dev.roadworthy.store;

import java.sql.SQLException;

/** What PostgreSQL's error codes mean to whoever runs Roadworthy. */
final class PostgresFailure {

  private PostgresFailure() {}

  static StoreException of(PostgresAddress address, SQLException failure) {
    if (failure instanceof UnreadableRow) {
      return new UnreadableException(
          "The database " + address + " has what cannot be read: " + failure.getMessage(), failure);
    }
    return new StoreException(
        "The database "
            + address
            + " "
            + sentence(String.valueOf(failure.getSQLState()))
            + " ("
            + address.shown(failure.getMessage())
            + ")",
        failure);
  }

  private static String sentence(String state) {
    return switch (state) {
      case "08001", "08004" ->
          "cannot be reached: the server must be running, and take connections from this machine";
      case "25006" ->
          "takes no writes: it is a copy. Name the server that does, or add"
              + " ?targetServerType=primary to the URL";
      case "25P03" -> "ended a transaction that stood still. Nothing was lost; try again";
      case "28000", "28P01" -> "does not let this user in: look at user and password";
      case "3D000" -> "does not exist: create it, as with createdb roadworthy";
      case "42501", "42P01" ->
          "does not let this user write its tables: the tables must be the user's own";
      case "53100" -> "cannot grow: the server's disk is full. Nothing was lost; make room";
      case "53300" -> "has no connection left: each Roadworthy needs two";
      case "55P03" ->
          "is being written by another process, and was not free in time: try again, or end that"
              + " process";
      case "57014" -> "took too long over a statement: try again when the server has less to do";
      case "57P01", "57P02", "57P03", "57P04" -> "is being stopped or started: try again";
      default ->
          state.startsWith("08")
              ? "went away: whether the last step was kept will show; taking it again does no harm"
              : "did not do what it was asked to";
    };
  }
}
