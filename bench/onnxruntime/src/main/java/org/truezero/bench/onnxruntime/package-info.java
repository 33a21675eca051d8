/** ONNX Runtime as a system of the comparison; it predicts only. */
package org.truezero.bench.onnxruntime;
