/** The paper as code: generated characters, pictures, tables and figures. */
module org.truezero.experiments {
  requires transitive org.truezero.core;
  // Reads and writes the outcomes of experiments, a line of JSON each.
  requires com.google.gson;
  // Only java.awt.geom, for the curves that fontbox returns; nothing native is loaded.
  requires java.desktop;
  // Automatic modules, but both jars fix these names in their manifests.
  requires org.apache.fontbox;
  requires org.apache.pdfbox.io;
  // fontbox, being automatic, cannot say itself that it needs this.
  requires org.apache.commons.logging;

  exports org.truezero.experiments.characters;
  exports org.truezero.experiments.lab;
  exports org.truezero.experiments.nistp;
  exports org.truezero.experiments.paper;
  exports org.truezero.experiments.picture;
  exports org.truezero.experiments.scenes;
  exports org.truezero.experiments.study;

  provides org.truezero.data.DataSourceProvider with
      org.truezero.experiments.nistp.NistpSource,
      org.truezero.experiments.scenes.SceneSource;
}
