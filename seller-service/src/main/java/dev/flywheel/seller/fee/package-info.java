/** The fee schedule as dated data, and the rules that turn a price into a fee. */
@NullMarked
package dev.flywheel.seller.fee;

import org.jspecify.annotations.NullMarked;
