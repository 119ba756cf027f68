/** The auction for sponsored places: who may enter, who wins, what a click would cost. */
@NullMarked
package dev.flywheel.ads.auction;

import org.jspecify.annotations.NullMarked;
