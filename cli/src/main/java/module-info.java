/** The {@code truezero} command. */
module org.truezero.cli {
  requires org.truezero.core;
  requires org.truezero.experiments;
  requires com.google.gson;
  requires info.picocli;

  // Options are set by reflection.
  opens org.truezero.cli to
      info.picocli;
}
