/** Which ads stand for which search words, kept in memory. */
@NullMarked
package dev.flywheel.ads.targeting;

import org.jspecify.annotations.NullMarked;
