package org.truezero.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on this machine alone that may break off, lie about lengths and go on for ever. */
final class LocalServer implements AutoCloseable {
  private record Answer(int status, byte[] body, int claimed) {}

  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();

  LocalServer() throws IOException {
    Thread thread = new Thread(this::acceptAll, "local server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Sets an answer; a claimed length below 0 means none, and the body is repeated without end. */
  void serve(String path, int status, byte[] body, int claimed) {
    answers.put(path, new Answer(status, body, claimed));
  }

  int requests() {
    return requests.get();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void acceptAll() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        answer(connection);
      } catch (IOException e) {
        // The client left, or the test is over.
      }
    }
  }

  private void answer(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    String request = in.readLine();
    for (String line = request; line != null && !line.isEmpty(); ) {
      line = in.readLine();
    }
    requests.incrementAndGet();
    Answer answer = answers.getOrDefault(request.split(" ")[1], new Answer(404, new byte[0], 0));
    OutputStream out = connection.getOutputStream();
    String length = answer.claimed < 0 ? "" : "Content-Length: " + answer.claimed + "\r\n";
    String head = "HTTP/1.1 " + answer.status + " x\r\nConnection: close\r\n" + length + "\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    do {
      out.write(answer.body);
    } while (answer.claimed < 0);
    out.flush();
  }
}
