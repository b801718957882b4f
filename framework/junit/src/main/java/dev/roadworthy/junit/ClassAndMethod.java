package dev.roadworthy.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.check.CheckId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** What a check's class and method say of it without annotations. */
final class ClassAndMethod {

  private static final int HASH_BYTES = 16;

  private ClassAndMethod() {}

  /** The identity of a check that names none; a digest where the names are no valid id. */
  static CheckId id(Class<?> testClass, Method method) {
    String name = testClass.getName() + "." + method.getName();
    try {
      return new CheckId(name);
    } catch (IllegalArgumentException e) {
      return new CheckId("check-" + hex(digest(name.getBytes(UTF_8))));
    }
  }

  /** An identity that no other method and invocation has, also if it has the same name. */
  static CheckId exactId(Class<?> testClass, Method method, String position) {
    String parameters =
        Arrays.stream(method.getParameterTypes())
            .map(Class::getName)
            .collect(Collectors.joining(","));
    String exact = testClass.getName() + "." + method.getName() + "(" + parameters + ")" + position;
    return new CheckId("check-" + hex(digest(exact.getBytes(UTF_8))));
  }

  /** For people: {@code com.example.ShopIT.landing}. */
  static String place(Class<?> testClass, Method method) {
    return testClass.getName() + "." + method.getName();
  }

  /**
   * A hash of the class that runs and of those that it inherits the method through: the same hash
   * means the same code.
   */
  static String codeHash(Class<?> testClass, Method method) {
    MessageDigest digest = sha256();
    for (Class<?> at = testClass; at != null; at = at.getSuperclass()) {
      digest.update(bytes(at));
      if (at == method.getDeclaringClass()) {
        break;
      }
    }
    return hex(digest.digest());
  }

  private static byte[] bytes(Class<?> type) {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in == null ? type.getName().getBytes(UTF_8) : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Class " + type.getName() + " cannot be read", e);
    }
  }

  private static byte[] digest(byte[] bytes) {
    return sha256().digest(bytes);
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
