/** Calls and events of finance-service. */
@NullMarked
package dev.flywheel.contracts.finance;

import org.jspecify.annotations.NullMarked;
