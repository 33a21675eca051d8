package org.truezero.bench.kernels;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.truezero.data.AtomicFile;

/**
 * The results of one measurement as files: {@value #PAGE} with the pictures {@code
 * speed-up-batch-N.svg}, the numbers {@code speed-up.csv} and {@code roofline.csv}, and {@code
 * limits.json}.
 *
 * @param settings what was measured
 * @param measured the results
 * @param kernels in use
 * @param command that makes the page again
 */
record KernelsPage(CurveSettings settings, Measurements measured, String kernels, String command) {
  /** The page among the files. */
  static final String PAGE = "kernels.md";

  private static final String INTRODUCTION =
      """
      # What zeros save in the kernels

      Written by `%s` on: %s. Kernels %s, one thread unless told otherwise, medians of %d \
      interleaved rounds, with the JVM options of `./truezero train`.

      *Passes* go over layers of %s, three in turn. A *step* is a whole step of training of \
      784-1000-1000-1000-10 with zeros at random, as many in the input as in each hidden layer; \
      *from lists* always reads lists, plain *step* chooses lists or the dense form by density, as \
      the trainer does. Of the two ways to work from lists, with the weights read ahead and \
      without, the quicker one counts, as in training. All are compared with our own dense form: \
      the same pass, or the whole step with it at the same zeros. *Deltas and update* is the \
      backward pass of plain gradient descent, *update* the same for the first layer, *deltas and \
      gradient* that of the other optimizers.

      """;

  private static final String CROSSOVERS =
      """
      ## Where the dense form begins

      Density of the inputs from which the dense form of a pass is faster, without preparing the \
      inputs: as measured here, and as the kernels state it (`denseForwardFrom`, \
      `denseBackwardFrom`).

      """;

  private static final String PREPARATIONS =
      """
      Preparing the inputs of a layer of %s once for a batch, in µs: *cut* into tiles for the \
      forward pass from lists, *group* by input for the backward pass, *scatter* into the matrix of \
      the dense form.

      """;

  private static final String ROOFLINE =
      """
      ## Fraction of what the machine allows

      *Bound* is the longer of two times, summed over the passes: to move the weight rows that the \
      batch touches, each once, at the measured bandwidth of the cache or memory that holds all \
      weights (both ways where they are written), and to do the multiply-adds at the measured peak. \
      *With reloads* adds that the forward pass from lists loads a row from the second-level cache \
      for each active input of each example; more than 100 %% of it is possible where rows are still \
      in the first-level cache. *Digits*: 19 %% of the input is active, as in MNIST.

      """;

  private static final String USERS =
      """
      ## Without the Vector API, and with more threads

      Steps on digits, in ms, and how many times faster than the column before *vs*.

      """;

  private static final String LIMITS =
      """
      ## Limits of the machine

      All threads together, each with an array of its own; *update* changes an array in place and \
      counts what is read and what is written.

      """;

  /** Writes the files; older ones are replaced. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Csv csv = new Csv(settings, measured);
    write(folder, "speed-up.csv", csv.speedUps());
    write(folder, "roofline.csv", csv.rooflines());
    String json = new GsonBuilder().setPrettyPrinting().create().toJson(measured.limits());
    write(folder, "limits.json", json + "\n");
    for (int batch : settings.batches()) {
      write(folder, picture(batch), new SpeedUpChart(measured.ofBatch(batch)).svg(subtitle()));
    }
    write(folder, PAGE, text());
  }

  private static void write(Path folder, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.resolve(name), out -> out.write(bytes));
  }

  private static String picture(int batch) {
    return "speed-up-batch-" + batch + ".svg";
  }

  private String subtitle() {
    return "layers of "
        + settings.layer()
        + "; step of 784-1000-1000-1000-10; 1 thread; "
        + kernels;
  }

  /** Returns the page. */
  String text() {
    PageTables tables = new PageTables(settings, measured);
    StringBuilder page = new StringBuilder(introduction());
    for (int batch : settings.batches()) {
      page.append("![Speed-up by zeros, batch ").append(batch).append("](");
      page.append(picture(batch)).append(")\n\n");
    }
    page.append(tables.speedUps().markdown()).append('\n');
    page.append(CROSSOVERS).append(tables.crossovers().markdown()).append('\n');
    page.append(String.format(Locale.ROOT, PREPARATIONS, settings.layer()));
    page.append(tables.preparations().markdown()).append('\n');
    appendRoofline(page);
    page.append(USERS).append(tables.stepTimes().markdown()).append('\n');
    LimitsText limits = new LimitsText(measured.limits());
    page.append(LIMITS).append(limits.bandwidths().markdown()).append('\n');
    return page.append(limits.others().markdown()).toString();
  }

  private String introduction() {
    return String.format(
        Locale.ROOT,
        INTRODUCTION,
        command,
        measured.limits().machine().text(),
        kernels,
        settings.rounds().rounds(),
        settings.layer());
  }

  private void appendRoofline(StringBuilder page) {
    RooflineText text = new RooflineText(settings, measured);
    page.append(String.format(Locale.ROOT, ROOFLINE)).append(text.limits()).append("\n\n");
    for (int batch : settings.batches()) {
      page.append("Batch ").append(batch).append(":\n\n");
      page.append(text.table(batch).markdown()).append('\n');
    }
  }
}
