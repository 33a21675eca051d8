/**
 * Data set and settings in, trained network and history out: penalties, optimizers, schedules,
 * early stopping, the trainer and the evaluator.
 *
 * <p>Training does not know files: a checkpoint is written by a {@link
 * org.truezero.train.TrainingListener} that gets the {@link org.truezero.train.TrainingState}. To
 * add an optimizer or a schedule, add a record to its sealed interface and a word to its text. This
 * package may use {@code math}, {@code data} and {@code network}.
 */
package org.truezero.train;
