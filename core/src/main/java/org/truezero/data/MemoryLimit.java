package org.truezero.data;

/** Refuses what cannot be held before it is allocated. */
final class MemoryLimit {
  private MemoryLimit() {}

  /** Checks a number of bytes against the largest heap this process may have. */
  static void require(String file, long bytes) throws DataFormatException {
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw DataFormatException.at(file, (bytes >> 20) + " MB of data", message());
    }
  }

  /** Says that something did not fit. */
  static String message(String source) {
    return source + ": found more data than fit into memory, expected " + message();
  }

  private static String message() {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    return "what fits into the heap of "
        + heap
        + " MB; raise it with -Xmx, divide the"
        + " file, or encode texts once (truezero data convert SRC -o FILE.rows)";
  }
}
