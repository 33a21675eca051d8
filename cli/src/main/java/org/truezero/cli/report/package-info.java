/**
 * The report of a training: one HTML file with its charts and pictures inside, readable offline.
 *
 * <p>{@link org.truezero.cli.report.Report} lays out the page from {@link
 * org.truezero.cli.report.ReportContent}; {@link org.truezero.experiments.picture.LineChart} and
 * {@link org.truezero.cli.report.ConfusionPicture} draw SVG, {@link
 * org.truezero.cli.report.WeightPictures} draws weights as PNG. All text from outside passes
 * through {@link org.truezero.experiments.picture.Html}, which escapes it. No script, nothing
 * loaded from elsewhere. To add a section, add a method to {@code Report}.
 */
package org.truezero.cli.report;
