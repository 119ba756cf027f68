/** Calls and events of ads-service. */
@NullMarked
package dev.flywheel.contracts.ads;

import org.jspecify.annotations.NullMarked;
