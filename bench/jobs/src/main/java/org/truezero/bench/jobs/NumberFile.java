package org.truezero.bench.jobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Numbers in a file, in the order of the processor, mapped into memory: nothing is quicker to read,
 * so that reading does not blur what is measured.
 */
final class NumberFile implements AutoCloseable {
  private static final int BYTES = 4;

  private final FileChannel channel;
  private final MapMode mode;
  private long position;

  private NumberFile(FileChannel channel, MapMode mode) {
    this.channel = channel;
    this.mode = mode;
  }

  static NumberFile read(Path file) throws IOException {
    return new NumberFile(FileChannel.open(file, StandardOpenOption.READ), MapMode.READ_ONLY);
  }

  static NumberFile write(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
    return new NumberFile(channel, MapMode.READ_WRITE);
  }

  int readInt() throws IOException {
    return next(1).getInt();
  }

  int[] readInts() throws IOException {
    int[] numbers = new int[readInt()];
    ints(numbers.length).get(numbers);
    return numbers;
  }

  float[] readFloats() throws IOException {
    float[] numbers = new float[readInt()];
    floats(numbers.length).get(numbers);
    return numbers;
  }

  void writeInt(int number) throws IOException {
    next(1).putInt(number);
  }

  void writeInts(int[] numbers) throws IOException {
    writeInt(numbers.length);
    ints(numbers.length).put(numbers);
  }

  void writeFloats(float[] numbers) throws IOException {
    writeInt(numbers.length);
    floats(numbers.length).put(numbers);
  }

  private IntBuffer ints(int count) throws IOException {
    return next(count).asIntBuffer();
  }

  private FloatBuffer floats(int count) throws IOException {
    return next(count).asFloatBuffer();
  }

  private ByteBuffer next(int count) throws IOException {
    long bytes = (long) BYTES * count;
    ByteBuffer buffer = channel.map(mode, position, bytes).order(ByteOrder.nativeOrder());
    position += bytes;
    return buffer;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
