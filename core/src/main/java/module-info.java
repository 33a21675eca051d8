/**
 * Deep sparse rectifier networks: kernels, data, networks, training, pre-training, sparsity
 * analysis and model files. The packages are listed in reading order; each uses only those before
 * it.
 */
module org.truezero.core {
  // The Vector API is used when the JVM was started with it; scalar kernels work without.
  requires static jdk.incubator.vector;
  // Public signatures name its tree of JSON values.
  requires transitive com.google.gson;
  requires java.net.http;

  exports org.truezero.math;
  exports org.truezero.data;
  exports org.truezero.network;
  exports org.truezero.train;
  exports org.truezero.pretrain;
  exports org.truezero.sparsity;
  exports org.truezero.model;

  uses org.truezero.data.DataSourceProvider;
  uses org.truezero.data.Tokenizer;

  provides org.truezero.data.DataSourceProvider with
      org.truezero.data.AmazonSource,
      org.truezero.data.Cifar10Source,
      org.truezero.data.CsvSource,
      org.truezero.data.IdxSource,
      org.truezero.data.LibsvmSource,
      org.truezero.data.MnistSource,
      org.truezero.data.NorbSource,
      org.truezero.data.ReviewsSource,
      org.truezero.data.RowsSource;
}
