package org.truezero.bench.kernels;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.truezero.math.kernels.KernelChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what zeros save and writes the performance page. */
@Command(
    name = "curve",
    description =
        "Measures the speed-up against the fraction of zeros, from 0 to 99 %%, of each pass and of"
            + " whole training steps, how near they come to the limits of the machine, and what"
            + " threads and the Vector API add. Writes a page with charts and tables; older ones"
            + " are replaced. Takes about five minutes and needs the Vector API.",
    footer = {"", "Examples:", "  bench/curve", "  bench/curve --quick --out target/curve"})
final class CurveCommand implements Callable<Integer> {
  private static final double[] ZEROS = {
    0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99
  };
  private static final double[] FEW_ZEROS = {0, 0.5, 0.8, 0.9, 0.97, 0.99};
  private static final int[] BATCHES = {10, 100};

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private CommonOptions common;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the page, made if needed [${DEFAULT-VALUE}]")
  private Path folder = Path.of("results", "performance");

  @Option(
      names = "--layer",
      paramLabel = "INxOUT",
      description = "Inputs and units of the layers of the passes [${DEFAULT-VALUE}]")
  private String layer = "1000x1000";

  CurveCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    var settings =
        new CurveSettings(
            common.quick() ? FEW_ZEROS : ZEROS,
            BATCHES,
            layer,
            common.threads(),
            common.quick() ? Rounds.QUICK : Rounds.FULL);
    Measurements measured = Measurements.take(settings, common.quick(), err::println);
    String kernels = KernelChoice.named("vector").name();
    new KernelsPage(settings, measured, kernels, command()).write(folder);
    PageTables tables = new PageTables(settings, measured);
    out.println(tables.speedUps().text());
    out.print(tables.crossovers().text());
    err.println("wrote " + folder.resolve(KernelsPage.PAGE));
    return 0;
  }

  /** Returns what makes the same page again, options with their defaults left out. */
  private String command() {
    return "bench/curve"
        + (common.quick() ? " --quick" : "")
        + " --threads "
        + common.threads()
        + (layer.equals("1000x1000") ? "" : " --layer " + layer);
  }
}
