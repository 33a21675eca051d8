package org.truezero.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The two sets of NORB (LeCun, Huang and Bottou 2004): toys of five categories, five instances of
 * each to train on and five others to test on, photographed by two cameras.
 */
enum NorbSet {
  /** Objects in the centre, nothing around them. */
  SMALL("small NORB", "smallnorb-5x%sx9x18x6x2x96x96-%s", 96, 5, 1, 1),

  /** Objects moved, scaled and turned, on backgrounds with other objects, some without any. */
  CLUTTERED("jittered-cluttered NORB", "norb-5x%sx9x18x6x2x108x108-%s-%02d", 108, 6, 10, 2);

  /** The names of all categories, in the order of their numbers. */
  private static final List<String> CATEGORIES =
      List.of("animal", "human", "airplane", "truck", "car", "blank");

  private final String title;
  private final String pattern;
  private final int side;
  private final int categories;
  private final int trainParts;
  private final int testParts;

  NorbSet(String title, String pattern, int side, int categories, int trainParts, int testParts) {
    this.title = title;
    this.pattern = pattern;
    this.side = side;
    this.categories = categories;
    this.trainParts = trainParts;
    this.testParts = testParts;
  }

  /** Returns what the set is called. */
  String title() {
    return title;
  }

  /** Returns height and width of each picture. */
  int side() {
    return side;
  }

  /** Returns the names of the categories, in the order of their numbers. */
  List<String> categories() {
    return CATEGORIES.subList(0, categories);
  }

  /**
   * Returns the names of the files of a split without their ends {@code -dat.mat} and {@code
   * -cat.mat}.
   *
   * @param train or test
   */
  List<String> parts(boolean train) {
    String instances = train ? "46789" : "01235";
    String split = train ? "training" : "testing";
    int count = train ? trainParts : testParts;
    List<String> names = new ArrayList<>();
    for (int part = 1; part <= count; part++) {
      names.add(String.format(Locale.ROOT, pattern, instances, split, part));
    }
    return names;
  }
}
