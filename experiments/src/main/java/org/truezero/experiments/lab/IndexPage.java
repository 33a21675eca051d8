package org.truezero.experiments.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.truezero.data.AtomicFile;
import org.truezero.experiments.picture.Html;

/** A page with everything that several experiments found, which leads to the page of each. */
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
    page.raw("<ul>");
    for (Entry entry : entries) {
      String name = entry.experiment.name();
      page.raw("<li><a href=\"#" + name + "\">").text(name).raw("</a> ");
      page.text(entry.experiment.summary()).raw("</li>");
    }
    page.raw("</ul>");
    entries.forEach(entry -> section(page, entry));
    page.raw("<footer>Made by ").element("code", command).raw("</footer></main></body></html>\n");
    Path file = folder.resolve("index.html");
    AtomicFile.write(file, out -> out.write(page.toString().getBytes(StandardCharsets.UTF_8)));
    return file;
  }

  private static void section(Html page, Entry entry) {
    String name = entry.experiment.name();
    page.raw("<h2 id=\"" + name + "\">");
    if (entry.findings == null) {
      page.text(name).raw("</h2>").element("p", entry.missing);
      return;
    }
    page.raw("<a href=\"" + Html.escape(entry.page) + "\">").text(name).raw("</a> ");
    page.text(entry.findings.title()).raw("</h2>");
    FindingsWriter.body(page, entry.findings, "h3");
  }
}
