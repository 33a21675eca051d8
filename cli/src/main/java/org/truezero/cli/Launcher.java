package org.truezero.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.Charset;

/**
 * Takes standard error back from the start script, then runs {@link Main}.
 *
 * <p>While it starts, the JVM warns on descriptor 2 that the Vector API is an incubator module, and
 * no option turns that off. So {@code ./truezero} starts it with descriptor 2 going through a
 * filter that drops this line, and the real standard error at descriptor 3. Everything the program
 * itself writes goes straight to the latter: a filter would hold back a progress bar. If that is
 * not possible, messages take the way through the filter and nothing is lost.
 */
public final class Launcher {
  private static final int REAL_STANDARD_ERROR = 3;

  private Launcher() {}

  /** Runs the command line. */
  public static void main(String[] args) {
    if (Boolean.getBoolean("truezero.filtered")) {
      try {
        System.setErr(standardError());
      } catch (ReflectiveOperationException | RuntimeException e) {
        // The filter passes everything on; only progress bars are late.
      }
    }
    Main.main(args);
  }

  private static PrintStream standardError() throws ReflectiveOperationException {
    // A new stream on /dev/fd/3 would have a file position of its own and overwrite what standard
    // output writes to the same file. The jar's manifest opens java.io for this constructor.
    Constructor<FileDescriptor> constructor =
        FileDescriptor.class.getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    FileOutputStream out = new FileOutputStream(constructor.newInstance(REAL_STANDARD_ERROR));
    Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    return new PrintStream(out, true, charset);
  }
}
