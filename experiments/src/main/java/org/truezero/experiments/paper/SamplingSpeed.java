package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.LabListener;
import org.truezero.experiments.lab.Scale;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.pretrain.Corruption;
import org.truezero.pretrain.LayerSettings;
import org.truezero.pretrain.PretrainListener;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.PretrainState;
import org.truezero.pretrain.Pretrainer;
import org.truezero.pretrain.Reconstruction;
import org.truezero.pretrain.Scaling;
import org.truezero.train.Span;

/**
 * How much time reconstruction sampling saves, and what the authors' full schedule would take: they
 * needed five days on a processor and eight hours on a graphics card (authors' code, 2010; Dauphin,
 * Glorot and Bengio 2011 report 22 times less time on the Amazon reviews).
 */
public final class SamplingSpeed implements Experiment {
  private static final String SPEED = "examplesPerSecond";

  /**
   * Units of each of the paper's three layers, their epochs, and reviews with and without labels.
   */
  private static final int UNITS = 5000;

  private static final double REVIEWS = 310_000;

  private static final List<Integer> EPOCHS = List.of(120, 120, 1);

  /** Creates the experiment. */
  public SamplingSpeed() {}

  @Override
  public String name() {
    return "sampling";
  }

  @Override
  public String summary() {
    return "speed of pre-training on 5 000 and 50 000 words, with and without sampling (IMDB)";
  }

  /**
   * What is timed.
   *
   * @param words vocabulary
   * @param layer 0 for the lowest
   * @param zeros sampled for each word; 0 to reconstruct all inputs
   * @param warm examples before the clock starts
   * @param timed examples
   */
  private record Timing(int words, int layer, float zeros, int warm, int timed) {
    String cell(int units) {
      return words
          + " words, "
          + units
          + " units, layer "
          + (layer + 1)
          + (zeros == 0 ? ", all inputs" : ", " + zeros + " zeros for each word");
    }
  }

  @Override
  public Findings run(Lab lab, DataFolders data, Scale scale) throws IOException {
    int units = scale.choose(100, 1000, UNITS, UNITS);
    int part = scale.choose(20, 2, 2, 1);
    List<Timing> timings =
        List.of(
            new Timing(5000, 0, 0, 500 / part, 3000 / part),
            new Timing(5000, 0, 3, 500 / part, 10_000 / part),
            new Timing(5000, 1, 0, 500 / part, 2000 / part),
            new Timing(5000, 2, 0, 500 / part, 2000 / part),
            new Timing(50_000, 0, 0, 100 / part, 400 / part),
            new Timing(50_000, 0, 3, 500 / part, 5000 / part));
    List<Double> speeds = new ArrayList<>();
    for (Timing timing : timings) {
      speeds.add(speed(lab, data, timing, units));
    }
    return findings(timings, speeds, units, lab);
  }

  private static double speed(Lab lab, DataFolders data, Timing timing, int units)
      throws IOException {
    return lab.measure(
            timing.cell(units),
            "",
            timing.warm + timing.timed,
            () -> Map.of(SPEED, time(lab, texts(data, timing.words), timing, units)))
        .get(SPEED);
  }

  private static Dataset texts(DataFolders data, int words) throws IOException {
    return DataSource.openUnlabelled(
        "reviews:" + data.require("imdb/imdb_train_25k.jsonl") + "?vocabulary=" + words);
  }

  private static double time(Lab lab, Dataset texts, Timing timing, int units) {
    HiddenLayer layer = new HiddenLayer(units, new Rectifier(), SignBalance.NONE);
    List<LayerSettings> layers = new ArrayList<>();
    for (int l = 0; l <= timing.layer; l++) {
      int examples = l < timing.layer ? 10 : timing.warm + timing.timed;
      layers.add(
          new LayerSettings(
              layer,
              Reconstruction.SIGMOID,
              l == 0 ? Scaling.NONE : Scaling.UNIT,
              false,
              l == 0 ? new Corruption.SaltPepper(0.8f, 0.005f) : new Corruption.Masking(0.5f),
              false,
              l == 0 ? 1e-4f : 0,
              List.of(0.001f),
              Span.examples(examples),
              l == 0 ? timing.zeros : 0));
    }
    PretrainSettings settings = new PretrainSettings(1, 10, Initialisation.GLOROT, layers);
    PretrainState state = PretrainState.fresh(texts.schema().features(), settings);
    Clock clock = new Clock(timing, lab.listener());
    new Pretrainer(lab.execution()).pretrain(state, texts, Optional.empty(), clock);
    return clock.examplesPerSecond();
  }

  /** Times the batches after the warm-up; one who asks to stop is not kept waiting. */
  private static final class Clock implements PretrainListener {
    private final Timing timing;
    private final LabListener listener;
    private long started;
    private long ended;
    private long from;
    private long to;

    Clock(Timing timing, LabListener listener) {
      this.timing = timing;
      this.listener = listener;
    }

    @Override
    public void afterBatch(PretrainState state) {
      PretrainState.Progress at = state.progress();
      if (at.layer() == timing.layer && started == 0 && at.examples() >= timing.warm) {
        started = System.nanoTime();
        from = at.examples();
      }
      ended = System.nanoTime();
      to = at.examples();
      if (at.layer() == timing.layer) {
        listener.progress(to);
      }
    }

    @Override
    public boolean stopRequested() {
      return listener.stopRequested();
    }

    double examplesPerSecond() {
      return (to - from) / ((ended - started) * 1e-9);
    }
  }

  private Findings findings(List<Timing> timings, List<Double> speeds, int units, Lab lab) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < timings.size(); i++) {
      Timing timing = timings.get(i);
      rows.add(
          List.of(
              String.format(Locale.ROOT, "%,d", timing.words),
              Integer.toString(timing.layer + 1),
              timing.layer > 0 || timing.zeros == 0 ? "all inputs" : "sampled",
              text("%,.0f", speeds.get(i)),
              timing.zeros > 0 ? text("%.1f", speeds.get(i) / speeds.get(i - 1)) : ""));
    }
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "Denoising auto-encoders of "
            + units
            + " rectifiers on binary bags of words (25 000 IMDB reviews), batch 10,"
            + " salt-and-pepper noise (0.8, 0.005) below and masking 0.5 above, untied decoder,"
            + " cross-entropy; "
            + lab.execution().threads()
            + (lab.execution().threads() == 1 ? " thread, kernels " : " threads, kernels ")
            + lab.execution().kernels()
            + ". Sampled: the inputs that are not zero, and three zeros for each of them,"
            + " re-weighted.");
    if (units == UNITS && speeds.stream().noneMatch(speed -> speed.isNaN())) {
      paragraphs.add(projection(speeds));
    }
    return new Findings(
        "Speed of pre-training with and without reconstruction sampling",
        paragraphs,
        List.of(
            new Findings.Table(
                "speed",
                "Examples per second",
                List.of("words", "layer", "reconstructed", "examples/s", "times as fast"),
                rows)),
        List.of());
  }

  private static String text(String format, double number) {
    return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, format, number);
  }

  private static String projection(List<Double> speeds) {
    double sampled = 0;
    double all = 0;
    for (int layer = 0; layer < EPOCHS.size(); layer++) {
      double examples = REVIEWS * EPOCHS.get(layer);
      sampled += examples / speeds.get(layer == 0 ? 1 : layer + 1);
      all += examples / speeds.get(layer == 0 ? 0 : layer + 1);
    }
    return String.format(
        Locale.ROOT,
        "The authors' schedule (310 000 reviews, 5000-5000-5000, 120, 120 and 1 epochs) would take"
            + " %.0f hours with sampling in the lowest layer and %.0f hours without, at these"
            + " speeds of fresh layers; the authors report 5 days (120 hours) on a processor and 8"
            + " hours on a GTX 480.",
        sampled / 3600,
        all / 3600);
  }
}
