/**
 * Networks in files: safetensors model files with settings and provenance, checkpoints, and the
 * predictor that serves a model to many threads.
 *
 * <p>Start at {@link org.truezero.model.ModelFile}, which writes and reads a {@link
 * org.truezero.model.Model}, and at {@link org.truezero.model.Predictor}, whose {@link
 * org.truezero.model.Session}s predict. A {@link org.truezero.model.CheckpointListener} writes a
 * {@link org.truezero.model.Checkpoint} while a training runs. {@link org.truezero.model.OnnxFile}
 * writes a model for other runtimes.
 *
 * <p>The format of model files is described in {@code docs/model-file.md}; a change that older
 * files do not fit needs a new format version and a golden file in the tests.
 *
 * <p>This package may use all others of {@code core} and the JSON library.
 */
package org.truezero.model;
