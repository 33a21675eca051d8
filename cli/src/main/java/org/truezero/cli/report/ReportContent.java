package org.truezero.cli.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truezero.data.ImageShape;
import org.truezero.network.Network;
import org.truezero.train.EpochRecord;
import org.truezero.train.Evaluation;

/**
 * What a report shows.
 *
 * @param title first line of the page
 * @param network the trained network
 * @param history records of the training
 * @param best position of the best record, if validation chose one
 * @param judged evaluation shown in detail, with the name of its data
 * @param classNames names of the classes or labels
 * @param image how the features form pictures, if they do
 * @param mistakes examples that were put into a wrong class
 * @param settings settings by name
 * @param provenance facts about where the network comes from, by name
 */
public record ReportContent(
    String title,
    Network network,
    List<EpochRecord> history,
    Optional<Integer> best,
    Optional<Judged> judged,
    List<String> classNames,
    Optional<ImageShape> image,
    List<Mistake> mistakes,
    Map<String, String> settings,
    Map<String, String> provenance) {

  /**
   * An evaluation and what it was made on.
   *
   * @param data {@code test}, {@code validation}, {@code training} or {@code training sample}
   * @param evaluation what the network does there
   */
  public record Judged(String data, Evaluation evaluation) {}

  /**
   * An example that was put into a wrong class.
   *
   * @param row its number in the data
   * @param features all features of the example
   * @param truth name of its class
   * @param predicted name of the class it was put into
   * @param probability how sure the network was, 0..1, or NaN if the head does not say
   */
  public record Mistake(
      long row, float[] features, String truth, String predicted, double probability) {}
}
