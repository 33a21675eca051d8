package org.truezero.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.truezero.data.SourceSpec;
import org.truezero.model.Provenance;

/** Standard input as a data source. */
final class StandardInput {
  private StandardInput() {}

  /**
   * Returns the source that reads standard input as the training data of a model were read.
   *
   * @throws UsageException if those were no single stream
   */
  static String likeTraining(Provenance provenance) {
    String train = provenance.train().source();
    SourceSpec spec = SourceSpec.parse(train);
    if (!List.of("csv", "libsvm", "reviews").contains(spec.kind())) {
      throw new UsageException(
          "--data -: the model was trained on "
              + spec.kind()
              + " data, which cannot be read from"
              + " standard input; write --data csv:- or --data libsvm:-");
    }
    List<String> options = new ArrayList<>();
    int question = train.indexOf('?');
    if (question >= 0) {
      Stream.of(train.substring(question + 1).split("&"))
          .filter(option -> !option.startsWith("rows="))
          .forEach(options::add);
    }
    nameless(spec).ifPresent(options::add);
    return spec.kind() + ":-" + (options.isEmpty() ? "" : "?" + String.join("&", options));
  }

  /** Returns the option that says what the end of the file's name has said. */
  private static Optional<String> nameless(SourceSpec spec) {
    String key = spec.kind().equals("reviews") ? "format" : "separator";
    if (spec.kind().equals("libsvm") || spec.value(key).isPresent()) {
      return Optional.empty();
    }
    String name = spec.path().replaceFirst("\\.gz$", "");
    if (name.endsWith(".tsv")) {
      return Optional.of(key + (key.equals("format") ? "=tsv" : "=tab"));
    }
    return key.equals("format") && name.endsWith(".csv")
        ? Optional.of("format=csv")
        : Optional.empty();
  }
}
