package org.truezero.experiments.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Builds HTML; text is escaped, so that a class called {@code <script>} is only a name. */
public final class Html {
  private final StringBuilder page = new StringBuilder();

  /** Creates an empty page. */
  public Html() {}

  /** Begins a page with a title, up to the first paragraph; it ends with {@code </main></body>}. */
  public static Html page(String title) {
    return new Html()
        .raw("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width\">")
        .element("title", title)
        .raw("<style>")
        .raw(style())
        .raw("</style></head><body><main>")
        .element("h1", title);
  }

  /** Returns the style sheet of all pages and charts, for light and dark screens. */
  public static String style() {
    try (InputStream in = Html.class.getResourceAsStream("page.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Appends markup as it is; never text from outside. */
  public Html raw(String markup) {
    page.append(markup);
    return this;
  }

  /** Appends text. */
  public Html text(Object text) {
    page.append(escape(String.valueOf(text)));
    return this;
  }

  /** Appends an element that holds nothing but text. */
  public Html element(String name, Object text) {
    return raw("<" + name + ">").text(text).raw("</" + name.split(" ", 2)[0] + ">");
  }

  /** Returns text that is safe between tags and inside quoted attributes. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(Character.isISOControl(c) && c != '\n' ? ' ' : c);
      }
    }
    return safe.toString();
  }

  /** Returns a PNG file as an address that holds the whole picture. */
  public static String dataUri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
