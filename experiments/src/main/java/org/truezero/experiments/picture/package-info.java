/**
 * Pictures and pages: numbers in, PNG, SVG or HTML out.
 *
 * <p>{@link org.truezero.experiments.picture.PngWriter} writes grey and coloured pictures, {@link
 * org.truezero.experiments.picture.Pictures} colours examples and weights, {@link
 * org.truezero.experiments.picture.ContactSheet} lays equal pictures out in a grid. A {@link
 * org.truezero.experiments.picture.Chart} is drawn as SVG: {@link
 * org.truezero.experiments.picture.LineChart}, {@link org.truezero.experiments.picture.BarChart},
 * {@link org.truezero.experiments.picture.PlaneChart} for points and lines of a plane, {@link
 * org.truezero.experiments.picture.PictureChart} for pictures with a line of text each. {@link
 * org.truezero.experiments.picture.Html} puts text and pictures on a page. Nothing here uses {@code
 * java.awt}, so it works on machines without fonts or a screen. This package depends on the JDK and
 * on {@code core}'s shape of a picture.
 */
package org.truezero.experiments.picture;
