/** Which sales a click led to. */
@NullMarked
package dev.flywheel.ads.attribution;

import org.jspecify.annotations.NullMarked;
