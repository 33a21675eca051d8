package org.truezero.experiments.nistp;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.truezero.data.DataFormatException;
import org.truezero.data.DataSourceProvider;
import org.truezero.data.GeneratedRange;
import org.truezero.data.GeneratedRows;
import org.truezero.data.SourceKey;
import org.truezero.data.SourceRows;
import org.truezero.data.SourceSpec;
import org.truezero.experiments.characters.CharacterClasses;
import org.truezero.experiments.characters.CharacterSupply;
import org.truezero.experiments.characters.Handwriting;
import org.truezero.experiments.characters.MixedCharacters;
import org.truezero.experiments.characters.TypedCharacters;

/** {@code nistp:?count=N&seed=S&mode=paper}: {@link NistpCharacters} as a data source. */
public final class NistpSource implements DataSourceProvider {
  private static final long DEFAULT_COUNT = 10_000;

  /** Creates the provider. */
  public NistpSource() {}

  @Override
  public String kind() {
    return "nistp";
  }

  @Override
  public String summary() {
    return "nistp:?count=N&seed=S&from=I  generated: transformed characters, typed or handwritten,"
        + " 32x32 grey";
  }

  @Override
  public List<SourceKey> keys() {
    return GeneratedRange.keys(
        DEFAULT_COUNT,
        new SourceKey("classes", "digits, letters or all [all]"),
        new SourceKey(
            "mode", "paper (five transformations), code (four of these) or p07 (fourteen) [paper]"),
        new SourceKey(
            "complexity",
            "how far they go, 0 (clean characters) to 1 [" + NistpSettings.NISTP_COMPLEXITY + "]"),
        new SourceKey(
            "source", "typed, handwritten or mixed (handwritten in half where possible) [typed]"),
        new SourceKey(
            "handwritten",
            "SRC: labelled pictures of 28x28 or 32x32, such as mnist:DIR (& as %26)"),
        new SourceKey("transposed", "yes if SRC holds them column by column, as EMNIST does [no]"));
  }

  @Override
  public SourceRows read(SourceSpec source) throws IOException {
    GeneratedRange range = GeneratedRange.of(source, DEFAULT_COUNT);
    String classes = source.choice("classes", "all", "all", "digits", "letters");
    String mode = source.choice("mode", "paper", "paper", "code", "p07");
    double complexity = complexity(source);
    String origin = source.choice("source", "typed", "typed", "handwritten", "mixed");
    Optional<String> handwritten = source.value("handwritten");
    boolean transposed = source.choice("transposed", "no", "no", "yes").equals("yes");
    if (origin.equals("typed") && handwritten.isPresent()) {
      source.problem(
          "source", "'typed'", "source=handwritten or source=mixed where handwritten=SRC is given");
    }
    if (!origin.equals("typed") && handwritten.isEmpty()) {
      source.problem("handwritten", "nothing", "a data source, such as handwritten=mnist:DIR");
    }
    source.check();
    NistpSettings settings =
        new NistpSettings(
            range.count(),
            range.seed(),
            range.from(),
            CharacterClasses.parse(classes),
            Mode.parse(mode),
            complexity);
    CharacterSupply supply =
        handwritten.isEmpty()
            ? new TypedCharacters()
            : written(handwritten.get(), transposed, origin.equals("mixed"), settings.classes());
    return new GeneratedRows(source.toString(), new NistpCharacters(settings, supply));
  }

  private static double complexity(SourceSpec source) {
    String text =
        source.value("complexity").orElse(Double.toString(NistpSettings.NISTP_COMPLEXITY));
    try {
      double complexity = Double.parseDouble(text);
      if (complexity >= 0 && complexity <= 1) {
        return complexity;
      }
    } catch (NumberFormatException e) {
      // Reported below, with the range.
    }
    source.problem("complexity", DataFormatException.quoted(text), "a number from 0 to 1");
    return 0;
  }

  private static CharacterSupply written(
      String handwritten, boolean transposed, boolean mixed, CharacterClasses classes)
      throws IOException {
    Handwriting handwriting = Handwriting.open(handwritten, transposed);
    if (mixed) {
      return new MixedCharacters(handwriting, new TypedCharacters());
    }
    for (int i = 0; i < classes.size(); i++) {
      if (!handwriting.has(classes.first() + i)) {
        throw DataFormatException.at(
            handwritten,
            "no picture of '" + classes.names().get(i) + "'",
            "one of every class of classes="
                + classes.spelling()
                + "; source=mixed takes typed characters for the others");
      }
    }
    return handwriting;
  }
}
