/**
 * Toy scenes: a stand-in for NORB where its files are not at hand.
 *
 * <p>The way of an example: {@code Category} (toys, each a list of solids, made once) → {@code
 * Scene} (a toy turned and placed, a distractor, light, a backdrop) → {@code Camera} (one picture
 * each of two eyes) → bytes. {@link org.truezero.experiments.scenes.StereoScenes} makes the
 * pictures on demand, {@link org.truezero.experiments.scenes.SceneSettings} says which. Everything
 * random is addressed by seed and example number.
 *
 * <p>Any change of toys, scenes or cameras changes the examples: raise the version in {@code
 * StereoScenes} and the golden hash of its test, and look at the contact sheet. This package may
 * use {@code org.truezero.math}, {@code org.truezero.data} and the random draws of {@code
 * characters}.
 */
package org.truezero.experiments.scenes;
