package org.truezero.experiments.characters;

import java.io.IOException;
import java.util.Locale;
import org.truezero.data.DataFormatException;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.ImageShape;
import org.truezero.data.Target;
import org.truezero.math.ActiveLists;

/**
 * Written characters of a labelled image data set, such as MNIST's digits or EMNIST ByClass (the
 * handwriting of NIST Special Database 19; Cohen et al. 2017). Pictures of 28×28 pixels get a
 * margin of two. Within a character every picture is equally likely.
 */
public final class Handwriting implements CharacterSupply {
  private static final int[] SIDES = {28, Picture.SIDE};

  private final String source;
  private final Dataset data;
  private final int side;
  private final boolean transposed;
  private final int[][] rowsOf;

  private Handwriting(String source, Dataset data, int side, boolean transposed, int[][] rowsOf) {
    this.source = source;
    this.data = data;
    this.side = side;
    this.transposed = transposed;
    this.rowsOf = rowsOf;
  }

  /**
   * Opens a data source.
   *
   * @param source grey pictures of 28×28 or 32×32 pixels, ink bright, with classes named by the 62
   *     characters or, as in EMNIST ByClass, by their numbers among them
   * @param transposed whether a row holds its picture column by column, as EMNIST's do
   * @throws DataFormatException if there are other pictures or classes; one line
   * @throws IOException if reading fails
   */
  public static Handwriting open(String source, boolean transposed) throws IOException {
    Dataset data = DataSource.open(source);
    int side = side(source, data);
    return new Handwriting(source, data, side, transposed, rowsOf(source, data));
  }

  private static int side(String source, Dataset data) throws DataFormatException {
    ImageShape shape = data.schema().image().orElse(null);
    for (int side : SIDES) {
      if (new ImageShape(1, side, side).equals(shape)) {
        return side;
      }
    }
    String found =
        shape == null
            ? "rows of " + data.schema().features() + " features that form no picture"
            : String.format(
                Locale.ROOT,
                "pictures of %d x %d pixels in %d planes",
                shape.height(),
                shape.width(),
                shape.planes());
    throw DataFormatException.at(source, found, "grey pictures of 28 x 28 or 32 x 32 pixels");
  }

  /** Sorts the rows by character. */
  private static int[][] rowsOf(String source, Dataset data) throws DataFormatException {
    int[] characters = characters(source, data.schema().target());
    if (data.size() > Integer.MAX_VALUE - 8) {
      throw DataFormatException.at(source, data.size() + " pictures", "less than 2^31");
    }
    int rows = (int) data.size();
    int[] counts = new int[CharacterClasses.ALL.size()];
    int[] characterOf = new int[rows];
    float[] target = new float[1];
    for (int row = 0; row < rows; row++) {
      data.readTarget(row, target, 0);
      characterOf[row] = characters[(int) target[0]];
      counts[characterOf[row]]++;
    }
    int[][] rowsOf = new int[counts.length][];
    for (int character = 0; character < counts.length; character++) {
      rowsOf[character] = new int[counts[character]];
    }
    for (int row = rows - 1; row >= 0; row--) {
      rowsOf[characterOf[row]][--counts[characterOf[row]]] = row;
    }
    return rowsOf;
  }

  /** Returns for each class of a source the number of its character. */
  private static int[] characters(String source, Target target) throws DataFormatException {
    if (!(target instanceof Target.Classes classes)) {
      throw DataFormatException.at(source, "no classes", "a character as label of every picture");
    }
    int[] characters = new int[classes.names().size()];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = character(source, classes.names().get(i));
    }
    return characters;
  }

  /** Reads a character, or the number that stands for a letter in EMNIST ByClass. */
  private static int character(String source, String name) throws DataFormatException {
    int character = CharacterClasses.ALL.names().indexOf(name);
    if (character < 0 && name.matches("[1-9][0-9]")) {
      character = Integer.parseInt(name);
    }
    if (character < 0 || character >= CharacterClasses.ALL.size()) {
      throw DataFormatException.at(
          source,
          "the class " + DataFormatException.quoted(name),
          "classes among 0-9, A-Z, a-z, or the numbers 10 to 61 for A-Z, a-z");
    }
    return character;
  }

  @Override
  public boolean has(int character) {
    return rowsOf[character].length > 0;
  }

  @Override
  public float[] picture(int character, Draws draws) {
    int[] rows = rowsOf[character];
    ActiveLists pixels = new ActiveLists();
    pixels.clear(side * side);
    data.appendRow(rows[draws.below(0, rows.length)], pixels);
    int margin = (Picture.SIDE - side) / 2;
    float[] picture = new float[Picture.PIXELS];
    for (int i = 0; i < pixels.size(); i++) {
      int line = pixels.indices()[i] / side;
      int column = pixels.indices()[i] % side;
      int y = margin + (transposed ? column : line);
      int x = margin + (transposed ? line : column);
      picture[y * Picture.SIDE + x] = pixels.values()[i];
    }
    return picture;
  }

  @Override
  public String description() {
    return "written by hand (" + source + ")";
  }

  @Override
  public String fingerprint() {
    return "handwritten:" + data.fingerprint() + (transposed ? ",transposed" : "");
  }
}
