package org.truezero.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads one address into memory. */
final class Download {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Download() {}

  /** Hears how far the download is; a total of −1 is unknown. */
  interface Listener {
    void received(long bytes, long total);
  }

  /**
   * Reads a whole body. A silence of 30 seconds ends it.
   *
   * @param limit most bytes to accept
   * @throws DownloadException if there is no complete answer with status 200
   */
  static byte[] read(URI address, int limit, Listener listener) throws DownloadException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL);
    if (ProxySelector.getDefault() != null) {
      builder.proxy(ProxySelector.getDefault());
    }
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      HttpResponse<InputStream> response =
          builder.build().send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new DownloadException("answered with status " + response.statusCode(), null);
        }
        long total = response.headers().firstValueAsLong("content-length").orElse(-1);
        return readBody(body, total, limit, listener);
      }
    } catch (DownloadException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new DownloadException("failed (" + describe(e) + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DownloadException("was interrupted", e);
    }
  }

  private static byte[] readBody(InputStream body, long total, int limit, Listener listener)
      throws IOException, InterruptedException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int n = patientRead(body, buffer); n >= 0; n = patientRead(body, buffer)) {
      received.write(buffer, 0, n);
      if (received.size() > limit) {
        throw new DownloadException("gave more than " + limit + " bytes", null);
      }
      listener.received(received.size(), total);
    }
    if (total >= 0 && received.size() != total) {
      throw new DownloadException("gave " + received.size() + " bytes, expected " + total, null);
    }
    return received.toByteArray();
  }

  /** Reads what is there next, but does not wait for ever: the client itself has no such limit. */
  private static int patientRead(InputStream body, byte[] buffer)
      throws IOException, InterruptedException {
    CompletableFuture<Integer> next =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return body.read(buffer);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    try {
      return next.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new DownloadException("fell silent for " + PATIENCE.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      String reason = cause.getCause() instanceof IOException io ? describe(io) : "" + cause;
      throw new DownloadException("broke off (" + reason + ")", e);
    }
  }

  private static String describe(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
