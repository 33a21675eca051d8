package org.truezero.model;

/** Names inside a file; {@code docs/model-file.md} explains them. */
final class FileKeys {
  /** The version of the format that this program writes, and the only one so far. */
  static final String FORMAT_VERSION = "1";

  static final String METADATA = "__metadata__";
  static final String FORMAT = "truezero.format";
  static final String KIND = "truezero.kind";
  static final String NETWORK = "truezero.network";
  static final String SCHEMA = "truezero.schema";
  static final String SETTINGS = "truezero.settings";
  static final String PROVENANCE = "truezero.provenance";
  static final String HISTORY = "truezero.history";
  static final String PROGRESS = "truezero.progress";
  static final String LAYOUT = "truezero.layout";
  static final String CONTROL = "truezero.control";
  static final String BEST = "truezero.best";
  static final String INPUTS = "truezero.inputs";
  static final String TIED = "truezero.tied";
  static final String CHECKSUM = "truezero.sha256";

  static final String MODEL = "model";
  static final String CHECKPOINT = "checkpoint";
  static final String STACK = "stack";
  static final String STACK_CHECKPOINT = "stack checkpoint";

  private FileKeys() {}
}
