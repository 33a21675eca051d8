package org.truezero.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.truezero.experiments.picture.Html;
import org.truezero.experiments.picture.LineChart;
import org.truezero.experiments.picture.Pictures;
import org.truezero.network.Layer;
import org.truezero.train.EpochRecord;
import org.truezero.train.Evaluation;

/** Lays out the page. */
public final class Report {
  private static final int WEIGHT_TILES = 96;
  private static final int WEIGHT_COLUMNS = 16;
  private static final int MISTAKE_PAIRS = 12;

  private final ReportContent content;
  private final Html page = new Html();

  private Report(ReportContent content) {
    this.content = content;
  }

  /** Returns the report as the text of one HTML file, UTF-8. */
  public static String html(ReportContent content) {
    Report report = new Report(content);
    report.build();
    return report.page.toString();
  }

  private void build() {
    page.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.element("title", content.title()).raw("<style>").raw(Html.style()).raw("</style></head>");
    page.raw("<body><main>");
    head();
    curves();
    zeros();
    content.judged().ifPresent(this::errors);
    mistakes();
    weights();
    tables();
    page.raw("<footer>Written by TrueZero. Everything on this page is inside this one file.");
    page.raw("</footer></main></body></html>\n");
  }

  private void head() {
    page.element("h1", content.title());
    page.element(
        "p class=\"lead\"",
        "A network of "
            + content.network().architecture().sizes()
            + " units with "
            + String.format(Locale.ROOT, "%,d", parameters())
            + " parameters and a "
            + content.network().head().name()
            + " head.");
    page.raw("<div class=\"cards\">");
    content.judged().ifPresent(this::judgedCards);
    bestCard();
    if (!content.history().isEmpty()) {
      EpochRecord last = content.history().get(content.history().size() - 1);
      card(String.format(Locale.ROOT, "%,d", last.examples()), "training examples presented");
    }
    page.raw("</div>");
  }

  private void judgedCards(ReportContent.Judged judged) {
    Evaluation evaluation = judged.evaluation();
    if (!Double.isNaN(evaluation.errorRate())) {
      card(percent(evaluation.errorRate()), judged.data() + " error");
    }
    evaluation.rmse().ifPresent(rmse -> card(number(rmse), judged.data() + " RMSE"));
    evaluation.auc().ifPresent(auc -> card(number(auc), judged.data() + " AUC"));
    if (!evaluation.sparsity().layers().isEmpty()) {
      card(percent(evaluation.sparsity().mean()), "exact zeros in the hidden layers");
      long dead = evaluation.sparsity().deadUnits().stream().mapToLong(Long::longValue).sum();
      card(String.format(Locale.ROOT, "%,d", dead), "dead hidden outputs");
    }
  }

  private void bestCard() {
    bestRecord()
        .flatMap(EpochRecord::valid)
        .ifPresent(
            valid ->
                card(
                    Double.isNaN(valid.errorRate())
                        ? number(valid.loss())
                        : percent(valid.errorRate()),
                    "best validation "
                        + (Double.isNaN(valid.errorRate()) ? "loss" : "error")
                        + ", epoch "
                        + bestRecord().orElseThrow().epoch()));
  }

  private void card(String figure, String meaning) {
    page.raw("<div class=\"card\">").element("b", figure).element("span", meaning).raw("</div>");
  }

  private void curves() {
    if (content.history().isEmpty()) {
      return;
    }
    page.element("h2", "Learning curves").raw("<div class=\"charts\">");
    Curves curves = new Curves(content.history(), content.best());
    curves.error().ifPresent(this::chart);
    chart(curves.loss());
    page.raw("</div>");
  }

  private void zeros() {
    if (content.history().isEmpty() || content.network().architecture().hidden().isEmpty()) {
      return;
    }
    page.element("h2", "Exact zeros");
    page.element(
        "p class=\"note\"",
        "Measured with dropout off on "
            + (content.history().get(0).valid().isPresent()
                ? "the validation data."
                : "the first training rows.")
            + " A zero is exactly 0, not merely small; a dead output was zero for every example.");
    page.raw("<div class=\"charts\">");
    Curves curves = new Curves(content.history(), content.best());
    chart(curves.sparsity());
    chart(curves.deadUnits());
    page.raw("</div>");
  }

  private void chart(LineChart chart) {
    page.raw("<section class=\"panel\">").element("h3", chart.title()).raw(chart.svg());
    page.raw("</section>");
  }

  private void errors(ReportContent.Judged judged) {
    List<List<Long>> confusion = judged.evaluation().confusion();
    if (confusion.isEmpty() || confusion.size() != content.classNames().size()) {
      return;
    }
    page.element("h2", "Confusion matrix");
    page.element(
        "p class=\"note\"",
        String.format(
            Locale.ROOT,
            "%,d examples of the %s data. Rows are true classes, columns predicted ones; blue is"
                + " right, red is wrong, the stronger the larger the part of its row.",
            judged.evaluation().examples(),
            judged.data()));
    page.raw("<div class=\"split\"><section class=\"panel wide\">");
    if (confusion.size() <= ConfusionPicture.MOST_CLASSES) {
      page.raw(new ConfusionPicture(content.classNames(), confusion).svg());
    } else {
      page.element("p", confusion.size() + " classes are too many for a picture.");
    }
    page.raw("</section><section class=\"panel\">").element("h3", "Most frequent mistakes");
    new ErrorTables(page, content.classNames(), confusion).frequent(MISTAKE_PAIRS);
    page.raw("</section></div>");
    new ErrorTables(page, content.classNames(), confusion).perClass();
  }

  private void mistakes() {
    if (content.mistakes().isEmpty() || content.image().isEmpty()) {
      return;
    }
    page.element("h2", "Examples it gets wrong");
    page.element(
        "p class=\"note\"", "The mistakes it was surest of: true class, then what it said.");
    page.raw("<section class=\"panel tiles\">");
    for (ReportContent.Mistake mistake : content.mistakes()) {
      byte[] png = Pictures.example(content.image().get(), mistake.features());
      page.raw("<figure><img alt=\"row " + mistake.row() + "\" src=\"" + Html.dataUri(png))
          .raw("\"><figcaption>")
          .element("b", mistake.truth())
          .text(" → ")
          .element("b", mistake.predicted());
      if (!Double.isNaN(mistake.probability())) {
        page.raw("<br>").text(percent(mistake.probability()));
      }
      page.raw("</figcaption></figure>");
    }
    page.raw("</section>");
  }

  private void weights() {
    if (content.image().isEmpty()) {
      return;
    }
    byte[] png =
        WeightPictures.sheet(
            content.network(), content.image().get(), WEIGHT_TILES, WEIGHT_COLUMNS);
    page.element("h2", "First-layer weights");
    page.element(
        "p class=\"note\"",
        "One tile per unit, those with the greatest weights first"
            + (content.image().get().planes() == 3
                ? "; grey is 0."
                : ": red raises the unit's input, blue lowers it, white is 0."));
    page.raw("<section class=\"panel\"><img class=\"sheet\" alt=\"first-layer weights\" src=\"");
    page.raw(Html.dataUri(png)).raw("\"></section>");
  }

  private void tables() {
    page.raw("<div class=\"charts\"><section>").element("h2", "Settings");
    table(content.settings());
    page.raw("</section><section>").element("h2", "Provenance");
    table(content.provenance());
    page.raw("</section></div>");
  }

  private void table(Map<String, String> facts) {
    page.raw("<div class=\"panel\"><table>");
    facts.forEach(
        (name, value) -> page.raw("<tr>").element("th", name).element("td", value).raw("</tr>"));
    page.raw("</table></div>");
  }

  private Optional<EpochRecord> bestRecord() {
    return content.best().map(content.history()::get);
  }

  private long parameters() {
    long count = 0;
    for (Layer layer : content.network().layers()) {
      count += (long) layer.layout().rows() * layer.layout().units() * layer.layout().pieces();
      count += (long) layer.layout().units() * layer.layout().pieces() + layer.learned().length;
    }
    return count;
  }

  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
