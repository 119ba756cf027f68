/** Turns charged clicks into journal entries, in batches, to the cent. */
@NullMarked
package dev.flywheel.ads.billing;

import org.jspecify.annotations.NullMarked;
