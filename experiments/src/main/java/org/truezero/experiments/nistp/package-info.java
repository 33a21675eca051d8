/**
 * NISTP: transformed characters without end, as a data set and as a data source.
 *
 * <p>The way of an example: a clean picture ({@link
 * org.truezero.experiments.characters.CharacterSupply}) → the list of {@code Transformation} of a
 * {@link org.truezero.experiments.nistp.Mode} → bytes. {@link
 * org.truezero.experiments.nistp.NistpCharacters} are the pictures; {@link
 * org.truezero.experiments.nistp.NistpSettings} says which examples. Everything random is addressed
 * by seed, transformation and example number.
 *
 * <p>To add a transformation, implement {@code Transformation}, name it in {@code Mode} and look at
 * the contact sheet. What changes examples raises the version in {@code NistpCharacters} and the
 * golden hashes of its test. This package may use {@code org.truezero.math}, {@code
 * org.truezero.data} and {@code org.truezero.experiments.characters}. Functions other than roots
 * are those of {@code StrictMath}, so that the bytes are the same everywhere.
 */
package org.truezero.experiments.nistp;
