package dev.roadworthy.fault;

/** Where a fault sits; the letter begins its codes. */
public enum Layer {
  NETWORK('N', "network"),
  TLS('T', "tls"),
  WEB_SERVER('W', "web server"),
  APPLICATION('A', "application"),
  DATABASE('D', "database"),
  CACHE('C', "cache"),
  HOST('H', "host"),
  THIRD_PARTY('V', "third party"),
  LOAD('L', "load"),
  CHECK('X', "check"),
  UNDECIDED('U', "undecided");

  private final char letter;
  private final String title;

  Layer(char letter, String title) {
    this.letter = letter;
    this.title = title;
  }

  /** The first letter of the layer's fault codes. */
  public char letter() {
    return letter;
  }

  /** As people read it: {@code web server}. */
  public String title() {
    return title;
  }

  /**
   * @throws IllegalArgumentException if no layer has the letter
   */
  public static Layer ofLetter(char letter) {
    for (Layer layer : values()) {
      if (layer.letter == letter) {
        return layer;
      }
    }
    throw new IllegalArgumentException(
        "A fault code begins with one of N T W A D C H V L X U, but was '" + letter + "'");
  }
}
