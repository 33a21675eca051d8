package org.truezero.bench.kernels;

import java.util.Locale;

/**
 * The measured curves as comma-separated tables. Times are in seconds, fractions 0..1.
 *
 * @param settings what was measured
 * @param measured the results
 */
record Csv(CurveSettings settings, Measurements measured) {

  /** Returns one line per curve and zero fraction. */
  String speedUps() {
    StringBuilder text =
        new StringBuilder("pass,threads,batch,zeros,drawn_zeros,seconds,dense_seconds,speed_up\n");
    measured.curves().forEach(curve -> speedUps(text, curve));
    measured.digits().forEach(curve -> speedUps(text, curve));
    return text.toString();
  }

  private static void speedUps(StringBuilder text, Curve curve) {
    for (Curve.Point point : curve.points()) {
      line(
          text,
          "%s,%d,%d,%.2f,%.4f,%.4g,%.4g,%.4g",
          curve.name(),
          curve.threads(),
          curve.batch(),
          point.zeros(),
          point.drawnZeros(),
          point.seconds(),
          point.denseSeconds(),
          point.speedUp());
    }
  }

  /** Returns what each point had to do at least, and how near it came to the limits. */
  String rooflines() {
    StringBuilder text =
        new StringBuilder(
            "pass,threads,batch,zeros,bytes_read,bytes_written,bytes_reloaded,flops,seconds,"
                + "bound_seconds,bound_with_reloads_seconds,limit,of_bound,of_bound_with_reloads\n");
    for (int batch : settings.batches()) {
      for (Curve curve : measured.forRoofline(batch)) {
        curve.points().forEach(point -> roofline(text, curve, point));
      }
    }
    return text.toString();
  }

  private void roofline(StringBuilder text, Curve curve, Curve.Point point) {
    Roofline roofline = measured.roofline(curve, point);
    Work work = point.work();
    double bound = roofline.seconds(point.works());
    double reloads = roofline.secondsFromLists(point.works());
    line(
        text,
        "%s,%d,%d,%.2f,%d,%d,%d,%d,%.4g,%.4g,%.4g,%s,%.3f,%.3f",
        curve.name(),
        curve.threads(),
        curve.batch(),
        point.zeros(),
        work.bytesRead() + work.bytesUpdated(),
        work.bytesUpdated(),
        work.bytesReloaded(),
        work.flops(),
        point.seconds(),
        bound,
        reloads,
        RooflineText.word(roofline.limit(point.works())),
        bound / point.seconds(),
        reloads / point.seconds());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
