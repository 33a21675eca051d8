/**
 * The {@code truezero} command line: one class per command.
 *
 * <p>Results go to standard output, with {@code --json} as one document; progress, logs and errors
 * go to standard error. A command returns its exit code (0 done, 1 failed, 2 wrong usage, 130
 * interrupted) and only {@link org.truezero.cli.Main} exits. {@link org.truezero.cli.Setting} is
 * the one list of everything that can be set about a network and its training: {@code train} takes
 * one value of each, {@code sweep} several.
 *
 * <p>To add a command, write a class with picocli's annotations and name it in {@link
 * org.truezero.cli.Main}; to add a setting, add a line to {@link org.truezero.cli.Setting} and read
 * it in {@link org.truezero.cli.ExperimentPlan}.
 */
package org.truezero.cli;
