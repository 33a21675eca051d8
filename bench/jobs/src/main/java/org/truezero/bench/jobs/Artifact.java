package org.truezero.bench.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Versions of libraries on the class path, as Maven noted them in the jar. */
public final class Artifact {
  private Artifact() {}

  /**
   * Returns the version of a library.
   *
   * @param group its Maven group
   * @param name its Maven artifact
   * @return the version, or {@code of unknown version}
   */
  public static String version(String group, String name) {
    String file = "/META-INF/maven/" + group + "/" + name + "/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = Artifact.class.getResourceAsStream(file)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      // Said below; a comparison does not fail for a name.
    }
    return properties.getProperty("version", "of unknown version");
  }
}
