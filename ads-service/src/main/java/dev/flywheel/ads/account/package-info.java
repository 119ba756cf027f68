/** Who advertises. */
@NullMarked
package dev.flywheel.ads.account;

import org.jspecify.annotations.NullMarked;
