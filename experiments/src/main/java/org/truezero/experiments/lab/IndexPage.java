package org.truezero.experiments.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.truezero.data.AtomicFile;
import org.truezero.experiments.picture.Html;

/** A page that leads to the pages of several experiments and says what each of them decided. */
public final class IndexPage {
  private final String title;
  private final List<Entry> entries = new ArrayList<>();

  /** One experiment: its findings, or why there are none. */
  private record Entry(Experiment experiment, Findings findings, String page, String missing) {}

  /**
   * Begins a page.
   *
   * @param title its heading
   */
  public IndexPage(String title) {
    this.title = title;
  }

  /**
   * Adds an experiment that was run.
   *
   * @param experiment which
   * @param findings what it found
   * @param page address of its own page, relative to this one
   */
  public void add(Experiment experiment, Findings findings, String page) {
    entries.add(new Entry(experiment, findings, page, ""));
  }

  /**
   * Adds an experiment that could not be run.
   *
   * @param experiment which
   * @param reason one line
   */
  public void addMissing(Experiment experiment, String reason) {
    entries.add(new Entry(experiment, null, "", reason));
  }

  /**
   * Writes the page as {@code index.html}; an existing one is replaced.
   *
   * @param folder is there
   * @param command what makes everything again
   * @return the file
   */
  public Path write(Path folder, String command) throws IOException {
    Html page = Html.page(title);
    for (Entry entry : entries) {
      page.raw("<h2>");
      if (entry.findings == null) {
        page.text(entry.experiment.name()).raw("</h2>").element("p", entry.missing);
        continue;
      }
      page.raw("<a href=\"" + Html.escape(entry.page) + "\">").text(entry.experiment.name());
      page.raw("</a></h2>").element("p", entry.experiment.summary());
      entry.findings.claims().ifPresent(claims -> FindingsWriter.table(page, claims));
    }
    page.raw("<footer>Made by ").element("code", command).raw("</footer></main></body></html>\n");
    Path file = folder.resolve("index.html");
    AtomicFile.write(file, out -> out.write(page.toString().getBytes(StandardCharsets.UTF_8)));
    return file;
  }
}
