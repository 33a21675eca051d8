package org.truezero.experiments.characters;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Characters in typed faces, upright in the centre, every face equally likely. They are drawn once,
 * on first use: 32 faces of 62 characters are 2 MB.
 */
public final class TypedCharacters implements CharacterSupply {
  /** Creates the supply; the first one of a process reads the fonts, which takes a second. */
  public TypedCharacters() {}

  /** Returns the names of the faces. */
  public static List<String> faces() {
    return TypefaceList.all().stream().map(Typeface::name).toList();
  }

  @Override
  public boolean has(int character) {
    return true;
  }

  @Override
  public float[] picture(int character, Draws draws) {
    return picture(draws.below(0, Drawn.PICTURES.length), character);
  }

  /** Returns the picture of a character in one face. */
  static float[] picture(int face, int character) {
    return Picture.ofBytes(Drawn.PICTURES[face][character]);
  }

  @Override
  public String description() {
    return "typed in " + Drawn.PICTURES.length + " faces, none written by hand";
  }

  @Override
  public String fingerprint() {
    return "typed:sha256:" + Drawn.DIGEST;
  }

  /** The pictures by face and character. */
  private static final class Drawn {
    static final byte[][][] PICTURES =
        TypefaceList.all().stream().map(Typeface::pictures).toArray(byte[][][]::new);
    static final String DIGEST = digest();

    private static String digest() {
      try {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (byte[][] face : PICTURES) {
          for (byte[] picture : face) {
            sha.update(picture);
          }
        }
        return HexFormat.of().formatHex(sha.digest());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }
}
