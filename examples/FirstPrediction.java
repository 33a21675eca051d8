import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.truezero.model.Predictor;
import org.truezero.model.Session;

/**
 * How long a service waits for its first prediction: from the start of the process to the answer.
 *
 * <pre>
 * javac -cp 'cli/target/lib/*' -d /tmp examples/FirstPrediction.java
 * java --add-modules jdk.incubator.vector -cp '/tmp:cli/target/lib/*' FirstPrediction MODEL
 * </pre>
 */
public final class FirstPrediction {
  private FirstPrediction() {}

  /** Loads the model named by the argument and predicts an example of zeros with one 1. */
  public static void main(String[] args) throws IOException {
    Predictor predictor = Predictor.load(Path.of(args[0]));
    Session session = predictor.session();
    float[] outputs = new float[predictor.head().width()];
    session.predict(new int[] {0}, new float[] {1}, 1, outputs);
    Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
    long millis = Duration.between(started, Instant.now()).toMillis();
    System.out.println("first prediction after " + millis + " ms: " + outputs[0]);
  }
}
