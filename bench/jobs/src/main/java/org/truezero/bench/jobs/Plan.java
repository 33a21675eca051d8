package org.truezero.bench.jobs;

/**
 * What is run and for how long.
 *
 * @param task what is measured
 * @param warmExamples examples of the warm-up, at least
 * @param warmSeconds seconds of the warm-up, at least
 * @param examples examples timed; when training to a target, examples between two validations
 * @param targetError validation error to reach
 * @param capSeconds give up after so many seconds of training
 */
public record Plan(
    Task task,
    int warmExamples,
    double warmSeconds,
    int examples,
    double targetError,
    double capSeconds) {}
