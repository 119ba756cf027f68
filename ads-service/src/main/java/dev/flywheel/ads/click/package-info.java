/** Click tokens, and what becomes of a click: charged once, or not and why. */
@NullMarked
package dev.flywheel.ads.click;

import org.jspecify.annotations.NullMarked;
