package org.truezero.experiments.scenes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.truezero.experiments.characters.Draws;
import org.truezero.math.RandomStream;

/** The categories of NORB, in the order of their numbers, each with its toys. */
enum Category {
  ANIMAL(Animals::make),
  HUMAN(Humans::make),
  AIRPLANE(Airplanes::make),
  TRUCK(Trucks::make),
  CAR(Cars::make),
  /** No object. */
  BLANK(null);

  /** How many toys of a category there are; as in NORB. */
  static final int TOYS = 10;

  private static final int STYLES = 5;

  private final List<Toy> toys;

  Category(Workshop workshop) {
    if (workshop == null) {
      toys = List.of();
      return;
    }
    // The toys are the same for all seeds, as those of NORB are the same in all pictures.
    RandomStream proportions = new RandomStream(0, "toys: " + name());
    toys =
        IntStream.range(0, TOYS)
            .mapToObj(toy -> workshop.make(new Draws(proportions, toy), toy % STYLES))
            .toList();
  }

  private interface Workshop {
    Toy make(Draws proportions, int style);
  }

  /**
   * Returns a toy. Toys 0 to 4 are one of each style, toys 5 to 9 the same styles in other
   * proportions.
   */
  Toy toy(int number) {
    return toys.get(number);
  }

  /** Returns how many categories have toys; they come before {@link #BLANK}. */
  static int withToys() {
    return BLANK.ordinal();
  }

  /** Returns the names as NORB has them, in order. */
  static List<String> names() {
    return Arrays.stream(values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }
}
