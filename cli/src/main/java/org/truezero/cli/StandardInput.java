package org.truezero.cli;

import java.util.List;
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
    StringBuilder source = new StringBuilder(spec.kind()).append(":-");
    int question = train.indexOf('?');
    String separator = "?";
    if (question >= 0) {
      for (String option : train.substring(question + 1).split("&")) {
        if (!option.startsWith("rows=")) {
          source.append(separator).append(option);
          separator = "&";
        }
      }
    }
    return source.toString();
  }
}
