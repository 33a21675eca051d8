/**
 * Pictures and pages: numbers in, PNG, SVG or HTML out.
 *
 * <p>{@link org.truezero.experiments.picture.PngWriter} writes grey and coloured pictures, {@link
 * org.truezero.experiments.picture.ContactSheet} lays equal pictures out in a grid, {@link
 * org.truezero.experiments.picture.LineChart} draws lines, {@link
 * org.truezero.experiments.picture.Html} puts text and pictures on a page. Nothing here uses {@code
 * java.awt}, so it works on machines without fonts or a screen. This package depends on the JDK
 * alone.
 */
package org.truezero.experiments.picture;
