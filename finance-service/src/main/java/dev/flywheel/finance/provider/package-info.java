/** The payment provider as this service sees it, and the simulated one. */
@NullMarked
package dev.flywheel.finance.provider;

import org.jspecify.annotations.NullMarked;
